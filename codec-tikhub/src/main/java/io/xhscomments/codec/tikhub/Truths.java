package io.xhscomments.codec.tikhub;

import io.xhscomments.core.model.Truth;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The forms in which the service sends true and false, beside booleans. */
final class Truths {
    private Truths() {}

    /** A word, in any case. The set is open: another word than those for true and false reports neither. */
    static Truth ofWord(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Truth.TRUE;
            case "false", "0" -> Truth.FALSE;
            default -> Truth.UNKNOWN;
        };
    }

    /** 0 or 1; empty if it is neither. */
    static Optional<Truth> ofNumber(OptionalLong number) {
        return number.isPresent() && (number.getAsLong() == 0 || number.getAsLong() == 1)
                ? Optional.of(Truth.of(number.getAsLong() == 1))
                : Optional.empty();
    }
}
