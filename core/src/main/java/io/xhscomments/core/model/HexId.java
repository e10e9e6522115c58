package io.xhscomments.core.model;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/** The form that note ids and comment ids share: 24 hex digits, the first eight of which are Unix seconds. */
final class HexId {
    private static final int LENGTH = 24;
    private static final int TIME_LENGTH = 8;

    private HexId() {}

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
            throw new IllegalArgumentException(what + " must be 24 hex digits, but is " + Quoted.of(text));
        }
        return text.toLowerCase(Locale.ROOT);
    }

    static Instant createdAt(String id) {
        return Instant.ofEpochSecond(HexFormat.fromHexDigitsToLong(id, 0, TIME_LENGTH));
    }
}
