package io.xhscomments.adapter.cache.file.fetch;

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
 * The fetch of one page on a thread of its own. Callers who want the page wait here, and may leave. A request that was
 * sent continues without them, because it may be charged. Exactly one of the callers gets the charge reported.
 */
public final class InFlightFetch {
    private final PageRequest request;
    private final CompletableFuture<RawResponse> outcome = new CompletableFuture<>();
    private int waiters;
    private boolean sent;
    private boolean cancelled;
    private boolean chargeReported;

    InFlightFetch(PageRequest request) {
        this.request = request;
    }

    /** Runs the fetch on a thread without interrupts: an interrupt would close the file that is being written. */
    void start(Executor threads, Function<InFlightFetch, RawResponse> fetch, Runnable onFinished) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        try {
            threads.execute(() -> {
                // A reused thread still has the class loader of its previous caller.
                Thread.currentThread().setContextClassLoader(context);
                run(fetch, onFinished);
            });
        } catch (Throwable noThread) {
            onFinished.run();
            outcome.completeExceptionally(noThread);
            throw noThread;
        }
    }

    private void run(Function<InFlightFetch, RawResponse> fetch, Runnable onFinished) {
        RawResponse page = null;
        Throwable failure = null;
        try {
            page = Objects.requireNonNull(fetch.apply(this), "page");
        } catch (Throwable thrown) {
            failure = thrown;
        }
        // Before callers wake up: a caller that requests the page again must not get this outcome again.
        onFinished.run();
        if (page != null) {
            outcome.complete(page);
        } else {
            outcome.completeExceptionally(Objects.requireNonNull(failure));
        }
    }

    /** Adds a caller; false if this fetch was cancelled, and the caller needs another one. */
    synchronized boolean join() {
        if (cancelled) {
            return false;
        }
        waiters++;
        return true;
    }

    /**
     * Marks the request as sent. The fetch calls this directly before it sends.
     *
     * @throws RequestNotSentException if all callers have left
     */
    void beforeSend() {
        synchronized (this) {
            if (!cancelled) {
                sent = true;
                return;
            }
        }
        throw new RequestNotSentException(request, "interrupted before anything was sent", null);
    }

    /** Waits for the page. Each caller that joined calls this once. */
    RawResponse await() {
        try {
            RawResponse page = outcome.get();
            // Only one caller has paid; the others get the page as a stored one.
            return page.origin() == RawResponse.Origin.STORE || reportCharge()
                    ? page
                    : new RawResponse(page.status(), page.headers(), page.body(), RawResponse.Origin.STORE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw leave(interrupted);
        } catch (ExecutionException failed) {
            throw failure(Objects.requireNonNull(failed.getCause()));
        }
    }

    /** True for the first caller. */
    private synchronized boolean reportCharge() {
        boolean first = !chargeReported;
        chargeReported = true;
        return first;
    }

    private synchronized CommentSourceException leave(InterruptedException interrupted) {
        waiters--;
        if (sent && !chargeReported) {
            chargeReported = true;
            return ResponseLostException.noResponse(
                    request, "interrupted; the page goes into the store when it comes", interrupted);
        }
        cancelled |= waiters == 0 && !sent;
        return new RequestNotSentException(request, "interrupted while it waited for the store", interrupted);
    }

    private RuntimeException failure(Throwable thrown) {
        if (thrown instanceof CommentSourceException failure) {
            return failure.charge().countsAsPaid() && !reportCharge()
                    ? new StoredPageInDoubtException(
                            request,
                            "it was sent by another thread, which this one waited for: " + failure.getMessage())
                    : failure;
        }
        return new IllegalStateException("The work for a page failed: " + thrown, thrown);
    }
}
