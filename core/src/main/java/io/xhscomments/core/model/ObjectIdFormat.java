package io.xhscomments.core.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** The form that note ids and comment ids share: 24 hex digits, the first eight of which are Unix seconds. */
final class ObjectIdFormat {
    static final int LENGTH = 24;
    static final int TIME_LENGTH = 8;

    private static final byte[] SIGNS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DIGITS = digits();

    private ObjectIdFormat() {}

    /** What a byte of ASCII is as a hex digit, or a negative number. */
    static int digit(byte sign) {
        return DIGITS[sign & 0xFF];
    }

    private static byte[] digits() {
        byte[] digits = new byte[1 << Byte.SIZE];
        Arrays.fill(digits, (byte) -1);
        for (byte digit = 0; digit < SIGNS.length; digit++) {
            digits[SIGNS[digit]] = digit;
            digits[Character.toUpperCase(SIGNS[digit])] = digit;
        }
        return digits;
    }

    /** The digits of the time, then those of the rest. */
    static String text(int time, long rest) {
        byte[] text = new byte[LENGTH];
        long digits = time;
        for (int i = TIME_LENGTH - 1; i >= 0; i--, digits >>>= 4) {
            text[i] = SIGNS[(int) digits & 0xF];
        }
        digits = rest;
        for (int i = LENGTH - 1; i >= TIME_LENGTH; i--, digits >>>= 4) {
            text[i] = SIGNS[(int) digits & 0xF];
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** A loop, not a pattern: every comment that is read has three such ids. */
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

    static String normalized(String text, String what) {
        if (!matches(text)) {
            throw refused(text, what);
        }
        return text.toLowerCase(Locale.ROOT);
    }

    static IllegalArgumentException refused(String text, String what) {
        return new IllegalArgumentException(what + " must be 24 hex digits, but is " + QuotedText.of(text));
    }

    static Instant createdAt(String id) {
        return Instant.ofEpochSecond(HexFormat.fromHexDigitsToLong(id, 0, TIME_LENGTH));
    }
}
