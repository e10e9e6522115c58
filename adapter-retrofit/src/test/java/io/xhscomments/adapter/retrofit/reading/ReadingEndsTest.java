package io.xhscomments.adapter.retrofit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.reading.Coverage;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.stub.Ledger;
import io.xhscomments.testkit.synthetic.PagingBehavior;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How paging continues and ends, with and without faults, and its cost. */
class ReadingEndsTest extends Tikhub {
    @ParameterizedTest
    @EnumSource
    void healthyNoteIsReadToTheEndAndPaidOnce(TikHubRoute route) {
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(25).pinned(2));

        Pass pass = read(bare(route), note);

        assertThat(pass.ids()).containsExactlyElementsOf(note.commentIds().toList());
        assertThat(pass.reason()).isEqualTo(StopReason.END_OF_PAGES);
        assertSpent(pass, 3, 0, 0);
    }

    @ParameterizedTest
    @EnumSource
    void eachRequestHasThePreviousCursorUnderItsName(TikHubRoute route) {
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(25));
        List<CommentId> ids = note.commentIds().toList();

        read(bare(route), note);

        List<Optional<String>> cursors =
                tikhub.ledger().entries().stream().map(Ledger.Entry::cursor).toList();
        assertThat(cursors).hasSize(3);
        assertThat(cursors.get(0)).isEmpty();
        assertThat(cursors.get(1).orElseThrow()).contains(ids.get(9).value());
        assertThat(cursors.get(2).orElseThrow()).contains(ids.get(19).value());
    }

    @ParameterizedTest
    @EnumSource
    void noteWithoutCommentsCostsOnePage(TikHubRoute route) {
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(0));

        Pass pass = read(bare(route), note);

        assertThat(pass.comments()).isEmpty();
        assertThat(pass.reason()).isEqualTo(StopReason.END_OF_PAGES);
        assertSpent(pass, 1, 0, 0);
    }

    @ParameterizedTest(name = "{0} at page {1}, over {2}: {3} charged, {4}")
    @CsvSource({
        "STUCK_CURSOR, 2, WEB_V1, 2, STALLED_CURSOR",
        "STUCK_CURSOR, 2, APP_V2, 2, STALLED_CURSOR",
        "STUCK_CURSOR, 5, WEB_V1, 5, STALLED_CURSOR",
        "EMPTY_OBJECT_CURSOR, 1, WEB_V1, 1, STALLED_CURSOR",
        "EMPTY_OBJECT_CURSOR, 3, WEB_V1, 3, STALLED_CURSOR",
        "EMPTY_OBJECT_CURSOR, 3, APP_V2, 3, STALLED_CURSOR",
        "EMPTY_CURSOR, 1, APP_V2, 1, STALLED_CURSOR",
        "EMPTY_CURSOR, 3, WEB_V1, 3, STALLED_CURSOR",
        "EMPTY_CURSOR, 3, APP_V2, 3, STALLED_CURSOR",
        "NULL_CURSOR, 1, WEB_V1, 1, STALLED_CURSOR",
        "NULL_CURSOR, 3, WEB_V1, 3, STALLED_CURSOR",
        "NULL_CURSOR, 5, APP_V2, 5, STALLED_CURSOR",
        "FIRST_PAGE_FOREVER, 2, WEB_V1, 2, REPEATED_PAGE",
        "FIRST_PAGE_FOREVER, 4, WEB_V1, 4, REPEATED_PAGE",
        "FIRST_PAGE_FOREVER, 4, APP_V2, 4, REPEATED_PAGE",
        "EMPTY_PAGE_WITH_MORE, 2, WEB_V1, 3, EMPTY_PAGES",
        "EMPTY_PAGE_WITH_MORE, 4, WEB_V1, 5, EMPTY_PAGES",
        "EMPTY_PAGE_WITH_MORE, 4, APP_V2, 5, EMPTY_PAGES",
        // The cursor contains no comment id, so it is invalid on App V2 and detected before sending.
        "EMPTY_PAGE_WITH_MORE, 1, APP_V2, 1, STALLED_CURSOR",
        "EMPTY_PAGE_WITH_MORE, 1, WEB_V1, 2, EMPTY_PAGES",
    })
    void faultyPagingCostsAtMostOneExtraRequest(
            PagingBehavior chain, int atPage, TikHubRoute route, int charged, StopReason reason) {
        SyntheticNote note = serve(SyntheticNote.builder(2).comments(45).paging(chain, atPage));

        Pass pass = read(retrying(route), note);

        assertThat(pass.ids()).containsExactlyElementsOf(note.commentIds().toList());
        assertThat(pass.reason()).isEqualTo(reason);
        assertThat(pass.reason().isComplete()).isFalse();
        assertSpent(pass, charged, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "1, 4", "4, 7"})
    void emptyPagesAreFetchedUpToTheLimit(int tolerated, int charged) {
        SyntheticNote note =
                serve(SyntheticNote.builder(2).comments(45).paging(PagingBehavior.EMPTY_PAGE_WITH_MORE, 3));

        Pass pass = Pass.over(NoteReader.builder(bare(TikHubRoute.WEB_V1))
                .emptyPagesTolerated(tolerated)
                .build()
                .start(note.id()));

        assertThat(pass.ids()).containsExactlyElementsOf(note.commentIds().toList());
        assertThat(pass.reason()).isEqualTo(StopReason.EMPTY_PAGES);
        assertSpent(pass, charged, 0, 0);
    }

    @Test
    void singleEmptyPageIsSkipped() {
        SyntheticNote note = serve(SyntheticNote.builder(3).comments(25));
        CommentId tenth = note.commentIds().skip(9).findFirst().orElseThrow();
        ErrorResponse empty = ErrorResponse.of(
                200,
                Map.of("Content-Type", "application/json"),
                ("{\"code\":200,\"data\":{\"code\":0,\"data\":{\"user_id\":\"5ee237720000000001001a5d\",\"comment_count\":25,"
                                + "\"comment_count_l1\":25,\"comments\":[],\"has_more\":true,"
                                + "\"cursor\":\"{\\\"cursor\\\":\\\"" + tenth
                                + "\\\",\\\"index\\\":3,\\\"pageArea\\\":\\\"UNFOLDED\\\"}\"}}}")
                        .getBytes(StandardCharsets.UTF_8));
        tikhub.respondWith(request -> request.ordinal() == 2 ? Optional.of(empty) : Optional.empty());

        Pass pass = read(bare(TikHubRoute.WEB_V1), note);

        assertThat(pass.ids()).containsExactlyElementsOf(note.commentIds().toList());
        assertThat(pass.reason()).isEqualTo(StopReason.END_OF_PAGES);
        assertSpent(pass, 4, 0, 0);
    }

    @ParameterizedTest
    @EnumSource
    void repeatedCommentsAreReturnedOnceAndCounted(TikHubRoute route) {
        SyntheticNote note = serve(SyntheticNote.builder(4).comments(45).repeatLastIdOfPreviousPage(true));

        Pass pass = read(bare(route), note);

        assertThat(pass.ids()).containsExactlyElementsOf(note.commentIds().toList());
        assertThat(pass.reading().coverage().repeats()).isEqualTo(4);
        assertSpent(pass, 5, 0, 0);
    }

    @ParameterizedTest
    @EnumSource
    void coverageOfDocumentedNoteIsPartial(TikHubRoute route) {
        Pass pass = Pass.over(NoteReader.ofDefaults(bare(route)).start(Fixtures.sampleNote()));

        Coverage coverage = pass.reading().coverage();
        assertThat(pass.comments()).hasSize(7);
        assertThat(pass.reason()).isEqualTo(StopReason.END_OF_PAGES);
        assertThat(coverage).isEqualTo(new Coverage(ReportedTotals.of(205, 117), 7, 0, 0, 1, 0));
        assertThat(coverage.summary()).contains("7 of 117").contains("205").doesNotContainPattern("\\ball\\b");
        assertSpent(pass, 1, 0, 0);
    }

    @Test
    void foldedCommentsAreReportedButNotRead() {
        SyntheticNote note = serve(SyntheticNote.builder(5).comments(12).folded(30));

        Pass pass = read(bare(TikHubRoute.APP_V2), note);

        assertThat(pass.reading().coverage().readTopLevel()).isEqualTo(12);
        assertThat(pass.reading().coverage().reported()).isEqualTo(ReportedTotals.of(42, 42));
        assertSpent(pass, 2, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"PAGE_LIMIT, 20", "COMMENT_LIMIT, 13"})
    void callersLimitEndsReadingWithoutAnotherRequest(StopReason reason, int given) {
        SyntheticNote note = serve(SyntheticNote.builder(6).comments(45));
        NoteReader.Builder reader = NoteReader.builder(bare(TikHubRoute.WEB_V1));

        Pass pass = Pass.over((reason == StopReason.PAGE_LIMIT ? reader.maxPages(2) : reader.maxComments(13))
                .build()
                .start(note.id()));

        assertThat(pass.ids())
                .containsExactlyElementsOf(note.commentIds().limit(given).toList());
        assertThat(pass.reason()).isEqualTo(reason);
        assertSpent(pass, 2, 0, 0);
    }

    @Test
    void requestsAreSentLazily() {
        SyntheticNote note = serve(SyntheticNote.builder(7).comments(45));
        var comments = NoteReader.ofDefaults(bare(TikHubRoute.WEB_V1)).comments(note.id());
        var iterator = comments.iterator();
        assertThat(tikhub.ledger().requests()).isZero();

        for (int i = 0; i < 10; i++) {
            iterator.next();
        }
        assertThat(tikhub.ledger().requests()).isEqualTo(1);
        iterator.next();
        assertThat(tikhub.ledger().requests()).isEqualTo(2);

        comments.iterator().next();
        assertThat(tikhub.ledger().requests()).isEqualTo(3);
    }

    @Test
    void cancelledReadingReturnsPaidCommentsAndStops() {
        SyntheticNote note = serve(SyntheticNote.builder(8).comments(45));
        var reading = NoteReader.ofDefaults(bare(TikHubRoute.WEB_V1)).start(note.id());
        reading.next();
        reading.cancel();

        Pass rest = Pass.over(reading);

        assertThat(rest.reason()).isEqualTo(StopReason.CANCELLED);
        assertThat(tikhub.ledger().requests()).isEqualTo(1);
        Pass resumed =
                Pass.over(NoteReader.ofDefaults(bare(TikHubRoute.WEB_V1)).resume(note.id(), reading.checkpoint()));
        assertThat(rest.comments().size() + resumed.comments().size()).isEqualTo(44);
        assertSpent(resumed, 5, 0, 0);
    }
}
