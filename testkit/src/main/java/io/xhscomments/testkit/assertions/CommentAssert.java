package io.xhscomments.testkit.assertions;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Tag;
import java.util.Optional;
import java.util.OptionalLong;

/** Assertions about a comment: {@link XhsAssertions#assertThat(Comment)}. For one thread. */
public final class CommentAssert extends ValueAssert<CommentAssert, Comment> {
    CommentAssert(Comment actual) {
        super(actual, CommentAssert.class);
    }

    /** It has this id. */
    public CommentAssert hasId(CommentId id) {
        isNotNull();
        return holds(actual.id().equals(id), "Expected the comment %s, but it is %s", id, actual.id());
    }

    /** It has exactly this text. */
    public CommentAssert hasContent(String content) {
        isNotNull();
        return holds(
                actual.content().equals(Optional.of(content)),
                "Expected comment %s to have the text \"%s\", but it has \"%s\"",
                actual.id(),
                content,
                actual.content().orElse(""));
    }

    /** It has a tag of this type. */
    public CommentAssert hasTag(String type) {
        isNotNull();
        return holds(
                actual.hasTag(type),
                "Expected comment %s to be tagged \"%s\", but its tags are %s",
                actual.id(),
                type,
                actual.tags().stream().map(Tag::type).toList());
    }

    /** It is pinned. */
    public CommentAssert isPinned() {
        isNotNull();
        return holds(
                actual.isPinned(), "Expected comment %s to be pinned, but it is not: %s", actual.id(), actual.tags());
    }

    /** It is a top-level comment. */
    public CommentAssert isTopLevel() {
        isNotNull();
        return holds(
                !actual.isReply(),
                "Expected comment %s to be top-level, but it is a reply under %s",
                actual.id(),
                actual.rootId().map(CommentId::value).orElse(""));
    }

    /** It is a reply under this top-level comment. */
    public CommentAssert isReplyUnder(CommentId root) {
        isNotNull();
        return holds(
                actual.rootId().equals(Optional.of(root)),
                "Expected comment %s to be a reply under %s, but it is %s",
                actual.id(),
                root,
                actual.rootId().map(other -> "one under " + other).orElse("top-level"));
    }

    /** It has this number of likes. An unknown number fails. */
    public CommentAssert hasLikes(long likes) {
        isNotNull();
        return holds(
                actual.likeCount().equals(OptionalLong.of(likes)),
                "Expected comment %s to have %s likes, but it has %s",
                actual.id(),
                likes,
                describe(actual.likeCount()));
    }

    /** The service reports this number of replies to it. An unknown number fails. */
    public CommentAssert reportsReplies(long replies) {
        isNotNull();
        return holds(
                actual.replyCount().equals(OptionalLong.of(replies)),
                "Expected comment %s to report %s replies, but it reports %s",
                actual.id(),
                replies,
                describe(actual.replyCount()));
    }

    private static String describe(OptionalLong count) {
        return count.isPresent() ? Long.toString(count.getAsLong()) : "an unknown number";
    }
}
