package io.xhscomments.examples.database;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentFlags;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.model.TriState;
import io.xhscomments.core.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Comments with a value in the columns that matter here. */
final class SampleComments {
    static final NoteId NOTE = NoteId.of("6700000000000000000000aa");
    static final Instant DAY_1 = Instant.parse("2026-11-23T17:00:00Z");
    static final Instant DAY_2 = Instant.parse("2026-11-24T17:00:00Z");
    static final int PAGE_SIZE = 10;

    private SampleComments() {}

    static Comment.Builder comment(long number) {
        return Comment.builder(CommentId.of(String.format(Locale.ROOT, "67%022x", number)), NOTE)
                .author(Author.builder()
                        .id(UserId.of(String.format(Locale.ROOT, "5c%022x", number % 1000)))
                        .nickname("小红薯" + number % 1000)
                        .build())
                .createdAt(DAY_1.minusSeconds(number))
                .content("第" + number + "条评论：跟练了几个月，腰围小了一点 💪 it's \"good\"")
                .likeCount(OptionalLong.of(number % 50))
                .replyCount(OptionalLong.of(0))
                .tags(List.of(Tag.of("user_top")))
                .location("上海")
                .status(OptionalInt.of(0))
                .flags(new CommentFlags(
                        TriState.FALSE,
                        TriState.UNKNOWN,
                        TriState.UNKNOWN,
                        TriState.FALSE,
                        TriState.FALSE,
                        TriState.UNKNOWN));
    }

    static Optional<String> details(Comment comment) {
        return Optional.of("{\"more\":\"" + comment.id() + "\"}");
    }

    static List<ReadComment> page(long page, Instant readAt) {
        return LongStream.range(page * PAGE_SIZE, (page + 1) * PAGE_SIZE)
                .mapToObj(number -> new ReadComment(comment(number).build(), readAt))
                .toList();
    }
}
