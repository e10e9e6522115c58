package io.xhscomments.testkit.synthetic;

import io.xhscomments.core.model.CommentId;
import io.xhscomments.testkit.wire.Seeds;
import java.util.HexFormat;
import java.util.OptionalInt;

/**
 * Computes the ids of a synthetic note from positions, and positions from ids, so that any page of a million comments
 * is found directly. As with the service, an id begins with the time in seconds. The number of the reply (0 for a
 * comment) and the scrambled position of the comment follow.
 */
final class SyntheticIds {
    private static final HexFormat HEX = HexFormat.of();
    private static final int MULTIPLIER = 0x9E3779B1;
    private static final int INVERSE_MULTIPLIER = inverse(MULTIPLIER);
    private static final long MAX_SPAN_SECONDS = 90L * 24 * 3600;
    private static final long MAX_STEP_SECONDS = 3600;

    private final SyntheticShape shape;
    private final int mask;
    private final int unpinned;
    private final long step;
    private final long newest;

    SyntheticIds(SyntheticShape shape) {
        this.shape = shape;
        this.mask = (int) Seeds.mix(shape.seed());
        this.unpinned = shape.comments() - shape.pinned();
        this.step = Math.max(1, Math.min(MAX_STEP_SECONDS, MAX_SPAN_SECONDS / Math.max(1, shape.comments())));
        this.newest = shape.note().createdAt().getEpochSecond() + (shape.comments() + 1L) * step;
    }

    /**
     * Newest first, after the pinned comments and before the folded ones. The times of the pinned and folded ones are
     * spread over the note's lifetime.
     */
    long timeOf(int position) {
        int pinned = shape.pinned();
        int folded = position - shape.comments();
        long rank = position < pinned
                ? (long) unpinned * (position + 1) / (pinned + 1)
                : folded >= 0 ? (long) unpinned * (folded + 1) / (shape.folded() + 1) : position - pinned;
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

    /** The position of a top-level comment, or empty if the note has no such comment. */
    OptionalInt positionOf(CommentId id) {
        int position = (hex(id, 16) ^ mask) * INVERSE_MULTIPLIER;
        boolean known = position >= 0
                && position < (long) shape.comments() + shape.folded()
                && comment(position).equals(id);
        return known ? OptionalInt.of(position) : OptionalInt.empty();
    }

    /** The number of a reply under this comment, from 0, or empty if the comment has no such reply. */
    OptionalInt replyOf(int position, CommentId id) {
        int reply = hex(id, 8) - 1;
        boolean known = reply >= 0
                && reply < shape.repliesAt(position)
                && reply(position, reply).equals(id);
        return known ? OptionalInt.of(reply) : OptionalInt.empty();
    }

    private CommentId id(long time, int reply, int position) {
        return CommentId.of(
                HEX.toHexDigits((int) time) + HEX.toHexDigits(reply) + HEX.toHexDigits(position * MULTIPLIER ^ mask));
    }

    private static int hex(CommentId id, int from) {
        return HexFormat.fromHexDigits(id.value(), from, from + 8);
    }

    /** The multiplicative inverse of an odd number modulo 2^32. */
    private static int inverse(int odd) {
        int inverse = odd;
        for (int round = 0; round < 5; round++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }
}
