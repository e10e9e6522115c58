package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Whole numbers, sent as numbers or as texts, exact to 64 bits, where they stand as members of an object. */
final class Numbers {
    private static final String EXPECTED = "expected a whole number of 64 bits";
    /** Longer ones are nonsense, and slow to read: the time grows with the square of the length. */
    private static final int LONGEST = 64;

    /** Most numbers of a comment are small, and each would be an object. */
    private static final int LEAST_KEPT = -16;

    private static final OptionalLong[] LONGS =
            IntStream.range(LEAST_KEPT, 256).mapToObj(OptionalLong::of).toArray(OptionalLong[]::new);
    private static final OptionalInt[] INTS =
            IntStream.range(LEAST_KEPT, 256).mapToObj(OptionalInt::of).toArray(OptionalInt[]::new);

    private Numbers() {}

    /** A number; the service says "none" by null and by an empty text. */
    static OptionalLong optional(AnswerReader in) throws IOException {
        JsonReader json = in.json();
        switch (json.peek()) {
            case NUMBER -> {
                return of(in.atUnusualNumber() ? parsed(json, json.nextString()) : json.nextLong());
            }
            case STRING -> {
                String text = in.text();
                return text.isEmpty() ? OptionalLong.empty() : of(parsed(json, text));
            }
            case NULL -> {
                Object unused = in.nextNull();
                return OptionalLong.empty();
            }
            default -> throw Fault.at(json, EXPECTED);
        }
    }

    /** The same, of 32 bits. */
    static OptionalInt optionalInt(AnswerReader in) throws IOException {
        OptionalLong number = optional(in);
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        long value = number.getAsLong();
        if (value != (int) value) {
            throw Fault.at(in.json(), "expected a whole number of 32 bits");
        }
        return kept(value) ? INTS[(int) value - LEAST_KEPT] : OptionalInt.of((int) value);
    }

    private static OptionalLong of(long value) {
        return kept(value) ? LONGS[(int) value - LEAST_KEPT] : OptionalLong.of(value);
    }

    private static boolean kept(long value) {
        return value >= LEAST_KEPT && value < LEAST_KEPT + LONGS.length;
    }

    private static long parsed(JsonReader json, String text) {
        if (text.length() <= LONGEST && text.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0)) {
            try {
                return new BigDecimal(text).longValueExact();
            } catch (ArithmeticException | NumberFormatException notWhole) {
                throw Fault.at(json, EXPECTED);
            }
        }
        throw Fault.at(json, EXPECTED);
    }
}
