package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A few texts that nearly every comment repeats. They are recognized in the bytes, so that none is made anew each time.
 */
final class FrequentTexts {
    private final JsonReader.Options known;
    private final List<Optional<String>> texts;

    private FrequentTexts(String... texts) {
        this.known = JsonReader.Options.of(texts);
        this.texts = Arrays.stream(texts).map(Optional::of).toList();
    }

    static FrequentTexts of(String... texts) {
        return new FrequentTexts(texts);
    }

    /** The same as {@link Values#optionalText}. */
    Optional<String> next(JsonReader json) throws IOException {
        int which = json.peek() == JsonReader.Token.STRING ? json.selectString(known) : -1;
        return which < 0 ? Values.optionalText(json) : texts.get(which);
    }
}
