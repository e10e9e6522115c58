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
 * Equal requests at the same time cost one: the first is sent, the others wait and share its outcome, a failure too. It
 * joins what goes through the one source it made. Safe for use by many threads. Nothing is kept: the next equal request
 * afterwards is sent again.
 *
 * <p>Whoever shared a page sees it as {@link Charge#FREE}, with nothing spent. A shared failure is the same object for
 * everybody, so who adds up spends of several threads counts it once. An unforeseen error of the first is an
 * {@link IllegalStateException} to the others.
 *
 * <p>A thread interrupted while it waits gets a {@link RequestNotSentException} and stays interrupted; the request it
 * waited for goes on. If it is the first one that is interrupted, its failure is its own: one of the others sends the
 * request in its place. A source that asks for the same page while it fetches it, on the same thread, is let through;
 * on another thread it would wait for itself.
 */
public final class SingleFlight {
    private final CommentSource source;
    private final ConcurrentMap<PageRequest, InFlightCall> underWay = new ConcurrentHashMap<>();

    private SingleFlight(CommentSource source) {
        this.source = source;
    }

    /** The source, with equal requests joined. */
    public static CommentSource over(CommentSource source) {
        return new SingleFlight(Objects.requireNonNull(source, "source"))::fetch;
    }

    /** A request under way; cancelled, if the others must not share its outcome. */
    private record InFlightCall(Thread leader, CompletableFuture<CommentPage> outcome) {}

    private CommentPage fetch(PageRequest request) {
        InFlightCall mine = new InFlightCall(Thread.currentThread(), new CompletableFuture<>());
        while (true) {
            InFlightCall flying = underWay.putIfAbsent(request, mine);
            if (flying == null) {
                return lead(request, mine);
            }
            if (flying.leader() == mine.leader()) {
                return source.fetch(request);
            }
            Optional<CommentPage> shared = follow(request, flying);
            if (shared.isPresent()) {
                return shared.get();
            }
        }
    }

    /**
     * Taken off the map before anybody is woken: whoever asks again after that must not get this outcome a second time.
     */
    private CommentPage lead(PageRequest request, InFlightCall mine) {
        try {
            CommentPage page = Objects.requireNonNull(source.fetch(request), "page");
            underWay.remove(request, mine);
            mine.outcome().complete(page);
            return page;
        } catch (Throwable failure) {
            underWay.remove(request, mine);
            if (Thread.currentThread().isInterrupted()) {
                mine.outcome().cancel(false);
            } else {
                mine.outcome().completeExceptionally(failure);
            }
            throw failure;
        }
    }

    private static Optional<CommentPage> follow(PageRequest request, InFlightCall flying) {
        try {
            CommentPage page = flying.outcome().get();
            Receipt paid = page.receipt();
            return Optional.of(page.withReceipt(new Receipt(
                    Charge.FREE, Spend.NONE, paid.requestId(), paid.servedAt(), paid.route(), paid.cacheLink())));
        } catch (CancellationException calledOff) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RequestNotSentException(request, "interrupted while it waited for an equal request", interrupted);
        } catch (ExecutionException shared) {
            if (shared.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("An equal request died", shared.getCause());
        }
    }
}
