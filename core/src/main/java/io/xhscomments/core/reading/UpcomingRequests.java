package io.xhscomments.core.reading;

import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the requests that a reading will send next, in order. It advances a copy of the state over the pages that have
 * arrived, passes over each reply chain at its first missing page, and ends at a missing page of top-level comments, at
 * a failure, and where a limit may end the reading. So it finds only requests that a reading sends if it is not stopped
 * before.
 */
final class UpcomingRequests {
    private final ReadingState copy;
    private final LookAhead fetched;
    private final Set<PageRequest> missing = new LinkedHashSet<>();

    UpcomingRequests(ReadingState state, LookAhead fetched) {
        this.copy = state.copy();
        this.fetched = fetched;
    }

    /**
     * Begins with the next page of top-level comments: the chains after it are not known before it has arrived. Only
     * for a reading that cannot end before it.
     */
    UpcomingRequests topLevelFirst() {
        PageRequest next = copy.nextOfTopLevel();
        if (next != null && fetched.get(next) == null) {
            missing.add(next);
        }
        return this;
    }

    /**
     * The requests.
     *
     * @param maxPages how many pages the reading may still fetch
     * @param maxComments how many comments it may still return after those that are ready
     */
    Set<PageRequest> within(long maxPages, long maxComments) {
        for (long pages = 0; pages < maxPages && missing.size() < fetched.maxPages(); pages++) {
            copy.advance();
            PageRequest next = copy.nextRequest();
            if (next == null || copy.readyCount() >= maxComments || !goOn(next)) {
                break;
            }
        }
        return missing;
    }

    private boolean goOn(PageRequest next) {
        PageFetch fetch = fetched.get(next);
        if (fetch != null && fetch.failure().isPresent()) {
            return false;
        }
        Optional<CommentPage> page = fetch == null ? Optional.empty() : fetch.page();
        if (page.isPresent()) {
            copy.accept(next, page.get());
            return true;
        }
        missing.add(next);
        return copy.leaveReplies();
    }
}
