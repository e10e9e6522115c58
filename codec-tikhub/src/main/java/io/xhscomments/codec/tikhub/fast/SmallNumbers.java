package io.xhscomments.codec.tikhub.fast;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** Most numbers of a comment are small, and each would be an object: those are made once. */
final class SmallNumbers {
    private static final int LEAST = -16;
    private static final OptionalLong[] LONGS = new OptionalLong[256 - LEAST];
    private static final OptionalInt[] INTS = new OptionalInt[LONGS.length];

    static {
        // A loop: the first stream of a process takes milliseconds.
        for (int i = 0; i < LONGS.length; i++) {
            LONGS[i] = OptionalLong.of(LEAST + i);
            INTS[i] = OptionalInt.of(LEAST + i);
        }
    }

    private SmallNumbers() {}

    static OptionalLong optional(long number) {
        return isSmall(number) ? LONGS[(int) number - LEAST] : OptionalLong.of(number);
    }

    /** Of a number that has 32 bits. */
    static OptionalInt optionalInt(long number) {
        if (number != (int) number) {
            throw UnsupportedJsonException.now();
        }
        return isSmall(number) ? INTS[(int) number - LEAST] : OptionalInt.of((int) number);
    }

    private static boolean isSmall(long number) {
        return number >= LEAST && number < LEAST + LONGS.length;
    }
}
