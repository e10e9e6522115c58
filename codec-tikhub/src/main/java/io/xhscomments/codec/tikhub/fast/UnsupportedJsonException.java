package io.xhscomments.codec.tikhub.fast;

import io.xhscomments.core.model.Cursor;
import org.jspecify.annotations.Nullable;

/** The response is malformed, or too unusual for the fast decoder. The plain decoder finds out which. */
final class UnsupportedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A shared instance without a stack trace, because creating one would cost most. */
    private static final UnsupportedJsonException INSTANCE = new UnsupportedJsonException();

    private UnsupportedJsonException() {
        super("Left to the plain decoder", null, false, false);
    }

    static UnsupportedJsonException now() {
        return INSTANCE;
    }

    /** The value of a member that an object must have. */
    static <V> V requirePresent(@Nullable V value) {
        if (value == null) {
            throw INSTANCE;
        }
        return value;
    }

    /** Throws for a cursor that is not JSON beside unknown fields, which may be further parts of the cursor. */
    static void requireComplete(@Nullable Cursor cursor, boolean unknownFields) {
        if (unknownFields && cursor != null && cursor.value().charAt(0) != '{') {
            throw INSTANCE;
        }
    }
}
