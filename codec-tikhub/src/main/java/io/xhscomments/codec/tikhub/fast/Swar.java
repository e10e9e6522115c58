package io.xhscomments.codec.tikhub.fast;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Eight bytes as one number, the first of them lowest, and what can be asked of all eight at once. */
final class Swar {
    static final int BYTES = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long SPACES = 0x2020202020202020L;
    private static final long QUOTES = 0x2222222222222222L;
    private static final long BACKSLASHES = 0x5C5C5C5C5C5C5C5CL;

    private Swar() {}

    /** Of a short word, for comparing. */
    static long of(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        return at(bytes, 0, bytes.length);
    }

    /** Those that begin here. */
    static long at(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** Those that begin here; as many zeros as there are bytes missing before the end. */
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

    /** The first so many of them, up to eight; zeros for the others. */
    static long first(long eight, int count) {
        return count >= BYTES ? eight : eight & ((1L << (count * 8)) - 1);
    }

    /**
     * The highest bit of each byte that ends a run of plain text: a quote, a backslash, a control character, or one
     * that is not ASCII; 0 if none does. Behind the lowest such bit others may be set wrongly.
     */
    static long special(long eight) {
        return (((eight ^ QUOTES) - ONES) | ((eight ^ BACKSLASHES) - ONES) | (eight - SPACES) | eight) & HIGHS;
    }

    /** All bits up to the first quote and of it, as a mask; all there are, if there is no quote. */
    static long throughQuote(long eight) {
        long quote = zero(eight ^ QUOTES);
        return (quote - 1) & ~quote;
    }

    /** The highest bit of each byte that is 0. Behind the lowest such bit others may be set wrongly. */
    private static long zero(long eight) {
        return (eight - ONES) & ~eight & HIGHS;
    }

    /** How many bytes stand before the lowest bit that is set. */
    static int before(long bits) {
        return Long.numberOfTrailingZeros(bits) >>> 3;
    }
}
