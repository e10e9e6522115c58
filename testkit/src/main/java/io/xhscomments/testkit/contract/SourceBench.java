package io.xhscomments.testkit.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the rules for sources work with. */
final class SourceBench {
    private static final int MOST_PAGES = 100;

    private final CommentSourceContract contract;
    private final SourceUnderTest made;

    SourceBench(CommentSourceContract contract) {
        this.contract = contract;
        this.made = contract.make();
    }

    /** Skips the rule if the source has not this capability. */
    void needs(SourceCapability capability) {
        assumeTrue(contract.capabilities().contains(capability), capability.without());
    }

    SourceUnderTest service() {
        return made;
    }

    List<ExpectedFailure> errorTable() {
        return contract.errorTable();
    }

    /** A note that is served: three pages of comments, two of replies to each. */
    SyntheticNote served(int seed) {
        return serve(SyntheticNote.builder(seed).comments(25).replies(12).build());
    }

    SyntheticNote serve(SyntheticNote note) {
        made.serve(note);
        return note;
    }

    Call<CommentPage> start(PageRequest request) {
        return Call.start(() -> made.source().fetch(request));
    }

    Outcome<CommentPage> outcome(Call<CommentPage> call) {
        return call.outcome(contract.timeout());
    }

    Outcome<CommentPage> fetch(PageRequest request) {
        return outcome(start(request));
    }

    /** All pages of a chain, followed by their cursors. */
    List<CommentPage> pages(PageRequest first) {
        List<CommentPage> pages = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(first);
        while (next.isPresent()) {
            if (pages.size() == MOST_PAGES) {
                throw new AssertionError("the chain has no end: " + first.describe());
            }
            CommentPage page = fetch(next.get()).given();
            pages.add(page);
            next = page.next().map(first::after);
        }
        return pages;
    }

    static List<CommentId> ids(List<CommentPage> pages) {
        return pages.stream().flatMap(page -> ids(page).stream()).toList();
    }

    static List<CommentId> ids(CommentPage page) {
        return page.comments().stream().map(Comment::id).toList();
    }
}
