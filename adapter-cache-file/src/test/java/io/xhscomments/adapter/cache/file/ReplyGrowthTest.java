package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.page.PageRequest.CommentReplies;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A note of 400 comments, each with two pages of replies. */
class ReplyGrowthTest {
    private static final int OLD = 300;

    @TempDir
    Path dir;

    private final ChangingNote service = new ChangingNote();
    private NoteDays days;

    @BeforeEach
    void firstDay() {
        days = new NoteDays(service, dir.resolve("pages"));
        service.add(400);
        service.rows.forEach(row -> row.replies = 12);
        assertThat(days.readWithReplies().requests()).isEqualTo(40 + 800);
        days.nextDay();
        service.add(3);
    }

    private long requestsForReplies(int last) {
        return service.requests.subList(service.requests.size() - last, service.requests.size()).stream()
                .filter(CommentReplies.class::isInstance)
                .count();
    }

    @Test
    void anUpdateWithoutNewRepliesReadsNoChainAgain() {
        assertThat(days.updateWithReplies().requests()).isEqualTo(1);
    }

    @Test
    void newRepliesToCommentsOnTheNewPageCostOneRequestEach() {
        service.row(service.truthIds().get(5)).replies = 14;

        NoteDays.Result update = days.updateWithReplies();

        assertThat(update.requests()).isEqualTo(2);
        assertThat(update.ids()).hasSize(403 + 400 * 12 + 2);
        assertThat(days.updateWithReplies().requests()).isZero();
    }

    @Test
    void onlyAMaximumAgeFindsRepliesToOldComments() {
        service.row(service.truthIds().get(OLD)).replies = 25;

        assertThat(days.updateWithReplies().requests()).isEqualTo(1);
        NoteDays.Result update = days.updateWithReplies(Duration.ofHours(1));

        // The first page is young enough; forty others are looked at, and two pages of the chain.
        assertThat(update.requests()).isEqualTo(40 + 2);
        assertThat(requestsForReplies(42)).isEqualTo(2);
        assertThat(update.ids()).hasSize(403 + 400 * 12 + 13);
    }

    @Test
    void aChainThatWasNeverReadIsRead() {
        service.row(service.truthIds().get(0)).replies = 3;

        assertThat(days.updateWithReplies().requests()).isEqualTo(2);
    }
}
