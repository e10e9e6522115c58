package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.DecoderFixture.commentOf;
import static io.xhscomments.testkit.contract.DecoderFixture.pageOf;
import static io.xhscomments.testkit.contract.SourceFixture.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules about the content of a page and its next page. */
interface DecoderPageRules {
    @Test
    @DisplayName("D01 The documented response has 7 of 205 comments and is the last page")
    default void documentedResponseIsRead(DecoderFixture fixture) {
        fixture.needs(DecoderCapability.READS_TIKHUB_ENVELOPE);
        CommentPage page = fixture.decode(
                        PageRequest.comments(Fixtures.sampleNote()), DecoderFixture.ok(Fixtures.sample()))
                .returned();
        assertThat(page.comments()).hasSize(7);
        assertThat(page.totals()).isEqualTo(ReportedTotals.of(205, 117));
        assertThat(page.next()).isEmpty();
    }

    @Test
    @DisplayName("D02 Comments and replies of both routes are read to the last page")
    default void bothRoutesAreRead(DecoderFixture fixture) {
        fixture.needs(DecoderCapability.READS_TIKHUB_ENVELOPE);
        SyntheticNote note = SyntheticNote.builder(2).comments(25).replies(12).build();
        CommentId comment = note.commentIds().findFirst().orElseThrow();
        for (TikHubRoute route : TikHubRoute.values()) {
            assertThat(chain(fixture, route, note, PageRequest.comments(note.id())))
                    .containsExactlyElementsOf(note.commentIds().toList());
            assertThat(chain(fixture, route, note, PageRequest.replies(note.id(), comment)))
                    .containsExactlyElementsOf(note.replyIds(comment).toList());
        }
    }

    @Test
    @DisplayName("D03 Comments keep the order served, whatever their times and scores")
    default void commentsKeepTheOrderServed(DecoderFixture fixture) {
        List<String> ids = List.of("66c4b7a3000000000000000b", "66c4b7a30000000000000001", "70c4b7a3000000000000000a");
        String comments = commentOf(ids.get(0), "\"score\":1") + "," + commentOf(ids.get(1), "\"score\":9") + ","
                + commentOf(ids.get(2), "\"score\":5");
        assertThat(ids(fixture.page(pageOf(comments))))
                .extracting(CommentId::value)
                .isEqualTo(ids);
    }

    @Test
    @DisplayName("D04 A cursor is exactly the text that was served")
    default void cursorIsTheTextServed(DecoderFixture fixture) {
        CommentPage page = fixture.page(
                pageOf(
                        commentOf(DecoderFixture.ID, ""),
                        "\"has_more\":true,\"cursor\":\"{ \\\"index\\\":2, \\\"cursor\\\":\\\"\\u00e9😀\\\\u0041\\\",\\\"n\\\":1.0}\""));
        assertThat(page.next()).hasValue(Cursor.of("{ \"index\":2, \"cursor\":\"é😀\\u0041\",\"n\":1.0}"));
    }

    @Test
    @DisplayName("D05 A page that promises more without a cursor still promises more")
    default void moreWithoutCursorStaysMore(DecoderFixture fixture) {
        for (String next : List.of("\"cursor\":\"\",", "\"cursor\":null,", "")) {
            CommentPage page = fixture.page(pageOf(commentOf(DecoderFixture.ID, ""), next + "\"has_more\":true"));
            assertThat(page.hasMore()).isTrue();
            assertThat(page.cursor()).isEmpty();
        }
    }

    @Test
    @DisplayName("D06 A last page has no next page, even with a cursor")
    default void lastPageHasNoNextPage(DecoderFixture fixture) {
        String cursor = "{\\\"index\\\":2}";
        CommentPage page = fixture.page(
                pageOf(commentOf(DecoderFixture.ID, ""), "\"cursor\":\"" + cursor + "\",\"has_more\":false"));
        assertThat(page.next()).isEmpty();
        assertThat(page.cursor()).hasValue(Cursor.of("{\"index\":2}"));
    }

    @Test
    @DisplayName("D07 A page without comments is a page with its totals")
    default void emptyPageIsAPage(DecoderFixture fixture) {
        CommentPage page = fixture.page(pageOf(""));
        assertThat(page.comments()).isEmpty();
        assertThat(page.totals()).isEqualTo(ReportedTotals.of(205, 117));
    }

    @Test
    @DisplayName("D08 A reply knows its top-level comment and the comment that it replies to")
    default void replyKnowsRootAndParent(DecoderFixture fixture) {
        CommentId root = CommentId.of("66c4b7a3000000000000000a");
        String responded = "66c4b7a3000000000000000b";
        CommentPage page = fixture.decode(
                        PageRequest.replies(DecoderFixture.NOTE, root),
                        fixture.response(pageOf(commentOf(
                                DecoderFixture.ID,
                                "\"target_comment\":{\"id\":\"" + responded
                                        + "\",\"status\":0,\"user\":{\"userid\":\"u2\"}}"))))
                .returned();
        assertThat(page.comments().get(0).rootId()).hasValue(root);
        assertThat(page.comments().get(0).parentId()).hasValue(CommentId.of(responded));
    }

    private static List<CommentId> chain(
            DecoderFixture fixture, TikHubRoute route, SyntheticNote note, PageRequest first) {
        return Stream.iterate(
                        Optional.of(read(fixture, route, note, first)),
                        Optional::isPresent,
                        page -> page.flatMap(CommentPage::next)
                                .map(cursor -> read(fixture, route, note, first.after(cursor))))
                .limit(100)
                .flatMap(page -> ids(page.orElseThrow()).stream())
                .toList();
    }

    private static CommentPage read(
            DecoderFixture fixture, TikHubRoute route, SyntheticNote note, PageRequest request) {
        return fixture.decode(request, DecoderFixture.ok(note.page(route, request)))
                .returned();
    }
}
