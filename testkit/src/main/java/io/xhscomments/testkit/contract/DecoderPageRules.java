package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.DecoderBench.commentOf;
import static io.xhscomments.testkit.contract.DecoderBench.pageOf;
import static io.xhscomments.testkit.contract.SourceBench.ids;
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

/** What a page holds, and where it leads. */
interface DecoderPageRules {
    @Test
    @DisplayName("D01 The documented response is seven comments of 205, and the last page")
    default void theDocumentedResponseIsRead(DecoderBench bench) {
        bench.needs(DecoderCapability.READS_TIKHUB);
        CommentPage page = bench.decode(PageRequest.comments(Fixtures.sampleNote()), DecoderBench.ok(Fixtures.sample()))
                .given();
        assertThat(page.comments()).hasSize(7);
        assertThat(page.totals()).isEqualTo(ReportedTotals.of(205, 117));
        assertThat(page.next()).isEmpty();
    }

    @Test
    @DisplayName("D02 Comments and replies of both routes are read, each chain to its end")
    default void bothRoutesAreRead(DecoderBench bench) {
        bench.needs(DecoderCapability.READS_TIKHUB);
        SyntheticNote note = SyntheticNote.builder(2).comments(25).replies(12).build();
        CommentId comment = note.commentIds().findFirst().orElseThrow();
        for (TikHubRoute route : TikHubRoute.values()) {
            assertThat(chain(bench, route, note, PageRequest.comments(note.id())))
                    .containsExactlyElementsOf(note.commentIds().toList());
            assertThat(chain(bench, route, note, PageRequest.replies(note.id(), comment)))
                    .containsExactlyElementsOf(note.replyIds(comment).toList());
        }
    }

    @Test
    @DisplayName("D03 Comments come in the order served, whatever their times and scores")
    default void commentsComeInTheOrderServed(DecoderBench bench) {
        List<String> ids = List.of("66c4b7a3000000000000000b", "66c4b7a30000000000000001", "70c4b7a3000000000000000a");
        String comments = commentOf(ids.get(0), "\"score\":1") + "," + commentOf(ids.get(1), "\"score\":9") + ","
                + commentOf(ids.get(2), "\"score\":5");
        assertThat(ids(bench.page(pageOf(comments))))
                .extracting(CommentId::value)
                .isEqualTo(ids);
    }

    @Test
    @DisplayName("D04 A cursor is the text that was served, to the character")
    default void aCursorIsTheTextServed(DecoderBench bench) {
        CommentPage page = bench.page(
                pageOf(
                        commentOf(DecoderBench.ID, ""),
                        "\"has_more\":true,\"cursor\":\"{ \\\"index\\\":2, \\\"cursor\\\":\\\"\\u00e9😀\\\\u0041\\\",\\\"n\\\":1.0}\""));
        assertThat(page.next()).hasValue(Cursor.of("{ \"index\":2, \"cursor\":\"é😀\\u0041\",\"n\":1.0}"));
    }

    @Test
    @DisplayName("D05 A promise of more without a cursor stays such a promise")
    default void aPromiseWithoutACursorStaysOne(DecoderBench bench) {
        for (String next : List.of("\"cursor\":\"\",", "\"cursor\":null,", "")) {
            CommentPage page = bench.page(pageOf(commentOf(DecoderBench.ID, ""), next + "\"has_more\":true"));
            assertThat(page.hasMore()).isTrue();
            assertThat(page.cursor()).isEmpty();
        }
    }

    @Test
    @DisplayName("D06 A last page leads nowhere, though it may have a cursor")
    default void aLastPageLeadsNowhere(DecoderBench bench) {
        String cursor = "{\\\"index\\\":2}";
        CommentPage page =
                bench.page(pageOf(commentOf(DecoderBench.ID, ""), "\"cursor\":\"" + cursor + "\",\"has_more\":false"));
        assertThat(page.next()).isEmpty();
        assertThat(page.cursor()).hasValue(Cursor.of("{\"index\":2}"));
    }

    @Test
    @DisplayName("D07 A page without comments is a page, and tells its totals")
    default void anEmptyPageIsAPage(DecoderBench bench) {
        CommentPage page = bench.page(pageOf(""));
        assertThat(page.comments()).isEmpty();
        assertThat(page.totals()).isEqualTo(ReportedTotals.of(205, 117));
    }

    @Test
    @DisplayName("D08 A reply knows the comment that it belongs to, and the one that it responds")
    default void aReplyKnowsWhereItBelongs(DecoderBench bench) {
        CommentId root = CommentId.of("66c4b7a3000000000000000a");
        String responded = "66c4b7a3000000000000000b";
        CommentPage page = bench.decode(
                        PageRequest.replies(DecoderBench.NOTE, root),
                        bench.response(pageOf(commentOf(
                                DecoderBench.ID,
                                "\"target_comment\":{\"id\":\"" + responded
                                        + "\",\"status\":0,\"user\":{\"userid\":\"u2\"}}"))))
                .given();
        assertThat(page.comments().get(0).rootId()).hasValue(root);
        assertThat(page.comments().get(0).parentId()).hasValue(CommentId.of(responded));
    }

    private static List<CommentId> chain(DecoderBench bench, TikHubRoute route, SyntheticNote note, PageRequest first) {
        return Stream.iterate(
                        Optional.of(read(bench, route, note, first)),
                        Optional::isPresent,
                        page -> page.flatMap(CommentPage::next)
                                .map(cursor -> read(bench, route, note, first.after(cursor))))
                .limit(100)
                .flatMap(page -> ids(page.orElseThrow()).stream())
                .toList();
    }

    private static CommentPage read(DecoderBench bench, TikHubRoute route, SyntheticNote note, PageRequest request) {
        return bench.decode(request, DecoderBench.ok(note.page(route, request))).given();
    }
}
