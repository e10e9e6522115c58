package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.failure.StoredPageInDoubtException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * One page on its way, worked for by a thread of its own; those who want the page wait here, and may leave. A request
 * that is out goes on without them, because it is paid for. Exactly one of those who waited is told of the charge.
 */
final class InFlightFetch {
    private final PageRequest request;
    private final CompletableFuture<RawResponse> outcome = new CompletableFuture<>();
    private int waiting;
    private boolean sent;
    private boolean calledOff;
    private boolean chargeTold;

    InFlightFetch(PageRequest request) {
        this.request = request;
    }

    /** Does the work on a thread that nobody interrupts: an interrupt would cut off the file that is being written. */
    void start(Executor crew, Function<InFlightFetch, RawResponse> work, Runnable landed) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        try {
            crew.execute(() -> {
                // As a new thread has it; a kept one has that of whom it worked for before.
                Thread.currentThread().setContextClassLoader(context);
                fly(work, landed);
            });
        } catch (Throwable noThread) {
            landed.run();
            outcome.completeExceptionally(noThread);
            throw noThread;
        }
    }

    private void fly(Function<InFlightFetch, RawResponse> work, Runnable landed) {
        RawResponse page = null;
        Throwable failure = null;
        try {
            page = Objects.requireNonNull(work.apply(this), "page");
        } catch (Throwable thrown) {
            failure = thrown;
        }
        // Before anybody is woken: whoever asks again after that must not get this outcome a second time.
        landed.run();
        if (page != null) {
            outcome.complete(page);
        } else {
            outcome.completeExceptionally(Objects.requireNonNull(failure));
        }
    }

    /** One more who waits; false if it was called off, and another flight is needed. */
    synchronized boolean board() {
        if (calledOff) {
            return false;
        }
        waiting++;
        return true;
    }

    /**
     * The worker is about to send.
     *
     * @throws RequestNotSentException if nobody waits any more
     */
    void depart() {
        synchronized (this) {
            if (!calledOff) {
                sent = true;
                return;
            }
        }
        throw new RequestNotSentException(request, "interrupted before anything was sent", null);
    }

    /** Waits for the page. To be called once by each who boarded. */
    RawResponse await() {
        try {
            RawResponse page = outcome.get();
            // Whoever shared it has not paid for it.
            return page.origin() == RawResponse.Origin.STORE || tellCharge()
                    ? page
                    : new RawResponse(page.status(), page.headers(), page.body(), RawResponse.Origin.STORE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw leave(interrupted);
        } catch (ExecutionException failed) {
            throw failure(Objects.requireNonNull(failed.getCause()));
        }
    }

    private synchronized boolean tellCharge() {
        boolean first = !chargeTold;
        chargeTold = true;
        return first;
    }

    private synchronized CommentSourceException leave(InterruptedException interrupted) {
        waiting--;
        if (sent && !chargeTold) {
            chargeTold = true;
            return ResponseLostException.noResponse(
                    request, "interrupted; the page goes into the store when it comes", interrupted);
        }
        calledOff |= waiting == 0 && !sent;
        return new RequestNotSentException(request, "interrupted while it waited for the store", interrupted);
    }

    private RuntimeException failure(Throwable thrown) {
        if (thrown instanceof CommentSourceException failure) {
            return failure.charge().countsAsPaid() && !tellCharge()
                    ? new StoredPageInDoubtException(
                            request,
                            "it was sent by another thread, which this one waited for: " + failure.getMessage())
                    : failure;
        }
        return new IllegalStateException("The work for a page failed: " + thrown, thrown);
    }
}
