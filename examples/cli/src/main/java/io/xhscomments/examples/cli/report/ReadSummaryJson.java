package io.xhscomments.examples.cli.report;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.core.reading.CoverageField;
import java.io.IOException;
import java.util.OptionalLong;
import okio.Buffer;

/** Writes a {@link ReadSummary} as the page's script reads it. */
final class ReadSummaryJson {
    private ReadSummaryJson() {}

    static void write(ReadSummary summary, Buffer to) throws IOException {
        Buffer buffer = new Buffer();
        JsonWriter json = JsonWriter.of(buffer);
        json.beginObject();
        json.name("notes").beginArray();
        for (ReadSummary.Read read : summary.notes()) {
            note(json, read);
        }
        json.endArray();
        if (summary.since().isPresent()) {
            ReadSummary.Since since = summary.since().get();
            json.name("since").beginObject();
            json.name("name").value(since.name());
            json.name("comments").value(since.comments());
            json.name("goneTopLevel").value(since.goneTopLevel());
            json.name("goneReplies").value(since.goneReplies());
            json.endObject();
        }
        json.endObject();
        CommentRowWriter.escapeForScript(buffer, to);
    }

    private static void note(JsonWriter json, ReadSummary.Read read) throws IOException {
        json.beginObject();
        json.name("note").value(read.note().value());
        json.name("stop").value(read.stop());
        json.name("complete").value(read.complete());
        for (CoverageField field : CoverageField.values()) {
            count(json, field.id(), field.of(read.coverage()));
        }
        json.name("repliesUnread").value(read.repliesUnread());
        if (read.failure().isPresent()) {
            json.name("failure").value(read.failure().get());
        }
        if (read.spend().isPresent()) {
            json.name("sent").value(read.spend().get().sent());
            json.name("paid").value(read.spend().get().paid());
        }
        if (read.age().isPresent()) {
            json.name("oldestPage").value(read.age().get().oldest().toString());
            json.name("newestPage").value(read.age().get().newest().toString());
        }
        json.endObject();
    }

    private static void count(JsonWriter json, String name, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            json.name(name).value(value.getAsLong());
        }
    }
}
