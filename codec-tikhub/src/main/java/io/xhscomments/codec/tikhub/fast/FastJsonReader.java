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

/** Reads the values of members from the bytes of one response. Used by one thread. */
final class FastJsonReader extends JsonStructure {
    private static final long TRUE = Swar.of("true\"");
    private static final long FALSE = Swar.of("false\"");
    private static final long UNKNOWN = Swar.of("unknown\"");

    /** The year 2286. Larger numbers are not seconds. */
    private static final long MAX_SECONDS = 9_999_999_999L;

    /** The length of a plain id. An id with escapes is unsupported. */
    private static final int COMMENT_ID_CHARS = 24;

    FastJsonReader(byte[] bytes, int from, int end) {
        super(bytes, from, end);
    }

    /** Reads a text; null for a JSON null. */
    @Nullable
    String text() {
        if (isNull()) {
            return null;
        }
        expect('"');
        return string();
    }

    /** Reads a text; empty for a JSON null and for an empty text. */
    Optional<String> optionalText() {
        return Optional.ofNullable(nonEmptyText());
    }

    /** A text, or null for null and for an empty one. */
    @Nullable
    String nonEmptyText() {
        return isEmptyText() ? null : text();
    }

    /** Reads a text, without making a new string if it is the usual one. */
    Optional<String> optionalText(UsualText usual) {
        return isNext(usual.quoted()) ? usual.text() : optionalText();
    }

    /** Reads a text, or a number as a text. */
    Optional<String> textOrNumber() {
        byte next = next();
        return next == '"' || next == 'n' ? optionalText() : Optional.of(Long.toString(number()));
    }

    /** Reads a text; null for a value of any other type. */
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
        if (at >= end - COMMENT_ID_CHARS || bytes[at + COMMENT_ID_CHARS] != '"') {
            throw UnsupportedJsonException.now();
        }
        CommentId id = CommentId.ofAscii(bytes, at);
        at += COMMENT_ID_CHARS + 1;
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

    /** Steps over this value if it is next. It must have eight bytes or more. */
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

    /** Reads a whole number, which may be a text; empty for a JSON null and for an empty text. */
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

    /** Reads a whole number that is not negative. */
    OptionalLong count() {
        OptionalLong number = optionalLong();
        if (number.isPresent() && number.getAsLong() < 0) {
            throw UnsupportedJsonException.now();
        }
        return number;
    }

    /** Reads a whole number of 32 bits. */
    OptionalInt optionalInt() {
        OptionalLong number = optionalLong();
        return number.isEmpty() ? OptionalInt.empty() : SmallNumbers.optionalInt(number.getAsLong());
    }

    /** Reads a number; empty for a value of any other type. */
    OptionalLong numberIfAny() {
        byte next = next();
        if (next == '"' || next == '-' || (next >= '0' && next <= '9')) {
            return optionalLong();
        }
        skip();
        return OptionalLong.empty();
    }

    /** Reads a time in Unix seconds. */
    @Nullable
    Instant time() {
        OptionalLong seconds = optionalLong();
        if (seconds.isEmpty()) {
            return null;
        }
        long value = seconds.getAsLong();
        if (value <= 0 || value > MAX_SECONDS) {
            throw UnsupportedJsonException.now();
        }
        return Instant.ofEpochSecond(value);
    }

    /** Reads a boolean, a word for one, 0 or 1. */
    TriState truth() {
        switch (next()) {
            case 't', 'f' -> {
                return TriState.of(bool());
            }
            case '"' -> {
                at++;
                return truthInText();
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

    /** Whether only white space follows. */
    boolean isAtEnd() {
        next();
        return at == end;
    }

    private TriState truthInText() {
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

    /** Reads a list, which is empty for a JSON null. Elements that are null or read as null are left out. */
    <E> List<E> list(Function<FastJsonReader, @Nullable E> element) {
        if (isEmpty('[', ']')) {
            return List.of();
        }
        int mark = mark();
        for (boolean more = beginList(); more; more = hasNextElement()) {
            E read = isNull() ? null : element.apply(this);
            if (read != null) {
                collect(read);
            }
        }
        return takeSince(mark);
    }

    /** Steps over an empty list or object if it is next. White space inside it is not recognized. */
    boolean isEmpty(char opening, char closing) {
        boolean empty = next() == opening && byteAt(at + 1) == closing;
        if (empty) {
            at += 2;
        }
        return empty;
    }

    /** Steps over a value and returns its JSON text. */
    String skipAndGet() {
        int start = start();
        skip();
        return new String(bytes, start, at - start, StandardCharsets.UTF_8);
    }

    /** The index of the next value. */
    int start() {
        next();
        return at;
    }

    /** Reads an object without modelled fields. */
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
        return LazyUnknownFields.of(any, FieldNameTable.NONE, this, start);
    }
}
