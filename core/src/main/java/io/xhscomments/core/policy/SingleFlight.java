package io.xhscomments.core.policy;

import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;

/**
 * Coalesces concurrent equal requests: one is sent, all callers share its result or its failure. It joins the requests
 * to the one source that it made. Safe for use by many threads. No result is kept: a later equal request is sent again.
 *
 * <p>A caller that shares a page gets it with {@link Charge#FREE} and no spend. A shared failure is the same object for
 * all callers, so a program that adds up the spend of several threads must count it once. An unforeseen error of the
 * leading call reaches the others as an {@link IllegalStateException}.
 *
 * <p>A thread that is interrupted while it waits gets a {@link RequestNotSentException} and stays interrupted; the
 * request continues. If the leading thread is interrupted, only that thread gets its failure, and one of the others
 * sends the request again. A source may fetch the same page recursively on the same thread; on another thread it would
 * wait for itself.
 */
public final class SingleFlight {
    private final CommentSource source;
    private final ConcurrentMap<PageRequest, InFlightCall> inFlight = new ConcurrentHashMap<>();

    private SingleFlight(CommentSource source) {
        this.source = source;
    }

    /** Coalesces concurrent equal requests to a source. */
    public static CommentSource decorate(CommentSource source) {
        return new SingleFlight(Objects.requireNonNull(source, "source"))::fetch;
    }

    /** A request in flight; cancelled if the other callers must not share its outcome. */
    private record InFlightCall(Thread leader, CompletableFuture<CommentPage> outcome) {}

    private CommentPage fetch(PageRequest request) {
        InFlightCall own = new InFlightCall(Thread.currentThread(), new CompletableFuture<>());
        while (true) {
            InFlightCall current = inFlight.putIfAbsent(request, own);
            if (current == null) {
                return lead(request, own);
            }
            if (current.leader() == own.leader()) {
                return source.fetch(request);
            }
            Optional<CommentPage> shared = follow(request, current);
            if (shared.isPresent()) {
                return shared.get();
            }
        }
    }

    /** Removes the call before it wakes the others, so that a repeated request does not get this outcome again. */
    private CommentPage lead(PageRequest request, InFlightCall own) {
        try {
            CommentPage page = Objects.requireNonNull(source.fetch(request), "page");
            inFlight.remove(request, own);
            own.outcome().complete(page);
            return page;
        } catch (Throwable failure) {
            inFlight.remove(request, own);
            if (Thread.currentThread().isInterrupted()) {
                own.outcome().cancel(false);
            } else {
                own.outcome().completeExceptionally(failure);
            }
            throw failure;
        }
    }

    private static Optional<CommentPage> follow(PageRequest request, InFlightCall current) {
        try {
            CommentPage page = current.outcome().get();
            Receipt paid = page.receipt();
            return Optional.of(page.withReceipt(new Receipt(
                    Charge.FREE, Spend.NONE, paid.requestId(), paid.servedAt(), paid.route(), paid.cacheLink())));
        } catch (CancellationException leaderWasInterrupted) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RequestNotSentException(request, "interrupted while it waited for an equal request", interrupted);
        } catch (ExecutionException shared) {
            if (shared.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("An equal request failed unexpectedly", shared.getCause());
        }
    }
}
