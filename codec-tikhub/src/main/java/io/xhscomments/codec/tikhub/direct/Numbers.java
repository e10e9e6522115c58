package io.xhscomments.codec.tikhub.direct;

import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Most numbers of a comment are small, and each would be an object: those are made once. */
final class Numbers {
    private static final int LEAST = -16;
    private static final OptionalLong[] LONGS =
            IntStream.range(LEAST, 256).mapToObj(OptionalLong::of).toArray(OptionalLong[]::new);
    private static final OptionalInt[] INTS =
            IntStream.range(LEAST, 256).mapToObj(OptionalInt::of).toArray(OptionalInt[]::new);

    private Numbers() {}

    static OptionalLong optional(long number) {
        return isSmall(number) ? LONGS[(int) number - LEAST] : OptionalLong.of(number);
    }

    /** Of a number that has 32 bits. */
    static OptionalInt optionalInt(long number) {
        if (number != (int) number) {
            throw GiveUp.now();
        }
        return isSmall(number) ? INTS[(int) number - LEAST] : OptionalInt.of((int) number);
    }

    private static boolean isSmall(long number) {
        return number >= LEAST && number < LEAST + LONGS.length;
    }
}
