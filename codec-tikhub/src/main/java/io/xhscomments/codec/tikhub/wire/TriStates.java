package io.xhscomments.codec.tikhub.wire;

import io.xhscomments.core.model.TriState;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The forms in which the service sends true and false, beside booleans. */
public final class TriStates {
    private TriStates() {}

    /** A word, in any case. The set is open: another word than those for true and false reports neither. */
    public static TriState parse(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> TriState.TRUE;
            case "false", "0" -> TriState.FALSE;
            default -> TriState.UNKNOWN;
        };
    }

    /** 0 or 1; empty if it is neither. */
    public static Optional<TriState> ofNumber(OptionalLong number) {
        return number.isPresent() && (number.getAsLong() == 0 || number.getAsLong() == 1)
                ? Optional.of(TriState.of(number.getAsLong() == 1))
                : Optional.empty();
    }
}
