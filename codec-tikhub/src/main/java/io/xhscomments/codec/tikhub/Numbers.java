package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Whole numbers, sent as numbers or as texts, exact to 64 bits, where they stand as members of an object. */
final class Numbers {
    private static final String EXPECTED = "expected a whole number of 64 bits";
    /** Longer ones are nonsense, and slow to read: the time grows with the square of the length. */
    private static final int LONGEST = 64;

    private static final OptionalLong ZERO = OptionalLong.of(0);
    private static final OptionalInt ZERO_INT = OptionalInt.of(0);

    private Numbers() {}

    /** A number; the service says "none" by null and by an empty text. */
    static OptionalLong optional(AnswerReader in) throws IOException {
        JsonReader json = in.json();
        switch (json.peek()) {
            case NUMBER -> {
                long number = in.atUnusualNumber() ? parsed(json, json.nextString()) : json.nextLong();
                return number == 0 ? ZERO : OptionalLong.of(number);
            }
            case STRING -> {
                String text = json.nextString();
                return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(parsed(json, text));
            }
            case NULL -> {
                json.nextNull();
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
        return value == 0 ? ZERO_INT : OptionalInt.of((int) value);
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
