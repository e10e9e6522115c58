package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.Truth;
import io.xhscomments.core.model.UserId;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Texts, yes-or-no values and what is made of them, where they stand as members of an object. */
final class Values {
    private static final FrequentTexts TRUTHS = FrequentTexts.of("true", "false", "unknown");

    private Values() {}

    /** A text, or null for null. */
    static @Nullable String text(AnswerReader in) throws IOException {
        return switch (in.json().peek()) {
            case STRING -> in.text();
            case NULL -> in.nextNull();
            default -> throw Fault.at(in.json(), "expected a text");
        };
    }

    /** A text; the service says "none" by null and by an empty one. */
    static Optional<String> optionalText(AnswerReader in) throws IOException {
        return optional(text(in));
    }

    /** A text that the service may also send as a number. */
    static Optional<String> textOrNumber(AnswerReader in) throws IOException {
        return in.json().peek() == JsonReader.Token.NUMBER
                ? Optional.of(in.json().nextString())
                : optionalText(in);
    }

    /** A value made of a text, or null for null. */
    static <T> @Nullable T made(AnswerReader in, Function<String, T> of, String expected) throws IOException {
        String text = text(in);
        return text == null ? null : of(in.json(), text, of, expected);
    }

    /** A value made of a text; the service says "none" by null and by an empty one. */
    static <T> Optional<T> optionallyMade(AnswerReader in, Function<String, T> of, String expected) throws IOException {
        String text = text(in);
        return text == null || text.isEmpty() ? Optional.empty() : Optional.of(of(in.json(), text, of, expected));
    }

    static Optional<UserId> optionalUserId(AnswerReader in) throws IOException {
        return optionallyMade(in, UserId::of, "expected a user id");
    }

    static Optional<Cursor> optionalCursor(AnswerReader in) throws IOException {
        return optionallyMade(in, Cursor::of, "expected a cursor");
    }

    /** Yes, no or not told. The service sends booleans, their names as texts, and 0 and 1. */
    static Truth truth(AnswerReader in) throws IOException {
        JsonReader json = in.json();
        return switch (json.peek()) {
            case BOOLEAN -> Truth.of(in.nextBoolean());
            case STRING ->
                switch (TRUTHS.select(in)) {
                    case 0 -> Truth.TRUE;
                    case 1 -> Truth.FALSE;
                    case 2 -> Truth.UNKNOWN;
                    default -> ofWord(json.nextString());
                };
            case NUMBER -> ofNumber(in);
            case NULL -> {
                Object unused = in.nextNull();
                yield Truth.UNKNOWN;
            }
            default -> throw Fault.at(json, "expected a boolean");
        };
    }

    /** A time in Unix seconds, or null for null. */
    static @Nullable Instant time(AnswerReader in) throws IOException {
        if (in.json().peek() == JsonReader.Token.NUMBER && !in.atUnusualNumber()) {
            return time(in, in.json().nextLong());
        }
        OptionalLong seconds = Numbers.optional(in);
        return seconds.isEmpty() ? null : time(in, seconds.getAsLong());
    }

    private static Instant time(AnswerReader in, long seconds) {
        try {
            return Instant.ofEpochSecond(seconds);
        } catch (DateTimeException outOfRange) {
            throw Fault.at(in.json(), "expected a time in Unix seconds");
        }
    }

    /** A yes-or-no value that came as a text. */
    static Truth ofWord(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Truth.TRUE;
            case "false", "0" -> Truth.FALSE;
            default -> Truth.UNKNOWN;
        };
    }

    private static Truth ofNumber(AnswerReader in) throws IOException {
        long number = Numbers.optional(in).orElseThrow();
        if (number != 0 && number != 1) {
            throw Fault.at(in.json(), "expected a boolean");
        }
        return Truth.of(number == 1);
    }

    private static Optional<String> optional(@Nullable String text) {
        return text == null || text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** A value made of this text. The message of what is thrown in here shows the value: it must not get out. */
    static <T> T of(JsonReader json, String text, Function<String, T> of, String expected) {
        try {
            return of.apply(text);
        } catch (IllegalArgumentException refused) {
            throw Fault.at(json, expected);
        }
    }
}
