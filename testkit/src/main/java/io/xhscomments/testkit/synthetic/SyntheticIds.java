package io.xhscomments.testkit.synthetic;

import io.xhscomments.core.model.CommentId;
import io.xhscomments.testkit.wire.Seeds;
import java.util.HexFormat;
import java.util.OptionalInt;

/**
 * The ids of a synthetic note, computed both ways, so that a page in the midst of a million comments is found without
 * walking to it. As with the service, an id begins with the time in seconds. Then follow the number of the reply (0 for
 * a comment) and the position of the comment, stirred.
 */
final class SyntheticIds {
    private static final HexFormat HEX = HexFormat.of();
    private static final int STIR = 0x9E3779B1;
    private static final int UNSTIR = inverse(STIR);
    private static final long LONGEST_SPAN_SECONDS = 90L * 24 * 3600;
    private static final long LONGEST_STEP_SECONDS = 3600;

    private final SyntheticShape shape;
    private final int stirring;
    private final int inOrder;
    private final long step;
    private final long newest;

    SyntheticIds(SyntheticShape shape) {
        this.shape = shape;
        this.stirring = (int) Seeds.mix(shape.seed());
        this.inOrder = shape.comments() - shape.pinned();
        this.step = Math.max(1, Math.min(LONGEST_STEP_SECONDS, LONGEST_SPAN_SECONDS / Math.max(1, shape.comments())));
        this.newest = shape.note().createdAt().getEpochSecond() + (shape.comments() + 1L) * step;
    }

    /** Newest first, but for the pinned ones on top: those are from all over the note's life. */
    long timeOf(int position) {
        int pinned = shape.pinned();
        long rank = position < pinned ? (long) inOrder * (position + 1) / (pinned + 1) : position - pinned;
        return newest - rank * step;
    }

    long timeOfReply(int position, int reply) {
        return timeOf(position) + 1 + reply;
    }

    CommentId comment(int position) {
        return id(timeOf(position), 0, position);
    }

    CommentId reply(int position, int reply) {
        return id(timeOfReply(position, reply), reply + 1, position);
    }

    /** Where the comment stands, or empty if it is none of this note. */
    OptionalInt positionOf(CommentId id) {
        int position = (hex(id, 16) ^ stirring) * UNSTIR;
        boolean ours = position >= 0
                && position < shape.comments()
                && comment(position).equals(id);
        return ours ? OptionalInt.of(position) : OptionalInt.empty();
    }

    /** The how-manieth reply to this comment it is, from 0, or empty if it is none. */
    OptionalInt replyOf(int position, CommentId id) {
        int reply = hex(id, 8) - 1;
        boolean ours = reply >= 0
                && reply < shape.replies().applyAsInt(position)
                && reply(position, reply).equals(id);
        return ours ? OptionalInt.of(reply) : OptionalInt.empty();
    }

    private CommentId id(long time, int reply, int position) {
        return CommentId.of(
                HEX.toHexDigits((int) time) + HEX.toHexDigits(reply) + HEX.toHexDigits(position * STIR ^ stirring));
    }

    private static int hex(CommentId id, int from) {
        return HexFormat.fromHexDigits(id.value(), from, from + 8);
    }

    /** What undoes a multiplication by this odd number, in 32 bits. */
    private static int inverse(int odd) {
        int inverse = odd;
        for (int round = 0; round < 5; round++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }
}
