package io.xhscomments.codec.tikhub;

import io.xhscomments.core.model.BusinessLabel;
import io.xhscomments.core.model.CommentFlags;
import io.xhscomments.core.model.RawMembers;
import io.xhscomments.core.model.Truth;

/**
 * Values that are made of nothing but yes, no and not told. There are few of them, and nearly all comments have the
 * same ones, so each is made once. Safe to share between threads: at the worst two threads make the same one.
 */
final class Shared {
    private static final int TRUTHS = Truth.values().length;
    private static final CommentFlags[] FLAGS = new CommentFlags[(int) Math.pow(TRUTHS, 6)];
    private static final BusinessLabel[] LABELS = new BusinessLabel[(int) Math.pow(TRUTHS, 3)];

    private Shared() {}

    static CommentFlags flags(
            Truth liked, Truth downvoted, Truth collected, Truth hidden, Truth invalid, Truth relatable) {
        int place = place(liked, downvoted, collected) * LABELS.length + place(hidden, invalid, relatable);
        CommentFlags known = FLAGS[place];
        if (known == null) {
            known = new CommentFlags(liked, downvoted, collected, hidden, invalid, relatable);
            FLAGS[place] = known;
        }
        return known;
    }

    static BusinessLabel label(Truth productReview, Truth groupInvite, Truth richText) {
        int place = place(productReview, groupInvite, richText);
        BusinessLabel known = LABELS[place];
        if (known == null) {
            known = new BusinessLabel(productReview, groupInvite, richText, RawMembers.none());
            LABELS[place] = known;
        }
        return known;
    }

    private static int place(Truth first, Truth second, Truth third) {
        return (first.ordinal() * TRUTHS + second.ordinal()) * TRUTHS + third.ordinal();
    }
}
