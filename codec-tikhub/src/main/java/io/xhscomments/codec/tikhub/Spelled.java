package io.xhscomments.codec.tikhub;

/**
 * Checks the spelling of an answer that Moshi could read: it lets control characters stand in texts, takes an escaped
 * apostrophe, and words such as {@code TRUE} in any case. None of that is JSON (RFC 8259).
 */
final class Spelled {
    private static final String ESCAPED = "\"\\/bfnrtu";

    private Spelled() {}

    /** The offset of the first byte that is not JSON, or -1. The bytes are known to be one value to Moshi. */
    static int firstFault(byte[] bytes) {
        int at = Utf8.afterByteOrderMark(bytes);
        while (at < bytes.length) {
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
