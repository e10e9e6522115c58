package io.xhscomments.codec.tikhub.fast;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** SIMD within a register: eight bytes as one number, the first byte lowest, and operations on all eight. */
final class Swar {
    static final int BYTES = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long SPACES = 0x2020202020202020L;
    private static final long QUOTES = 0x2222222222222222L;
    private static final long BACKSLASHES = 0x5C5C5C5C5C5C5C5CL;

    private Swar() {}

    /** The bytes of a short text, for comparisons. */
    static long of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return at(bytes, 0, bytes.length);
    }

    /** The eight bytes from an index. */
    static long at(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** The eight bytes from an index, with zeros for bytes after the end. */
    static long at(byte[] bytes, int at, int end) {
        return at <= end - BYTES ? at(bytes, at) : last(bytes, at, end);
    }

    private static long last(byte[] bytes, int at, int end) {
        long eight = 0;
        for (int i = end - 1; i >= at; i--) {
            eight = eight << 8 | (bytes[i] & 0xFF);
        }
        return eight;
    }

    /** The first bytes, and zeros for the others. */
    static long first(long eight, int count) {
        return count >= BYTES ? eight : eight & ((1L << (count * 8)) - 1);
    }

    /**
     * The highest bit of each byte that ends plain text: a quote, a backslash, a control character or one beyond ASCII;
     * 0 if there is none. Only the lowest bit is reliable; bits above it may be set wrongly.
     */
    static long special(long eight) {
        return (((eight ^ QUOTES) - ONES) | ((eight ^ BACKSLASHES) - ONES) | (eight - SPACES) | eight) & HIGHS;
    }

    /** A mask of all bits up to and including the first quote; all bits if there is no quote. */
    static long throughQuote(long eight) {
        long quote = zero(eight ^ QUOTES);
        return (quote - 1) & ~quote;
    }

    /** The highest bit of each byte that is 0. Only the lowest bit is reliable. */
    private static long zero(long eight) {
        return (eight - ONES) & ~eight & HIGHS;
    }

    /** The number of bytes before the lowest set bit. */
    static int before(long bits) {
        return Long.numberOfTrailingZeros(bits) >>> 3;
    }
}
