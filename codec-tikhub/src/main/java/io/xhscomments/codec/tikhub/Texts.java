package io.xhscomments.codec.tikhub;

import java.nio.charset.StandardCharsets;

/**
 * Texts in which nothing is escaped, out of an answer that has been found to be UTF-8. Not safe for use by several
 * threads.
 */
final class Texts {
    private static final long ONES = 0x0101010101010101L;
    private static final long QUOTES = '"' * ONES;
    private static final long SLASHES = '\\' * ONES;
    private static final int SOME = 128;

    private final byte[] bytes;
    private char[] chars = {};

    Texts(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The next quote or backslash, or the end of the bytes. */
    int end(int start) {
        int at = start;
        for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
            long eight = (long) Utf8.EIGHT.get(bytes, at);
            long signs = zeros(eight ^ QUOTES) | slashes(eight);
            if (signs != 0) {
                return at + Long.numberOfTrailingZeros(signs) / Byte.SIZE;
            }
        }
        while (at < bytes.length && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /** Not zero if a byte is a backslash. */
    static long slashes(long eight) {
        return zeros(eight ^ SLASHES);
    }

    /** The top bit of each byte that is zero. Above the lowest that is set there may be others by mistake. */
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight & Utf8.TOP_BITS;
    }

    String text(int start, int end) {
        if (start == end) {
            return "";
        }
        return Utf8.firstBeyondAscii(bytes, start, end) == end
                ? new String(bytes, start, end - start, StandardCharsets.ISO_8859_1)
                : decoded(start, end);
    }

    /** The JDK would make room for more than the text needs, three times over. */
    private String decoded(int start, int end) {
        if (chars.length < end - start) {
            chars = new char[Math.max(SOME, end - start)];
        }
        int length = 0;
        int at = start;
        while (at < end) {
            int lead = bytes[at++];
            if (lead >= 0) {
                chars[length++] = (char) lead;
            } else if (lead < (byte) 0xE0) {
                chars[length++] = (char) ((lead & 0x1F) << 6 | next(at));
                at++;
            } else if (lead < (byte) 0xF0) {
                chars[length++] = (char) ((lead & 0x0F) << 12 | next(at) << 6 | next(at + 1));
                at += 2;
            } else {
                int point = (lead & 0x07) << 18 | next(at) << 12 | next(at + 1) << 6 | next(at + 2);
                chars[length++] = Character.highSurrogate(point);
                chars[length++] = Character.lowSurrogate(point);
                at += 3;
            }
        }
        return new String(chars, 0, length);
    }

    private int next(int at) {
        return bytes[at] & 0x3F;
    }
}
