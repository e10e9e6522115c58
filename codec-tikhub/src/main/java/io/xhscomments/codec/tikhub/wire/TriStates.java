package io.xhscomments.codec.tikhub.wire;

import io.xhscomments.core.model.TriState;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the forms other than booleans in which the service sends true and false. */
public final class TriStates {
    private TriStates() {}

    /** Reads a word in any case. The set of words is open: any other word is unknown. */
    public static TriState parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> TriState.TRUE;
            case "false", "0" -> TriState.FALSE;
            default -> TriState.UNKNOWN;
        };
    }

    /** Reads 0 or 1; empty for another number. */
    public static Optional<TriState> ofNumber(OptionalLong number) {
        return number.isPresent() && (number.getAsLong() == 0 || number.getAsLong() == 1)
                ? Optional.of(TriState.of(number.getAsLong() == 1))
                : Optional.empty();
    }
}
