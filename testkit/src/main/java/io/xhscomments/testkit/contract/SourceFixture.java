package io.xhscomments.testkit.contract;

import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Helpers for the source rules. */
final class SourceFixture {
    private static final int MAX_PAGES = 100;

    private final CommentSourceContract contract;
    private final SourceUnderTest service;

    SourceFixture(CommentSourceContract contract) {
        this.contract = contract;
        this.service = contract.create();
    }

    /** Skips the rule if the source lacks this capability. */
    void needs(SourceCapability capability) {
        assumeTrue(contract.capabilities().contains(capability), capability.without());
    }

    /** Skips the rule if the source does not keep pages. */
    void needsToKeepPages() {
        assumeFalse(
                contract.capabilities().contains(SourceCapability.REQUESTS_EVERY_TIME),
                "it sends a request for every fetch: it keeps no pages");
    }

    SourceUnderTest service() {
        return service;
    }

    List<ExpectedFailure> errorTable() {
        return contract.errorTable();
    }

    /** Serves a note with three pages of comments and two pages of replies to each comment. */
    SyntheticNote served(int seed) {
        return serve(SyntheticNote.builder(seed).comments(25).replies(12).build());
    }

    SyntheticNote serve(SyntheticNote note) {
        service.serve(note);
        return note;
    }

    Call<CommentPage> start(PageRequest request) {
        return Call.start(() -> service.source().fetch(request));
    }

    Outcome<CommentPage> outcome(Call<CommentPage> call) {
        return call.outcome(contract.timeout());
    }

    Outcome<CommentPage> fetch(PageRequest request) {
        return outcome(start(request));
    }

    /** Fetches all pages of a sequence by their cursors. */
    List<CommentPage> pages(PageRequest first) {
        List<CommentPage> pages = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(first);
        while (next.isPresent()) {
            if (pages.size() == MAX_PAGES) {
                throw new AssertionError("the sequence has no end: " + first.describe());
            }
            CommentPage page = fetch(next.get()).returned();
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
