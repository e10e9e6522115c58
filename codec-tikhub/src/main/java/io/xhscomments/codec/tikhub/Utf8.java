package io.xhscomments.codec.tikhub;

/**
 * Checks bytes for being UTF-8, without copying them: a reader would quietly put a replacement character for each
 * fault.
 */
final class Utf8 {
    private Utf8() {}

    static int afterByteOrderMark(byte[] bytes) {
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    /** The offset of the first byte that is not part of a well-formed sequence, or -1. */
    static int firstFault(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            byte lead = bytes[at];
            if (lead >= 0) {
                at++;
                continue;
            }
            int length = sequenceLength(bytes, at);
            if (length == 0) {
                return at;
            }
            at += length;
        }
        return -1;
    }

    /** The length of the sequence that begins here, or 0: not shortest, a surrogate, above U+10FFFF, or cut off. */
    static int sequenceLength(byte[] bytes, int at) {
        int lead = bytes[at] & 0xFF;
        if (lead >= 0xC2 && lead <= 0xDF) {
            return continues(bytes, at + 1, 0x80, 0xBF) ? 2 : 0;
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            int lowest = lead == 0xE0 ? 0xA0 : 0x80;
            int highest = lead == 0xED ? 0x9F : 0xBF;
            return continues(bytes, at + 1, lowest, highest) && continues(bytes, at + 2, 0x80, 0xBF) ? 3 : 0;
        }
        if (lead >= 0xF0 && lead <= 0xF4) {
            int lowest = lead == 0xF0 ? 0x90 : 0x80;
            int highest = lead == 0xF4 ? 0x8F : 0xBF;
            boolean whole = continues(bytes, at + 1, lowest, highest)
                    && continues(bytes, at + 2, 0x80, 0xBF)
                    && continues(bytes, at + 3, 0x80, 0xBF);
            return whole ? 4 : 0;
        }
        return 0;
    }

    private static boolean continues(byte[] bytes, int at, int lowest, int highest) {
        return at < bytes.length && (bytes[at] & 0xFF) >= lowest && (bytes[at] & 0xFF) <= highest;
    }
}
