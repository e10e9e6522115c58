package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.SourceBench.ids;
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

/** What pages come, and what each costs. */
interface SourcePageRules {
    @Test
    @DisplayName("S01 Comments come in the order served, and their cursors lead to each one once")
    default void cursorsLeadToEachCommentOnce(SourceBench bench) {
        SyntheticNote note = bench.served(1);
        List<CommentPage> pages = bench.pages(PageRequest.comments(note.id()));
        assertThat(ids(pages)).containsExactlyElementsOf(note.commentIds().toList());
        assertThat(pages).hasSize(note.pages());
    }

    @Test
    @DisplayName("S02 Replies come in the order served, each one once, and know the comment they belong to")
    default void repliesComeUnderTheirComment(SourceBench bench) {
        SyntheticNote note = bench.served(2);
        CommentId comment = note.commentIds().skip(1).findFirst().orElseThrow();
        List<CommentPage> pages = bench.pages(PageRequest.replies(note.id(), comment));
        assertThat(ids(pages)).containsExactlyElementsOf(note.replyIds(comment).toList());
        assertThat(pages).hasSize(note.replyPages(comment));
        assertThat(pages.stream().flatMap(page -> page.comments().stream()))
                .allSatisfy(reply -> assertThat(reply.rootId()).hasValue(comment));
    }

    @Test
    @DisplayName("S03 Totals are those that the service reports")
    default void totalsAreThoseReported(SourceBench bench) {
        SyntheticNote note = bench.serve(
                SyntheticNote.builder(3).comments(4).replies(2).folded(90).build());
        CommentPage page = bench.fetch(PageRequest.comments(note.id())).given();
        assertThat(page.totals()).isEqualTo(note.totals());
    }

    @Test
    @DisplayName("S04 A note without comments is an empty page, and no failure")
    default void aNoteWithoutCommentsIsAnEmptyPage(SourceBench bench) {
        SyntheticNote note = bench.serve(SyntheticNote.builder(4).comments(0).build());
        CommentPage page = bench.fetch(PageRequest.comments(note.id())).given();
        assertThat(page.comments()).isEmpty();
        assertThat(page.next()).isEmpty();
    }

    @Test
    @DisplayName("S05 A note that does not exist is a failure, and no empty page")
    default void aNoteThatDoesNotExistIsAFailure(SourceBench bench) {
        bench.needs(SourceCapability.ASKS_A_SERVICE);
        PageRequest request = PageRequest.comments(NoteId.of("6683b2830000000000000000"));
        assertThat(bench.fetch(request).failure(NoteNotFoundException.class).charge())
                .isEqualTo(Charge.CHARGED);
    }

    @Test
    @DisplayName("S06 One fetch sends one request")
    default void oneFetchSendsOneRequest(SourceBench bench) {
        bench.needs(SourceCapability.ASKS_A_SERVICE);
        SyntheticNote note = bench.served(6);
        bench.fetch(PageRequest.comments(note.id()));
        assertThat(bench.service().requests()).as("requests").isEqualTo(1);
    }

    @Test
    @DisplayName("S07 A page that is fetched again is asked for again")
    default void aPageThatIsFetchedAgainIsAskedForAgain(SourceBench bench) {
        bench.needs(SourceCapability.ASKS_A_SERVICE);
        bench.needs(SourceCapability.ASKS_ANEW);
        PageRequest request = PageRequest.comments(bench.served(7).id());
        bench.fetch(request);
        int before = bench.service().requests();
        bench.fetch(request);
        assertThat(bench.service().requests()).as("requests").isGreaterThan(before);
    }

    @Test
    @DisplayName("S08 A page that was sent for says that it was charged, once")
    default void aPageSaysThatItWasCharged(SourceBench bench) {
        bench.needs(SourceCapability.ASKS_A_SERVICE);
        CommentPage page =
                bench.fetch(PageRequest.comments(bench.served(8).id())).given();
        assertThat(page.receipt().charge()).isEqualTo(Charge.CHARGED);
        assertThat(page.receipt().spend()).isEqualTo(Spend.of(Charge.CHARGED));
    }

    @Test
    @DisplayName("S09 Printing a page does not show the signature of its link")
    default void printingAPageDoesNotShowItsLink(SourceBench bench) {
        CommentPage page =
                bench.fetch(PageRequest.comments(bench.served(9).id())).given();
        assertThat(page.toString()).doesNotContain("sign=");
    }
}
