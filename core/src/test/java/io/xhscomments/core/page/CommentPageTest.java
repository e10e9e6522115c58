package io.xhscomments.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.model.UserId;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommentPageTest {
    private static final Cursor CURSOR = Cursor.of("{\"cursor\":\"66c4b7a300000000270106f7\",\"index\":2}");
    private static final Comment COMMENT = Comment.builder(
                    CommentId.of("66c4b7a300000000270106f7"),
                    NoteId.of("6683b283000000001f0052bf"),
                    Author.of(UserId.of("u"), "somebody"),
                    Instant.EPOCH,
                    "text")
            .build();

    private static CommentPage served(boolean hasMore, Optional<Cursor> cursor) {
        return new CommentPage(
                List.of(COMMENT),
                ReportedTotals.of(205, 117),
                hasMore,
                cursor,
                Optional.of(UserId.of("author")),
                Optional.of("latest_v2"),
                List.of("default", "latest_v2"),
                Optional.of("{}"),
                Receipt.of(Charge.CHARGED),
                UnknownFields.of(Map.of("new", "1")),
                new Irregularities(List.of("null"), 1, List.of("$.x")));
    }

    @Test
    void nextNeedsAPromiseAndACursor() {
        assertThat(served(true, Optional.of(CURSOR)).next()).contains(CURSOR);
        assertThat(served(true, Optional.empty()).next()).isEmpty();
        assertThat(served(false, Optional.of(CURSOR)).next()).isEmpty();
        assertThat(served(false, Optional.empty()).next()).isEmpty();
    }

    @Test
    void contradictionsStayVisible() {
        assertThat(served(true, Optional.empty()).hasMore()).isTrue();
        assertThat(served(false, Optional.of(CURSOR)).cursor()).contains(CURSOR);
    }

    @Test
    void manualPageHasMoreIfItHasACursor() {
        CommentPage middle =
                CommentPage.of(List.of(COMMENT), ReportedTotals.UNKNOWN, Optional.of(CURSOR), Receipt.of(Charge.FREE));
        CommentPage last = CommentPage.of(List.of(), ReportedTotals.UNKNOWN, Optional.empty(), Receipt.of(Charge.FREE));

        assertThat(middle.hasMore()).isTrue();
        assertThat(middle.next()).contains(CURSOR);
        assertThat(last.hasMore()).isFalse();
        assertThat(last.next()).isEmpty();
        assertThat(last.totals().all()).isEmpty();
    }

    @Test
    void anotherReceiptChangesNothingElse() throws ReflectiveOperationException {
        CommentPage page = served(true, Optional.of(CURSOR));
        CommentPage other = page.withReceipt(Receipt.of(Charge.FREE));

        assertThat(other.receipt().charge()).isEqualTo(Charge.FREE);
        for (RecordComponent component : CommentPage.class.getRecordComponents()) {
            if (!component.getName().equals("receipt")) {
                assertThat(component.getAccessor().invoke(other))
                        .as(component.getName())
                        .isEqualTo(component.getAccessor().invoke(page));
            }
        }
    }

    @Test
    void listsOfAPageAreImmutableCopies() {
        List<Comment> comments = new ArrayList<>(List.of(COMMENT));
        CommentPage page =
                CommentPage.of(comments, ReportedTotals.UNKNOWN, Optional.empty(), Receipt.of(Charge.CHARGED));

        comments.clear();

        assertThat(page.comments()).containsExactly(COMMENT);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> page.comments().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(
                        () -> served(false, Optional.empty()).sortStrategies().clear());
    }

    @Test
    void missingTotalsAreNotZero() {
        assertThat(ReportedTotals.UNKNOWN.all()).isEmpty();
        assertThat(ReportedTotals.UNKNOWN.topLevel()).isEmpty();
        assertThat(ReportedTotals.of(0, 0)).isNotEqualTo(ReportedTotals.UNKNOWN);
        assertThat(ReportedTotals.of(205, 117).all()).hasValue(205);
        assertThat(ReportedTotals.of(205, 117).topLevel()).hasValue(117);
    }

    @Test
    void unknownChargeCountsAsPaid() {
        assertThat(Charge.CHARGED.countsAsPaid()).isTrue();
        assertThat(Charge.UNKNOWN.countsAsPaid()).isTrue();
        assertThat(Charge.FREE.countsAsPaid()).isFalse();
    }
}
