package io.xhscomments.codec.tikhub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A few texts that nearly every comment repeats. They are recognized in the bytes, so that none is made anew each time.
 */
final class FrequentTexts {
    private final byte[][] known;
    private final List<Optional<String>> texts;

    private FrequentTexts(String... texts) {
        this.known = Arrays.stream(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.texts = Arrays.stream(texts).map(Optional::of).toList();
    }

    static FrequentTexts of(String... texts) {
        return new FrequentTexts(texts);
    }

    /** Which of them is next, and steps over it; or -1. */
    int select(AnswerReader in) throws IOException {
        for (int i = 0; i < known.length; i++) {
            if (in.stepsOver(known[i])) {
                return i;
            }
        }
        return -1;
    }

    /** The same as {@link Values#optionalText}. */
    Optional<String> next(AnswerReader in) throws IOException {
        int which = select(in);
        return which < 0 ? Values.optionalText(in) : texts.get(which);
    }
}
