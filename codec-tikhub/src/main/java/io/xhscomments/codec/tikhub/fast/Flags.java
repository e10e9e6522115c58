package io.xhscomments.codec.tikhub.fast;

import io.xhscomments.core.model.BusinessLabel;
import io.xhscomments.core.model.CommentFlags;
import io.xhscomments.core.model.TriState;
import io.xhscomments.core.model.UnknownFields;
import org.jspecify.annotations.Nullable;

/**
 * Several tri-state values in one number, two bits each, and the objects made of such a number. There are few numbers,
 * so the objects are cached; they are immutable, so two threads may create the same one.
 */
final class Flags {
    /** All values unknown. */
    static final int NONE = 0;

    /** The meaning of two bits. */
    private static final TriState[] VALUES = {TriState.UNKNOWN, TriState.FALSE, TriState.TRUE, TriState.UNKNOWN};

    private static final @Nullable CommentFlags[] COMMENT_FLAGS = new @Nullable CommentFlags[1 << 12];
    private static final @Nullable BusinessLabel[] LABELS = new @Nullable BusinessLabel[1 << 6];

    private Flags() {}

    /** The same flags with another value at one position. */
    static int with(TriState value, int position, int flags) {
        int bits = switch (value) {
            case UNKNOWN -> 0;
            case FALSE -> 1;
            case TRUE -> 2;
        };
        return flags & ~(3 << (2 * position)) | bits << (2 * position);
    }

    static CommentFlags of(int flags) {
        CommentFlags cached = COMMENT_FLAGS[flags];
        return cached != null ? cached : (COMMENT_FLAGS[flags] = create(flags));
    }

    static BusinessLabel label(int flags) {
        BusinessLabel cached = LABELS[flags];
        return cached != null ? cached : (LABELS[flags] = label(flags, UnknownFields.none()));
    }

    static BusinessLabel label(int flags, UnknownFields unknownFields) {
        return new BusinessLabel(value(flags, 0), value(flags, 1), value(flags, 2), unknownFields);
    }

    private static CommentFlags create(int flags) {
        return new CommentFlags(
                value(flags, 0), value(flags, 1), value(flags, 2), value(flags, 3), value(flags, 4), value(flags, 5));
    }

    private static TriState value(int flags, int position) {
        return VALUES[flags >> (2 * position) & 3];
    }
}
