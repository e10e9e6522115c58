package io.xhscomments.codec.tikhub.fast;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** Cached optional numbers. Most numbers of a comment are small. */
final class SmallNumbers {
    private static final int MIN = -16;
    private static final OptionalLong[] LONGS = new OptionalLong[256 - MIN];
    private static final OptionalInt[] INTS = new OptionalInt[LONGS.length];

    static {
        // A loop: the first stream of a process takes milliseconds.
        for (int i = 0; i < LONGS.length; i++) {
            LONGS[i] = OptionalLong.of(MIN + i);
            INTS[i] = OptionalInt.of(MIN + i);
        }
    }

    private SmallNumbers() {}

    static OptionalLong optional(long number) {
        return isSmall(number) ? LONGS[(int) number - MIN] : OptionalLong.of(number);
    }

    /** The number as one of 32 bits. A larger one is unsupported. */
    static OptionalInt optionalInt(long number) {
        if (number != (int) number) {
            throw UnsupportedJsonException.now();
        }
        return isSmall(number) ? INTS[(int) number - MIN] : OptionalInt.of((int) number);
    }

    private static boolean isSmall(long number) {
        return number >= MIN && number < MIN + LONGS.length;
    }
}
