package io.xhscomments.core.reading;

import io.xhscomments.core.checkpoint.FetchedPage;
import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.policy.PolicyListener;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the comments of a note. Iterated by one thread; {@link #coverage()}, {@link #spend()},
 * {@link #checkpoint()}, {@link #interimCheckpoint()}, {@link #termination()} and {@link #cancel()} may be called by
 * any thread at any moment. It needs no closing.
 *
 * <p>A request is sent only when {@link #hasNext()}, {@link #next()} or {@link #nextPage()} needs a comment that was
 * not fetched yet; with {@linkplain NoteReader.Builder#lookAhead look-ahead}, these calls also send requests for pages
 * that are needed later. A failure of the source is thrown unchanged, and again at every further call;
 * {@link NoteReader#resume} continues from the {@link #checkpoint()} without losing anything. All other ends, such as a
 * stalled source or an exhausted budget, end the sequence and are reported by {@link #termination()}: check it before
 * you assume that all served comments were read.
 */
public final class Reading implements Iterator<Comment> {
    private final ReadingOptions options;
    private final Object lock = new Object();
    private final ReadingState state;
    private final LookAhead ahead;
    private @Nullable Termination termination;
    private boolean cancelled;
    /** Whether the listener knows it; for the reading thread. */
    private boolean started;

    private long pagesFetched;
    private long commentsReturned;

    Reading(ReadingOptions options, ReadingState state, List<FetchedPage> ahead) {
        this.options = options;
        this.state = state;
        this.ahead = new LookAhead(options, ahead);
    }

    /**
     * Whether there is another comment. Sends a request if that is not known yet; it may be charged.
     *
     * @throws CommentSourceException if the page could not be fetched
     */
    @Override
    public boolean hasNext() {
        boolean fetched = false;
        while (true) {
            boolean stopsNow;
            Termination ended;
            PageRequest request = null;
            synchronized (lock) {
                stopsNow = termination == null && advance();
                ended = termination;
                if (ended == null && state.hasReady()) {
                    if (fetched) {
                        startAhead();
                    }
                    return true;
                }
                if (ended == null) {
                    request = state.nextRequest();
                }
            }
            if (stopsNow) {
                notifyStopped();
            }
            if (ended != null) {
                return endOrFail(ended);
            }
            if (request == null) {
                throw new IllegalStateException("neither a comment nor a request nor an end");
            }
            fetch(request);
            fetched = true;
        }
    }

    /**
     * The next comment. Sends a request if it was not fetched yet; it may be charged.
     *
     * @throws NoSuchElementException if there is no further comment
     * @throws CommentSourceException if the page could not be fetched
     */
    @Override
    public Comment next() {
        if (!hasNext()) {
            throw new NoSuchElementException("No further comment: " + termination());
        }
        synchronized (lock) {
            Comment comment = state.poll();
            if (comment == null) {
                throw new IllegalStateException("a reading is iterated by one thread");
            }
            commentsReturned++;
            return comment;
        }
    }

    /**
     * The comments up to the next request: for top-level comments, the new ones of one page. Sends requests until there
     * is at least one comment; each may be charged.
     *
     * @return empty at the end
     * @throws CommentSourceException if the page could not be fetched
     */
    public List<Comment> nextPage() {
        if (!hasNext()) {
            return List.of();
        }
        synchronized (lock) {
            List<Comment> page = new ArrayList<>();
            while (state.hasReady() && commentsReturned < options.maxComments()) {
                page.add(state.poll());
                commentsReturned++;
            }
            return List.copyOf(page);
        }
    }

    /** The note. */
    public NoteId note() {
        return state.note();
    }

    /** Why the reading ended; empty until then. */
    public Optional<Termination> termination() {
        synchronized (lock) {
            return Optional.ofNullable(termination);
        }
    }

    /** What was read so far, compared with the totals that the service reports. */
    public Coverage coverage() {
        synchronized (lock) {
            return state.coverage();
        }
    }

    /** What was spent so far, retries included if the source reports them, without a request in flight. */
    public Spend spend() {
        synchronized (lock) {
            return state.spend().plus(ahead.spend());
        }
    }

    /**
     * The current position. A reading that resumes from it does not return a comment again, and keeps the comments that
     * were fetched and not returned yet. This call waits for the pages that were requested ahead, even if the thread is
     * interrupted, but for no other request in flight.
     */
    public Checkpoint checkpoint() {
        List<PageFetch> inFlight;
        synchronized (lock) {
            inFlight = ahead.inFlight();
        }
        inFlight.forEach(PageFetch::await);
        return interimCheckpoint();
    }

    /**
     * The current position without the requests in flight, for a record after each page: a reading that resumes from it
     * sends these requests again. Take a {@link #checkpoint()} at the end. This call does not wait.
     */
    public Checkpoint interimCheckpoint() {
        synchronized (lock) {
            return state.checkpoint(spend(), ahead.pages(), termination == null ? null : termination.reason());
        }
    }

    /**
     * Requests no further page. A call of the source in progress is finished, with its retries and delays, because it
     * may be charged already; the comments that were fetched are still returned.
     */
    public void cancel() {
        synchronized (lock) {
            cancelled = true;
        }
    }

    /** Advances without a request; returns whether the reading ends. */
    private boolean advance() {
        state.advance();
        StopReason reason = stopReason();
        termination = reason == null ? null : Termination.of(reason);
        return reason != null;
    }

    private @Nullable StopReason stopReason() {
        StopReason ended = state.hasReady() ? null : state.stopReason();
        if (ended != null) {
            return ended;
        } else if (cancelled && !state.hasReady()) {
            return StopReason.CANCELLED;
        } else if (commentsReturned >= options.maxComments()) {
            return StopReason.COMMENT_LIMIT;
        } else if (pagesFetched >= options.maxPages() && !state.hasReady()) {
            return StopReason.PAGE_LIMIT;
        }
        return null;
    }

    private void startAhead() {
        synchronized (lock) {
            if (!cancelled && ahead.capacity() > 0) {
                long maxPages = options.maxPages() - pagesFetched;
                long maxComments = options.maxComments() - commentsReturned - state.readyCount();
                UpcomingRequests upcoming = new UpcomingRequests(state, ahead);
                ahead.startAll(
                        (options.mayEndEarly() ? upcoming : upcoming.topLevelFirst()).within(maxPages, maxComments));
            }
        }
    }

    private void fetch(PageRequest request) {
        CommentPage page;
        Coverage coverage;
        if (!started) {
            started = true;
            PolicyListener.notifySafely(() -> options.listener().started(this));
        }
        try {
            page = page(request);
        } catch (CommentSourceException failure) {
            if (endsWith(request, failure)) {
                notifyStopped();
            }
            return;
        } catch (RuntimeException | Error unforeseen) {
            synchronized (lock) {
                ahead.remove(request);
            }
            throw unforeseen;
        }
        synchronized (lock) {
            ahead.remove(request);
            state.accept(request, page);
            pagesFetched++;
            coverage = state.coverage();
        }
        PolicyListener.notifySafely(() -> options.listener().pageRead(request, page, coverage));
    }

    private CommentPage page(PageRequest request) {
        PageFetch fetch;
        synchronized (lock) {
            fetch = ahead.isOn() ? ahead.need(request) : ahead.get(request);
        }
        if (fetch == null) {
            return options.source().fetch(request);
        }
        ahead.await(fetch, this::startAhead);
        return fetch.failure()
                        .filter(BudgetExhaustedException.class::isInstance)
                        .isPresent()
                ? pageAfterOthers(request)
                : fetch.result();
    }

    /** Tries again if requests ahead reserved the rest of the budget, because some of them may turn out to be free. */
    private CommentPage pageAfterOthers(PageRequest request) {
        List<PageFetch> others;
        PageFetch fetch;
        synchronized (lock) {
            others = ahead.inFlight();
        }
        others.forEach(PageFetch::await);
        synchronized (lock) {
            fetch = ahead.need(request);
        }
        ahead.await(fetch, () -> {});
        return fetch.result();
    }

    /** Whether the failure ends the reading. */
    private boolean endsWith(PageRequest request, CommentSourceException failure) {
        synchronized (lock) {
            ahead.remove(request);
            state.addSpend(failure.spend());
            boolean cursorRefused = failure instanceof InvalidRequestException
                    && failure.status().isEmpty();
            StopReason reason = reasonOf(failure);
            if (cursorRefused && reason == StopReason.FAILED && state.stall()) {
                return false;
            }
            termination = Termination.of(reason, failure);
            return true;
        }
    }

    private static StopReason reasonOf(CommentSourceException failure) {
        if (failure instanceof BudgetExhaustedException) {
            return StopReason.BUDGET;
        }
        return failure instanceof InvalidRequestException invalid && invalid.isNotNewestFirst()
                ? StopReason.NOT_NEWEST_FIRST
                : StopReason.FAILED;
    }

    private static boolean endOrFail(Termination ended) {
        if (ended.reason() == StopReason.FAILED && ended.failure().isPresent()) {
            throw ended.failure().get();
        }
        return false;
    }

    private void notifyStopped() {
        Coverage coverage = coverage();
        termination().ifPresent(ended -> {
            PolicyListener.notifySafely(() -> options.listener().stopped(ended, coverage));
            PolicyListener.notifySafely(() -> options.listener().ended(this));
        });
    }
}
