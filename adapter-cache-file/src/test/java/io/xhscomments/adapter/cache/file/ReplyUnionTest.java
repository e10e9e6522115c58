package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.CommentId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The replies to a comment are all that any stored page contains. */
class ReplyUnionTest {
    @TempDir
    Path dir;

    private final ChangingNote service = new ChangingNote();
    private NoteDays days;
    private List<CommentId> firstDay;

    @BeforeEach
    void firstDay() {
        days = new NoteDays(service, dir.resolve("pages"));
        service.add(4);
        service.rows.forEach(row -> row.replies = 12);
        firstDay = days.readWithReplies().ids();
        assertThat(firstDay).hasSize(4 + 4 * 12);
        days.nextDay();
    }

    @Test
    void repliesOfReplacedPagesStandWhereTheyStood() {
        service.rows.get(1).firstReply = 3;
        service.rows.get(2).firstReply = 12;
        days.refreshWithReplies();

        NoteDays.Result replay = days.replayWithReplies();

        assertThat(replay.ids()).isEqualTo(firstDay);
        assertThat(replay.reading().coverage().repeats()).isZero();
    }

    @Test
    void aGrowingChainServesTheOthersOnItsLastPage() {
        service.rows.get(1).firstReply = 11;
        service.rows.get(1).replies = 25;

        NoteDays.Result update = days.updateWithReplies();

        assertThat(update.ids())
                .hasSize(4 + 4 * 12 + 13)
                .doesNotHaveDuplicates()
                .containsAll(firstDay);
        assertThat(days.replayWithReplies().ids()).containsExactlyInAnyOrderElementsOf(update.ids());
    }

    @Test
    void anExportedStoreHasTheSameReplies() {
        service.rows.get(1).firstReply = 3;
        days.refreshWithReplies();
        days.open().exporting(service, body -> body).to(dir.resolve("exported"));

        assertThat(new NoteDays(service, dir.resolve("exported"))
                        .replayWithReplies()
                        .ids())
                .isEqualTo(firstDay);
    }
}
