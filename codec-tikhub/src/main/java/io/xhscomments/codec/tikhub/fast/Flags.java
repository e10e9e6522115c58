package io.xhscomments.codec.tikhub.fast;

import io.xhscomments.core.model.BusinessLabel;
import io.xhscomments.core.model.CommentFlags;
import io.xhscomments.core.model.TriState;
import io.xhscomments.core.model.UnknownFields;
import org.jspecify.annotations.Nullable;

/**
 * Several truths in one number, two bits each. There are few such numbers, and what is made of one is kept: it never
 * changes, so it does no harm if two threads make it at once.
 */
final class Flags {
    /** Nothing told. */
    static final int NONE = 0;

    /** What the two bits mean. */
    private static final TriState[] TRUTHS = {TriState.UNKNOWN, TriState.FALSE, TriState.TRUE, TriState.UNKNOWN};

    private static final @Nullable CommentFlags[] OF_COMMENT = new @Nullable CommentFlags[1 << 12];
    private static final @Nullable BusinessLabel[] LABELS = new @Nullable BusinessLabel[1 << 6];

    private Flags() {}

    /** The same truths, but for this one. */
    static int with(TriState truth, int which, int flags) {
        int bits = switch (truth) {
            case UNKNOWN -> 0;
            case FALSE -> 1;
            case TRUE -> 2;
        };
        return flags & ~(3 << (2 * which)) | bits << (2 * which);
    }

    static CommentFlags of(int flags) {
        CommentFlags made = OF_COMMENT[flags];
        return made != null ? made : (OF_COMMENT[flags] = made(flags));
    }

    static BusinessLabel label(int flags) {
        BusinessLabel made = LABELS[flags];
        return made != null ? made : (LABELS[flags] = label(flags, UnknownFields.none()));
    }

    static BusinessLabel label(int flags, UnknownFields unknownFields) {
        return new BusinessLabel(truth(flags, 0), truth(flags, 1), truth(flags, 2), unknownFields);
    }

    private static CommentFlags made(int flags) {
        return new CommentFlags(
                truth(flags, 0), truth(flags, 1), truth(flags, 2), truth(flags, 3), truth(flags, 4), truth(flags, 5));
    }

    private static TriState truth(int flags, int which) {
        return TRUTHS[flags >> (2 * which) & 3];
    }
}
