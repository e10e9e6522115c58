package io.xhscomments.codec.tikhub;

/**
 * Checks the spelling of an answer that Moshi could read: it lets control characters stand in texts, takes an escaped
 * apostrophe, and words such as {@code TRUE} in any case. None of that is JSON (RFC 8259).
 */
final class Spelled {
    private static final long SPACES = 0x2020202020202020L;
    private static final String ESCAPED = "\"\\/bfnrtu";

    private Spelled() {}

    /**
     * Whether there is a control character, or what looks like an escaped apostrophe, anywhere, eight bytes in one
     * look. The service sends none, so that most answers need no closer look at their texts.
     */
    static boolean isUnusual(byte[] bytes) {
        int at = 0;
        for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
            long eight = (long) Utf8.EIGHT.get(bytes, at);
            if (((eight - SPACES) & ~eight & Utf8.TOP_BITS) != 0
                    || (Texts.slashes(eight) != 0 && isUnusual(bytes, at, at + Long.BYTES))) {
                return true;
            }
        }
        return isUnusual(bytes, at, bytes.length);
    }

    private static boolean isUnusual(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            boolean control = bytes[at] >= 0 && bytes[at] < ' ';
            if (control || (bytes[at] == '\\' && at + 1 < bytes.length && bytes[at + 1] == '\'')) {
                return true;
            }
        }
        return false;
    }

    /**
     * The offset of the first byte that is not JSON, or -1.
     *
     * @param from where values known to Moshi begin
     * @param to where they end
     */
    static int firstFault(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            byte each = bytes[at];
            if (each == '"') {
                at = endOfText(bytes, at + 1);
                if (bytes[at] != '"') {
                    return at;
                }
            } else if (each >= 'A' && each <= 'Z' && !isExponent(bytes, at)) {
                return at;
            }
            at++;
        }
        return -1;
    }

    /** Where a text ends, or goes wrong. */
    private static int endOfText(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] != '"') {
            if (bytes[at] >= 0 && bytes[at] < ' ') {
                return at;
            }
            if (bytes[at] == '\\' && ESCAPED.indexOf(bytes[++at]) < 0) {
                return at;
            }
            at++;
        }
        return at;
    }

    private static boolean isExponent(byte[] bytes, int at) {
        return bytes[at] == 'E' && at > 0 && bytes[at - 1] >= '0' && bytes[at - 1] <= '9';
    }
}
