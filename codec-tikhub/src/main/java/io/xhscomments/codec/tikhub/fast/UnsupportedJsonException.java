package io.xhscomments.codec.tikhub.fast;

import io.xhscomments.core.model.Cursor;
import org.jspecify.annotations.Nullable;

/** What is read here is wrong, or so unusual that the other decoder shall read it. It says no more than that. */
final class UnsupportedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** One for all: it has no trace, and making one each time would be most of its price. */
    private static final UnsupportedJsonException ONE = new UnsupportedJsonException();

    private UnsupportedJsonException() {
        super("Left to the other decoder", null, false, false);
    }

    static UnsupportedJsonException now() {
        return ONE;
    }

    /** What an object must have, once it has been read to its end. */
    static <V> V ifMissing(@Nullable V value) {
        if (value == null) {
            throw ONE;
        }
        return value;
    }

    /** A cursor that is not JSON may have parts that stand beside it, among the members that are not modelled. */
    static void ifBare(@Nullable Cursor cursor, boolean unknownFields) {
        if (unknownFields && cursor != null && cursor.value().charAt(0) != '{') {
            throw ONE;
        }
    }
}
