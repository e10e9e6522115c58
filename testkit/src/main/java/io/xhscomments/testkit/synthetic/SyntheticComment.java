package io.xhscomments.testkit.synthetic;

import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Tag;
import io.xhscomments.testkit.wire.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A comment or a reply, all drawn from its seed: the same whenever and on whatever route it is served. Only the order
 * of its members is drawn while it is written.
 *
 * @param replies how many it has; empty for a reply
 * @param target for a reply, what it responds
 */
record SyntheticComment(
        SyntheticShape shape,
        CommentId id,
        long time,
        SyntheticUser user,
        String content,
        int likes,
        int status,
        long score,
        List<String> tags,
        Optional<String> place,
        boolean withPicture,
        Optional<Integer> replies,
        Optional<Target> target,
        long seed) {
    /** What a reply responses. */
    record Target(CommentId id, SyntheticUser user) {}

    private static final long PINNED_SCORE = 10_000_000;
    private static final int[] STATUS = {0, 0, 0, 0, -2, 3, 4};

    static SyntheticComment comment(SyntheticShape shape, SyntheticIds ids, int position) {
        return drawn(
                shape,
                ids.comment(position),
                ids.timeOf(position),
                position < shape.pinned(),
                Optional.of(shape.replies().applyAsInt(position)),
                Optional.empty());
    }

    /** A reply to the comment itself, or now and then to the reply before. */
    static SyntheticComment reply(SyntheticShape shape, SyntheticIds ids, int position, int reply) {
        CommentId responded = reply % 3 == 2 ? ids.reply(position, reply - 1) : ids.comment(position);
        return drawn(
                shape,
                ids.reply(position, reply),
                ids.timeOfReply(position, reply),
                false,
                Optional.empty(),
                Optional.of(new Target(responded, userOf(shape, responded))));
    }

    private static SyntheticComment drawn(
            SyntheticShape shape,
            CommentId id,
            long time,
            boolean pinned,
            Optional<Integer> replies,
            Optional<Target> target) {
        long seed = Seeds.mix(shape.seed(), id.value().hashCode());
        SplittableRandom random = new SplittableRandom(seed);
        return new SyntheticComment(
                shape,
                id,
                time,
                userOf(shape, id),
                SyntheticTexts.content(random),
                random.nextInt(4) == 0 ? random.nextInt(100_000) : 0,
                STATUS[random.nextInt(STATUS.length)],
                pinned ? PINNED_SCORE : 0,
                tags(pinned, random),
                random.nextInt(5) == 0 ? Optional.empty() : Optional.of(SyntheticTexts.place(random)),
                random.nextInt(8) == 0,
                replies,
                target,
                seed);
    }

    private static List<String> tags(boolean pinned, SplittableRandom random) {
        List<String> tags = new ArrayList<>();
        if (pinned) {
            tags.add(Tag.PINNED);
        }
        if (random.nextInt(10) == 0) {
            tags.add(Tag.AUTHOR_LIKED);
        }
        if (random.nextInt(20) == 0) {
            tags.add(Tag.IS_AUTHOR);
        }
        return tags;
    }

    private static SyntheticUser userOf(SyntheticShape shape, CommentId id) {
        return SyntheticUser.of(shape.seed(), id.value().hashCode());
    }
}
