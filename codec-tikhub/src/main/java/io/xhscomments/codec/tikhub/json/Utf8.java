package io.xhscomments.codec.tikhub.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Checks whether bytes are UTF-8, without copying them. The JDK's decoder would replace each fault silently. */
public final class Utf8 {
    /** Reads eight bytes at once, because most of a response is ASCII. */
    static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    static final long TOP_BITS = 0x8080808080808080L;

    private Utf8() {}

    public static int afterByteOrderMark(byte[] bytes) {
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    /** The index of the first byte outside a well-formed sequence, or -1. */
    static int firstFault(byte[] bytes) {
        int at = firstBeyondAscii(bytes, 0, bytes.length);
        while (at < bytes.length) {
            int length = sequenceLength(bytes, at);
            if (length == 0) {
                return at;
            }
            at += length;
            if (at < bytes.length && bytes[at] >= 0) {
                at = firstBeyondAscii(bytes, at, bytes.length);
            }
        }
        return -1;
    }

    /** The index of the next byte beyond ASCII, or {@code to}. */
    static int firstBeyondAscii(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long beyond = (long) EIGHT.get(bytes, at) & TOP_BITS;
            if (beyond != 0) {
                return at + Long.numberOfTrailingZeros(beyond) / Byte.SIZE;
            }
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** The length of the sequence; 0 if it is overlong, a surrogate, above U+10FFFF, or cut off. */
    public static int sequenceLength(byte[] bytes, int at) {
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
            boolean complete = continues(bytes, at + 1, lowest, highest)
                    && continues(bytes, at + 2, 0x80, 0xBF)
                    && continues(bytes, at + 3, 0x80, 0xBF);
            return complete ? 4 : 0;
        }
        return 0;
    }

    private static boolean continues(byte[] bytes, int at, int lowest, int highest) {
        return at < bytes.length && (bytes[at] & 0xFF) >= lowest && (bytes[at] & 0xFF) <= highest;
    }
}
