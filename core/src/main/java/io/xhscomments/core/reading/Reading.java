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
 * owns nothing that must be closed.
 *
 * <p>A request is sent only when {@link #hasNext()}, {@link #next()} or {@link #nextPage()} needs a comment that has
 * not come yet; with {@linkplain NoteReader.Builder#readAhead read-ahead} one page earlier. A failure of the source is
 * thrown as it is, and again at every further call; where it may be tried again, {@link NoteReader#resume} goes on from
 * the {@link #checkpoint()} without losing anything. All other ends, a stalled source and an exhausted budget among
 * them, end the sequence and are told by {@link #termination()}: ask it, before you believe that you have read
 * everything served.
 */
public final class Reading implements Iterator<Comment> {
    private final NoteReader options;
    private final Object lock = new Object();
    private final ReadingState state;

    private @Nullable ReadAhead ahead;
    private @Nullable Termination stop;
    private boolean cancelled;
    private long pagesFetched;
    private long commentsGiven;

    Reading(NoteReader options, ReadingState state) {
        this.options = options;
        this.state = state;
    }

    /**
     * Whether there is another comment. Sends a request, if that is not known yet; it may be charged.
     *
     * @throws CommentSourceException if the page that was needed did not come
     */
    @Override
    public boolean hasNext() {
        boolean fetched = false;
        while (true) {
            boolean stopsNow;
            Termination ended;
            PageRequest wanted = null;
            ReadAhead onItsWay = null;
            synchronized (lock) {
                stopsNow = stop == null && settle();
                ended = stop;
                if (ended == null && state.hasReady()) {
                    if (fetched) {
                        readAhead();
                    }
                    return true;
                }
                if (ended == null) {
                    wanted = state.wanted();
                    onItsWay = ahead;
                    ahead = null;
                }
            }
            if (stopsNow) {
                tellStopped();
            }
            if (ended != null) {
                return endOrFail(ended);
            }
            if (wanted == null) {
                throw new IllegalStateException("neither a comment nor a request nor an end");
            }
            fetch(wanted, onItsWay);
            fetched = true;
        }
    }

    /**
     * The next comment. Sends a request, if it has not come yet; it may be charged.
     *
     * @throws NoSuchElementException if there is none
     * @throws CommentSourceException if the page that was needed did not come
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
            commentsGiven++;
            return comment;
        }
    }

    /**
     * The comments that can be given out up to the next request: for top-level comments, what is new on one page. Sends
     * requests until there is at least one; each may be charged.
     *
     * @return empty at the end
     * @throws CommentSourceException if the page that was needed did not come
     */
    public List<Comment> nextPage() {
        if (!hasNext()) {
            return List.of();
        }
        synchronized (lock) {
            List<Comment> page = new ArrayList<>();
            while (state.hasReady() && commentsGiven < options.maxComments()) {
                page.add(state.poll());
                commentsGiven++;
            }
            return List.copyOf(page);
        }
    }

    /** Why it stopped; empty as long as it has not. */
    public Optional<Termination> termination() {
        synchronized (lock) {
            return Optional.ofNullable(stop);
        }
    }

    /** What was read so far, against what the service reports. */
    public Coverage coverage() {
        synchronized (lock) {
            return state.coverage();
        }
    }

    /**
     * What was spent so far, retries below included, where the source tells of them; a request under way is not in it.
     */
    public Spend spend() {
        synchronized (lock) {
            return ahead == null ? state.spend() : state.spend().plus(ahead.spend());
        }
    }

    /**
     * Where it stands: what was given out will not come again, what was fetched and not given out yet is kept in it. A
     * request under way is not waited for, but for a page that is being read ahead: that is waited for, even by an
     * interrupted thread.
     */
    public Checkpoint checkpoint() {
        ReadAhead flying;
        synchronized (lock) {
            flying = ahead;
        }
        Optional<CommentPage> landed = flying == null ? Optional.empty() : flying.await();
        Coverage coverage;
        Checkpoint checkpoint;
        synchronized (lock) {
            if (flying == null || flying != ahead || landed.isEmpty()) {
                return stateNow();
            }
            ahead = null;
            coverage = accept(flying.request(), landed.get());
            checkpoint = stateNow();
        }
        tellPageRead(flying.request(), landed.get(), coverage);
        return checkpoint;
    }

    /**
     * Asks for no further page. A call of the source under way is finished, with the retries and waits below it,
     * because it may be charged already; what was fetched and is ready is still given out.
     */
    public void cancel() {
        synchronized (lock) {
            cancelled = true;
        }
    }

    private Checkpoint stateNow() {
        return state.checkpoint(spend(), stop == null ? null : stop.reason());
    }

    /** Moves on without a request; true if that is the end. */
    private boolean settle() {
        state.settle();
        StopReason due = due();
        stop = due == null ? null : Termination.of(due);
        return due != null;
    }

    private @Nullable StopReason due() {
        StopReason ended = state.hasReady() ? null : state.stopped();
        if (ended != null) {
            return ended;
        } else if (cancelled && !state.hasReady()) {
            return StopReason.CANCELLED;
        } else if (commentsGiven >= options.maxComments()) {
            return StopReason.COMMENT_LIMIT;
        } else if (pagesFetched >= options.maxPages() && !state.hasReady()) {
            return StopReason.PAGE_LIMIT;
        }
        return null;
    }

    /**
     * Only what is sure to be wanted next, if the caller reads on; and only after a page that the caller waited for, so
     * never two.
     */
    private void readAhead() {
        PageRequest next = state.wanted();
        boolean withinLimits =
                pagesFetched < options.maxPages() && state.readyCount() < options.maxComments() - commentsGiven;
        if (options.readAhead() && next != null && withinLimits && !cancelled && ahead == null) {
            ahead = new ReadAhead(options.source(), next);
        }
    }

    private void fetch(PageRequest wanted, @Nullable ReadAhead onItsWay) {
        CommentPage page;
        try {
            page = onItsWay == null ? options.source().fetch(wanted) : onItsWay.land();
        } catch (CommentSourceException failure) {
            if (failed(failure)) {
                tellStopped();
            }
            return;
        }
        Coverage coverage;
        synchronized (lock) {
            coverage = accept(wanted, page);
        }
        tellPageRead(wanted, page, coverage);
    }

    private Coverage accept(PageRequest asked, CommentPage page) {
        state.accept(asked, page);
        pagesFetched++;
        return state.coverage();
    }

    /** Whether that is the end. */
    private boolean failed(CommentSourceException failure) {
        synchronized (lock) {
            state.spent(failure.spend());
            boolean refusedHere = failure instanceof InvalidRequestException
                    && failure.status().isEmpty();
            if (refusedHere && state.stall()) {
                return false;
            }
            boolean budget = failure instanceof BudgetExhaustedException;
            stop = Termination.of(budget ? StopReason.BUDGET : StopReason.FAILED, failure);
            return true;
        }
    }

    private static boolean endOrFail(Termination why) {
        if (why.reason() == StopReason.FAILED && why.failure().isPresent()) {
            throw why.failure().get();
        }
        return false;
    }

    private void tellPageRead(PageRequest request, CommentPage page, Coverage coverage) {
        PolicyListener.notifySafely(() -> options.listener().pageRead(request, page, coverage));
    }

    private void tellStopped() {
        Coverage coverage = coverage();
        termination()
                .ifPresent(why ->
                        PolicyListener.notifySafely(() -> options.listener().stopped(why, coverage)));
    }
}
