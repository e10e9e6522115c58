package io.xhscomments.examples.recipes;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.Tag;
import io.xhscomments.core.model.UserId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.port.CommentSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Implements a source with a lambda, for a test of the code that uses it, or for another service. */
public final class OwnSource {
    private OwnSource() {}

    /** Takes no arguments and uses no service. */
    public static void main(String[] args) {
        NoteId note = NoteId.of("6683b283000000001f0052bf");
        System.out.println(ofOneComment("hello").fetch(PageRequest.comments(note)));
    }

    /** Responds to each request with one pinned comment, without a charge. */
    public static CommentSource ofOneComment(String content) {
        return request -> {
            Comment comment = Comment.builder(
                            CommentId.of("66c4b7a300000000270106f7"),
                            request.note(),
                            Author.of(UserId.of("a82b75219c7c5c5c9ece76b3490f2"), "純白"),
                            Instant.parse("2024-08-20T15:35:00Z"),
                            content)
                    .likeCount(3)
                    .tags(List.of(Tag.of(Tag.PINNED)))
                    .build();
            return CommentPage.of(List.of(comment), ReportedTotals.of(1, 1), Optional.empty(), Receipt.of(Charge.FREE));
        };
    }
}
