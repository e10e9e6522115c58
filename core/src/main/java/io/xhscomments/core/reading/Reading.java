package io.xhscomments.core.reading;

import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.model.Comment;
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
 * {@link #checkpoint()}, {@link #termination()} and {@link #cancel()} may be called by any thread at any moment. It
 * needs no closing.
 *
 * <p>A request is sent only when {@link #hasNext()}, {@link #next()} or {@link #nextPage()} needs a comment that was
 * not fetched yet; with {@linkplain NoteReader.Builder#readAhead read-ahead} one page earlier. A failure of the source
 * is thrown unchanged, and again at every further call; {@link NoteReader#resume} continues from the
 * {@link #checkpoint()} without losing anything. All other ends, such as a stalled source or an exhausted budget, end
 * the sequence and are reported by {@link #termination()}: check it before you assume that all served comments were
 * read.
 */
public final class Reading implements Iterator<Comment> {
    private final ReadingOptions options;
    private final Object lock = new Object();
    private final ReadingState state;
    private @Nullable ReadAhead readAhead;
    private @Nullable Termination termination;
    private boolean cancelled;
    private long pagesFetched;
    private long commentsReturned;

    Reading(ReadingOptions options, ReadingState state) {
        this.options = options;
        this.state = state;
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
            ReadAhead inFlight = null;
            synchronized (lock) {
                stopsNow = termination == null && advance();
                ended = termination;
                if (ended == null && state.hasReady()) {
                    if (fetched) {
                        startReadAhead();
                    }
                    return true;
                }
                if (ended == null) {
                    request = state.nextRequest();
                    inFlight = readAhead;
                    readAhead = null;
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
            fetch(request, inFlight);
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
            return readAhead == null ? state.spend() : state.spend().plus(readAhead.spend());
        }
    }

    /**
     * The current position. A reading that resumes from it does not return a comment again, and keeps the comments that
     * were fetched and not returned yet. This call waits for a page that is being read ahead, even if the thread is
     * interrupted, but for no other request in flight.
     */
    public Checkpoint checkpoint() {
        ReadAhead inFlight;
        synchronized (lock) {
            inFlight = readAhead;
        }
        Optional<CommentPage> page = inFlight == null ? Optional.empty() : inFlight.await();
        Coverage coverage;
        Checkpoint checkpoint;
        synchronized (lock) {
            if (inFlight == null || inFlight != readAhead || page.isEmpty()) {
                return currentState();
            }
            readAhead = null;
            coverage = accept(inFlight.request(), page.get());
            checkpoint = currentState();
        }
        notifyPageRead(inFlight.request(), page.get(), coverage);
        return checkpoint;
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

    private Checkpoint currentState() {
        return state.checkpoint(spend(), termination == null ? null : termination.reason());
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

    /**
     * Reads ahead only a page that the caller certainly needs next, and only after a page that the caller waited for,
     * so never two.
     */
    private void startReadAhead() {
        PageRequest next = state.nextRequest();
        boolean withinLimits =
                pagesFetched < options.maxPages() && state.readyCount() < options.maxComments() - commentsReturned;
        if (options.readAhead() && next != null && withinLimits && !cancelled && readAhead == null) {
            readAhead = new ReadAhead(options.source(), next);
        }
    }

    private void fetch(PageRequest request, @Nullable ReadAhead inFlight) {
        CommentPage page;
        try {
            page = inFlight == null ? options.source().fetch(request) : inFlight.join();
        } catch (CommentSourceException failure) {
            if (endsWith(failure)) {
                notifyStopped();
            }
            return;
        }
        Coverage coverage;
        synchronized (lock) {
            coverage = accept(request, page);
        }
        notifyPageRead(request, page, coverage);
    }

    private Coverage accept(PageRequest request, CommentPage page) {
        state.accept(request, page);
        pagesFetched++;
        return state.coverage();
    }

    /** Whether the failure ends the reading. */
    private boolean endsWith(CommentSourceException failure) {
        synchronized (lock) {
            state.addSpend(failure.spend());
            boolean cursorRefused = failure instanceof InvalidRequestException
                    && failure.status().isEmpty();
            if (cursorRefused && state.stall()) {
                return false;
            }
            boolean budget = failure instanceof BudgetExhaustedException;
            termination = Termination.of(budget ? StopReason.BUDGET : StopReason.FAILED, failure);
            return true;
        }
    }

    private static boolean endOrFail(Termination ended) {
        if (ended.reason() == StopReason.FAILED && ended.failure().isPresent()) {
            throw ended.failure().get();
        }
        return false;
    }

    private void notifyPageRead(PageRequest request, CommentPage page, Coverage coverage) {
        PolicyListener.notifySafely(() -> options.listener().pageRead(request, page, coverage));
    }

    private void notifyStopped() {
        Coverage coverage = coverage();
        termination()
                .ifPresent(ended ->
                        PolicyListener.notifySafely(() -> options.listener().stopped(ended, coverage)));
    }
}
