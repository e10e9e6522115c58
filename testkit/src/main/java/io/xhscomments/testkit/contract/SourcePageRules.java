package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.SourceFixture.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules about pages and their cost. */
interface SourcePageRules {
    @Test
    @DisplayName("S01 Comments come in the order served, and their cursors lead to each one once")
    default void cursorsLeadToEachCommentOnce(SourceFixture fixture) {
        SyntheticNote note = fixture.served(1);
        List<CommentPage> pages = fixture.pages(PageRequest.comments(note.id()));
        assertThat(ids(pages)).containsExactlyElementsOf(note.commentIds().toList());
        assertThat(pages).hasSize(note.pages());
    }

    @Test
    @DisplayName("S02 Replies come in the order served, each one once, and know their top-level comment")
    default void repliesKnowTheirComment(SourceFixture fixture) {
        SyntheticNote note = fixture.served(2);
        CommentId comment = note.commentIds().skip(1).findFirst().orElseThrow();
        List<CommentPage> pages = fixture.pages(PageRequest.replies(note.id(), comment));
        assertThat(ids(pages)).containsExactlyElementsOf(note.replyIds(comment).toList());
        assertThat(pages).hasSize(note.replyPages(comment));
        assertThat(pages.stream().flatMap(page -> page.comments().stream()))
                .allSatisfy(reply -> assertThat(reply.rootId()).hasValue(comment));
    }

    @Test
    @DisplayName("S03 Totals are those that the service reports")
    default void totalsAreThoseReported(SourceFixture fixture) {
        SyntheticNote note = fixture.serve(
                SyntheticNote.builder(3).comments(4).replies(2).folded(90).build());
        CommentPage page = fixture.fetch(PageRequest.comments(note.id())).returned();
        assertThat(page.totals()).isEqualTo(note.totals());
    }

    @Test
    @DisplayName("S04 A note without comments returns an empty page and does not fail")
    default void noteWithoutCommentsIsAnEmptyPage(SourceFixture fixture) {
        SyntheticNote note = fixture.serve(SyntheticNote.builder(4).comments(0).build());
        CommentPage page = fixture.fetch(PageRequest.comments(note.id())).returned();
        assertThat(page.comments()).isEmpty();
        assertThat(page.next()).isEmpty();
    }

    @Test
    @DisplayName("S05 A note that does not exist fails and returns no empty page")
    default void missingNoteIsAFailure(SourceFixture fixture) {
        fixture.needs(SourceCapability.CALLS_SERVICE);
        PageRequest request = PageRequest.comments(NoteId.of("6683b2830000000000000000"));
        assertThat(fixture.fetch(request).failure(NoteNotFoundException.class).charge())
                .isEqualTo(Charge.CHARGED);
    }

    @Test
    @DisplayName("S06 One fetch sends one request")
    default void oneFetchSendsOneRequest(SourceFixture fixture) {
        fixture.needs(SourceCapability.CALLS_SERVICE);
        SyntheticNote note = fixture.served(6);
        fixture.fetch(PageRequest.comments(note.id()));
        assertThat(fixture.service().requests()).as("requests").isEqualTo(1);
    }

    @Test
    @DisplayName("S07 Fetching a page again sends another request")
    default void repeatedFetchSendsAnotherRequest(SourceFixture fixture) {
        fixture.needs(SourceCapability.CALLS_SERVICE);
        fixture.needs(SourceCapability.REQUESTS_EVERY_TIME);
        PageRequest request = PageRequest.comments(fixture.served(7).id());
        fixture.fetch(request);
        int before = fixture.service().requests();
        fixture.fetch(request);
        assertThat(fixture.service().requests()).as("requests").isGreaterThan(before);
    }

    @Test
    @DisplayName("S08 A page from the service is charged once")
    default void pageIsChargedOnce(SourceFixture fixture) {
        fixture.needs(SourceCapability.CALLS_SERVICE);
        CommentPage page =
                fixture.fetch(PageRequest.comments(fixture.served(8).id())).returned();
        assertThat(page.receipt().charge()).isEqualTo(Charge.CHARGED);
        assertThat(page.receipt().spend()).isEqualTo(Spend.of(Charge.CHARGED));
    }

    @Test
    @DisplayName("S09 toString() of a page does not contain the signature of its link")
    default void toStringOfPageHidesSignature(SourceFixture fixture) {
        CommentPage page =
                fixture.fetch(PageRequest.comments(fixture.served(9).id())).returned();
        assertThat(page.toString()).doesNotContain("sign=");
    }
}
