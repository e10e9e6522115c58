package io.xhscomments.examples.cli.report;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.model.UserId;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.reading.Coverage;
import io.xhscomments.core.reading.StopReason;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Pages for tests. */
final class Pages {
    static final NoteId NOTE = NoteId.of("6683b283000000001f0052bf");
    static final Instant FIRST = Instant.parse("2026-03-01T08:30:00Z");

    private Pages() {}

    static CommentId id(int number) {
        return CommentId.of("66c4b7a3000000002" + (1_000_000 + number));
    }

    static Comment.Builder comment(int number, String author, String content) {
        return Comment.builder(
                id(number),
                NOTE,
                Author.of(UserId.of("user" + author.hashCode()), author),
                FIRST.plusSeconds(3600L * number),
                content);
    }

    static Comment.Builder reply(int number, int root, String author, String content) {
        return comment(number, author, content).rootId(id(root));
    }

    /** Three comments with two replies, and what can be sorted, filtered and folded. */
    static List<Comment> few() {
        List<Comment> few = new ArrayList<>();
        few.add(comment(1, "Anna", "The first one [doge][doge] #雨天[话题]#")
                .likeCount(5)
                .replyCount(2)
                .location("上海")
                .build());
        few.add(reply(2, 1, "Ben", "A response about umbrellas")
                .likeCount(1)
                .location("北京")
                .build());
        few.add(reply(3, 1, "Writer", "Thank you")
                .tags(List.of(Tag.of(Tag.IS_AUTHOR)))
                .build());
        few.add(comment(4, "Cara", "Second, much longer than the others are, and liked by the author")
                .likeCount(700)
                .replyCount(0)
                .location("上海")
                .tags(List.of(Tag.of(Tag.AUTHOR_LIKED)))
                .build());
        few.add(comment(5, "Dora", "Third [捂脸R]")
                .likeCount(60)
                .replyCount(0)
                .location("北京")
                .build());
        return few;
    }

    /** As many as wanted, each tenth a reply. */
    static Stream<Comment> many(int count) {
        return Stream.iterate(1, n -> n + 1).limit(count).map(n -> {
            String text = "comment number " + n + ", 今天第" + n + "次来看 " + (n % 997 == 0 ? "needle" : "[doge]");
            return n % 10 == 0
                    ? reply(n, n - 9, "author " + n % 4000, text)
                            .likeCount(n % 7)
                            .build()
                    : comment(n, "author " + n % 4000, text)
                            .likeCount(n % 1013)
                            .replyCount(n % 10 == 1 ? 1 : 0)
                            .location(n % 3 == 0 ? "上海" : "北京")
                            .build();
        });
    }

    static ReadSummary complete(long topLevel, long replies, long reported) {
        return conclusion(StopReason.END_OF_PAGES, topLevel, replies, reported);
    }

    static ReadSummary conclusion(StopReason reason, long topLevel, long replies, long reported) {
        return new ReadSummary(
                List.of(new ReadSummary.Read(
                        NOTE,
                        new Coverage(ReportedTotals.of(reported + replies, reported), topLevel, replies, 0, 3, 0),
                        reason.id(),
                        reason.isComplete(),
                        Optional.empty(),
                        0,
                        Optional.of(new Spend(3, 0, 0)))),
                Optional.empty());
    }

    static Path write(Path file, Stream<Comment> comments, ReadSummary conclusion) throws IOException {
        return write(file, comments, Optional.of(conclusion), PageSettings.DEFAULTS);
    }

    static Path write(Path file, Stream<Comment> comments, Optional<ReadSummary> conclusion, PageSettings settings)
            throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                ReportPage page = ReportPage.begin(out, settings)) {
            for (Comment comment : (Iterable<Comment>) comments::iterator) {
                page.write(comment, Mark.NONE);
            }
            if (conclusion.isPresent()) {
                page.conclude(conclusion.get());
            }
        }
        return file;
    }
}
