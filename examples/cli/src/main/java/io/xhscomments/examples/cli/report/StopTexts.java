package io.xhscomments.examples.cli.report;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.examples.cli.language.Language;
import io.xhscomments.examples.cli.language.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import okio.Buffer;

/** The reasons of stops for the page's script, in every language: a constant, made from the program's messages. */
final class StopTexts {
    private StopTexts() {}

    static String script() {
        Buffer buffer = new Buffer();
        try {
            JsonWriter json = JsonWriter.of(buffer);
            json.beginObject();
            for (Language language : Language.values()) {
                Messages messages = Messages.in(language);
                json.name(language.name()).beginObject();
                for (String stop : ReadSummary.Read.stops()) {
                    json.name(stop).value(messages.stopped(stop));
                }
                json.endObject();
            }
            json.endObject();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return "const STOPS = " + buffer.readUtf8() + ";\n";
    }
}
