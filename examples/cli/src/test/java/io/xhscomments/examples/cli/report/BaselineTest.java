package io.xhscomments.examples.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private static final NoteId NOTE = NoteId.of("6683b283000000001f0052bf");
    private static final NoteId OTHER = NoteId.of("6683b283000000001f0052b0");

    private final Baseline earlier = new Baseline("then.jsonl");

    private static Comment.Builder comment(NoteId note, int number) {
        return Comment.builder(
                CommentId.of("66c4b7a3000000002701" + (1000 + number)),
                note,
                Author.of(UserId.of("u1"), "n"),
                Instant.EPOCH,
                "x");
    }

    @Test
    void tellsWhatIsNewAndWhoseLikesChanged() {
        earlier.add(comment(NOTE, 1).likeCount(3).build());
        earlier.add(comment(NOTE, 2).likeCount(3).build());

        assertThat(earlier.mark(comment(NOTE, 1).likeCount(3).build())).isEqualTo(Mark.NONE);
        assertThat(earlier.mark(comment(NOTE, 2).likeCount(5).build())).isEqualTo(new Mark(false, OptionalLong.of(3)));
        assertThat(earlier.mark(comment(NOTE, 3).likeCount(5).build())).isEqualTo(new Mark(true, OptionalLong.empty()));
    }

    @Test
    void tellsWhatIsGoneOfTheNotesThatWereRead() {
        earlier.add(comment(NOTE, 1).build());
        earlier.add(comment(NOTE, 1).build());
        earlier.add(comment(NOTE, 2).build());
        earlier.add(comment(NOTE, 3)
                .rootId(CommentId.of("66c4b7a30000000027011001"))
                .build());
        earlier.add(comment(OTHER, 4).build());
        earlier.mark(comment(NOTE, 1).build());

        assertThat(earlier.since(List.of(NOTE))).isEqualTo(new ReadSummary.Since("then.jsonl", 3, 1, 1));
        assertThat(earlier.since(List.of(NOTE, OTHER))).isEqualTo(new ReadSummary.Since("then.jsonl", 4, 2, 1));
    }
}
