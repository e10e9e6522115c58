package io.xhscomments.codec.tikhub.json;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads whole numbers, exact to 64 bits. */
public final class WholeNumbers {
    /** Longer ones are nonsense, and slow to read: the time grows with the square of the length. */
    private static final int MAX_CHARS = 64;

    private static final Pattern DECIMAL = Pattern.compile("[0-9+.eE-]+");

    private WholeNumbers() {}

    /** The number that the text stands for; empty if it is not a whole number of 64 bits. */
    public static OptionalLong parse(String text) {
        if (text.length() > MAX_CHARS || !DECIMAL.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(new BigDecimal(text).longValueExact());
        } catch (ArithmeticException | NumberFormatException notWhole) {
            return OptionalLong.empty();
        }
    }
}
