package io.xhscomments.codec.tikhub.fast;

import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.TriState;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.model.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A response that is being read: the values that its members may have. Not safe for use by several threads. */
final class FastJsonReader extends JsonStructure {
    private static final long TRUE = Swar.of("true\"");
    private static final long FALSE = Swar.of("false\"");
    private static final long UNKNOWN = Swar.of("unknown\"");

    /** The year 2286: larger numbers are other units than seconds, or no times. */
    private static final long MAX_SECONDS = 9_999_999_999L;

    /** An id that is spelled in another way is for the other decoder. */
    private static final int COMMENT_ID = 24;

    FastJsonReader(byte[] bytes, int from, int end) {
        super(bytes, from, end);
    }

    /** A text, or null for null. */
    @Nullable
    String text() {
        if (isNull()) {
            return null;
        }
        expect('"');
        return string();
    }

    /** A text; null and an empty one are none. */
    Optional<String> optionalText() {
        return Optional.ofNullable(nonEmptyText());
    }

    /** A text, or null for null and for an empty one. */
    @Nullable
    String nonEmptyText() {
        return isEmptyText() ? null : text();
    }

    /** A text; one that is often met is not made anew. */
    Optional<String> optionalText(Known usual) {
        return isNext(usual.quoted()) ? usual.text() : optionalText();
    }

    /** A text that may also come as a number. */
    Optional<String> textOrNumber() {
        byte next = next();
        return next == '"' || next == 'n' ? optionalText() : Optional.of(Long.toString(number()));
    }

    /** A text, or null for whatever else there is. */
    @Nullable
    String textIfAny() {
        if (next() == '"') {
            return text();
        }
        skip();
        return null;
    }

    @Nullable
    CommentId commentId() {
        if (isNull()) {
            return null;
        }
        expect('"');
        if (at >= end - COMMENT_ID || bytes[at + COMMENT_ID] != '"') {
            throw UnsupportedJsonException.now();
        }
        CommentId id = CommentId.ofAscii(bytes, at);
        at += COMMENT_ID + 1;
        return id;
    }

    @Nullable
    UserId userId() {
        String text = text();
        return text == null ? null : UserId.of(text);
    }

    Optional<UserId> optionalUserId() {
        Optional<String> text = optionalText();
        return text.isEmpty() ? Optional.empty() : Optional.of(UserId.of(text.get()));
    }

    /** A cursor, or null for null and for an empty text. */
    @Nullable
    Cursor cursor() {
        String text = nonEmptyText();
        return text == null ? null : Cursor.of(text);
    }

    /** Steps over just this value, of eight bytes or more, if that is next. */
    boolean isNext(byte[] value) {
        next();
        int last = value.length - Swar.BYTES;
        if (at > end - value.length || Swar.at(bytes, at) != Swar.at(value, 0)) {
            return false;
        }
        long unknownFields = Swar.at(bytes, at + last) ^ Swar.at(value, last);
        for (int i = Swar.BYTES; i < last; i += Swar.BYTES) {
            unknownFields |= Swar.at(bytes, at + i) ^ Swar.at(value, i);
        }
        if (unknownFields == 0) {
            at += value.length;
        }
        return unknownFields == 0;
    }

    private boolean isEmptyText() {
        if (next() != '"' || byteAt(at + 1) != '"') {
            return false;
        }
        at += 2;
        return true;
    }

    /** A whole number, as such or as a text; null and an empty text are none. */
    OptionalLong optionalLong() {
        int digit = next() - '0';
        byte behind = byteAt(at + 1);
        if (digit >= 0 && digit <= 9 && (behind == ',' || behind == '}')) {
            at++;
            return SmallNumbers.optional(digit);
        }
        if (isEmptyText() || isNull()) {
            return OptionalLong.empty();
        }
        if (byteAt(at) != '"') {
            return SmallNumbers.optional(number());
        }
        at++;
        long number = number();
        if (byteAt(at++) != '"') {
            throw UnsupportedJsonException.now();
        }
        return SmallNumbers.optional(number);
    }

    /** The same, but not negative. */
    OptionalLong count() {
        OptionalLong number = optionalLong();
        if (number.isPresent() && number.getAsLong() < 0) {
            throw UnsupportedJsonException.now();
        }
        return number;
    }

    /** The same, of 32 bits. */
    OptionalInt optionalInt() {
        OptionalLong number = optionalLong();
        return number.isEmpty() ? OptionalInt.empty() : SmallNumbers.optionalInt(number.getAsLong());
    }

    /** A number, or none if there is something else. */
    OptionalLong numberIfAny() {
        byte next = next();
        if (next == '"' || next == '-' || (next >= '0' && next <= '9')) {
            return optionalLong();
        }
        skip();
        return OptionalLong.empty();
    }

    /** A time in Unix seconds. */
    @Nullable
    Instant time() {
        OptionalLong seconds = optionalLong();
        if (seconds.isEmpty()) {
            return null;
        }
        long value = seconds.getAsLong();
        if (value > MAX_SECONDS || value < -MAX_SECONDS) {
            throw UnsupportedJsonException.now();
        }
        return Instant.ofEpochSecond(value);
    }

    /** Yes, no or not told: a boolean, a word, 0 or 1. */
    TriState truth() {
        switch (next()) {
            case 't', 'f' -> {
                return TriState.of(bool());
            }
            case '"' -> {
                at++;
                return truthInWords();
            }
            default -> {
                if (isNull()) {
                    return TriState.UNKNOWN;
                }
                long number = number();
                if (number != 0 && number != 1) {
                    throw UnsupportedJsonException.now();
                }
                return TriState.of(number == 1);
            }
        }
    }

    /** Whether nothing follows but white space. */
    boolean isAtEnd() {
        next();
        return at == end;
    }

    private TriState truthInWords() {
        long eight = Swar.at(bytes, at, end);
        if (eight == UNKNOWN) {
            at += 8;
            return TriState.UNKNOWN;
        }
        if (Swar.first(eight, 6) == FALSE) {
            at += 6;
            return TriState.FALSE;
        }
        if (Swar.first(eight, 5) == TRUE) {
            at += 5;
            return TriState.TRUE;
        }
        return switch (string().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> TriState.TRUE;
            case "false", "0" -> TriState.FALSE;
            default -> TriState.UNKNOWN;
        };
    }

    /** A list; null counts as none, and so does an element that is null or read as null. */
    <E> List<E> list(Function<FastJsonReader, @Nullable E> element) {
        if (isEmpty('[', ']')) {
            return List.of();
        }
        int mark = mark();
        for (boolean more = begins(); more; more = goesOn()) {
            E read = isNull() ? null : element.apply(this);
            if (read != null) {
                hold(read);
            }
        }
        return taken(mark);
    }

    /** Steps over a list or an object with nothing in it, if that is next; one with white space in it is not seen. */
    boolean isEmpty(char opening, char closing) {
        boolean empty = next() == opening && byteAt(at + 1) == closing;
        if (empty) {
            at += 2;
        }
        return empty;
    }

    /** Steps over a value: its text, as it stands there. */
    String skipped() {
        int start = start();
        skip();
        return new String(bytes, start, at - start, StandardCharsets.UTF_8);
    }

    /** Where the value begins that is next. */
    int start() {
        next();
        return at;
    }

    /** An object of which nothing is modelled. */
    UnknownFields open() {
        if (isEmpty('{', '}') || isNull()) {
            return UnknownFields.none();
        }
        int start = start();
        boolean any = false;
        for (int i = first(FieldNameTable.NONE); i != END; i = next(FieldNameTable.NONE)) {
            any = true;
            skip();
        }
        return Unmodelled.members(any, FieldNameTable.NONE, this, start);
    }
}
