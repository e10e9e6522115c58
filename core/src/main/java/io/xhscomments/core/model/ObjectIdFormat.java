package io.xhscomments.core.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** The format of note ids and comment ids: 24 hex digits, of which the first eight are Unix seconds. */
final class ObjectIdFormat {
    static final int LENGTH = 24;
    static final int TIME_LENGTH = 8;
    private static final byte[] HEX_CHARACTERS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DIGIT_VALUES = digitValues();

    private ObjectIdFormat() {}

    /** The value of an ASCII hex digit; negative for any other byte. */
    static int digit(byte character) {
        return DIGIT_VALUES[character & 0xFF];
    }

    private static byte[] digitValues() {
        byte[] values = new byte[1 << Byte.SIZE];
        Arrays.fill(values, (byte) -1);
        for (byte value = 0; value < HEX_CHARACTERS.length; value++) {
            values[HEX_CHARACTERS[value]] = value;
            values[Character.toUpperCase(HEX_CHARACTERS[value])] = value;
        }
        return values;
    }

    /** The digits of the time, then those of the rest. */
    static String text(int time, long rest) {
        byte[] text = new byte[LENGTH];
        long digits = time;
        for (int i = TIME_LENGTH - 1; i >= 0; i--, digits >>>= 4) {
            text[i] = HEX_CHARACTERS[(int) digits & 0xF];
        }
        digits = rest;
        for (int i = LENGTH - 1; i >= TIME_LENGTH; i--, digits >>>= 4) {
            text[i] = HEX_CHARACTERS[(int) digits & 0xF];
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** A loop is faster than a pattern, and every comment has three such ids. */
    static boolean matches(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static String normalized(String text, String description) {
        if (!matches(text)) {
            throw refused(text, description);
        }
        return text.toLowerCase(Locale.ROOT);
    }

    static IllegalArgumentException refused(String text, String description) {
        return new IllegalArgumentException(description + " must be 24 hex digits, but is " + QuotedText.of(text));
    }

    static Instant createdAt(String id) {
        return Instant.ofEpochSecond(HexFormat.fromHexDigitsToLong(id, 0, TIME_LENGTH));
    }
}
