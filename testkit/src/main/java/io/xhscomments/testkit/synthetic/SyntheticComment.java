package io.xhscomments.testkit.synthetic;

import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Tag;
import io.xhscomments.testkit.wire.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A generated comment or reply. All values follow from its seed, so it is the same in every response and on both
 * routes. Only the order of its JSON members is chosen while it is written.
 *
 * @param replies the number of replies; empty for a reply
 * @param target for a reply, the comment that it replies to
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
        Optional<String> location,
        boolean withPicture,
        Optional<Integer> replies,
        Optional<Target> target,
        long seed) {
    /** The comment that a reply replies to. */
    record Target(CommentId id, SyntheticUser user) {}

    private static final long PINNED_SCORE = 10_000_000;
    private static final int[] STATUS = {0, 0, 0, 0, -2, 3, 4};

    static SyntheticComment comment(SyntheticShape shape, SyntheticIds ids, int position) {
        return random(
                shape,
                ids.comment(position),
                ids.timeOf(position),
                position < shape.pinned(),
                Optional.of(shape.repliesAt(position)),
                Optional.empty());
    }

    /** A reply to the comment itself; every third one replies to the previous reply. */
    static SyntheticComment reply(SyntheticShape shape, SyntheticIds ids, int position, int reply) {
        CommentId target = reply % 3 == 2 ? ids.reply(position, reply - 1) : ids.comment(position);
        return random(
                shape,
                ids.reply(position, reply),
                ids.timeOfReply(position, reply),
                false,
                Optional.empty(),
                Optional.of(new Target(target, userOf(shape, target))));
    }

    private static SyntheticComment random(
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
                random.nextInt(5) == 0 ? Optional.empty() : Optional.of(SyntheticTexts.location(random)),
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
