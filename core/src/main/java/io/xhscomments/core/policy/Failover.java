package io.xhscomments.core.policy;

import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.failure.RouteRetiredException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.CommentSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Switches to a second route once the first one is retired. Safe for use by many threads. Off by default, because
 * routes differ in price; the listener is notified once. The call that finds the first route retired sends two
 * requests; the spend of its page, or of its failure, includes both.
 *
 * <p>Failover happens only at the start of a page sequence, because cursors of one route mean nothing to the other.
 * Cursors of the second route are tagged and return to it, in this process or in a later one; a sequence that the first
 * route began and cannot continue fails with {@link RouteRetiredException}. A tagged cursor is valid only for a source
 * that this class made of the same two routes.
 */
public final class Failover {
    private final CommentSource first;
    private final CommentSource second;
    private final PolicyListener listener;
    private final AtomicBoolean retired = new AtomicBoolean();

    private Failover(CommentSource first, CommentSource second, PolicyListener listener) {
        this.first = Objects.requireNonNull(first, "first");
        this.second = Objects.requireNonNull(second, "second");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /** The first source until it is retired, then the second. */
    public static CommentSource between(CommentSource first, CommentSource second, PolicyListener listener) {
        return new Failover(first, second, listener)::fetch;
    }

    /**
     * A source without a second route. It refuses the tagged cursors that a checkpoint of a failover may contain: its
     * service does not know them and would serve the first page again.
     */
    static CommentSource without(CommentSource only) {
        return request -> {
            if (CursorTag.SECOND.isOn(request)) {
                throw InvalidRequestException.beforeSending(
                        request,
                        "the cursor belongs to the second of two routes; continue through a failover to that route");
            }
            return only.fetch(request);
        };
    }

    private CommentPage fetch(PageRequest request) {
        if (request.after().isPresent()) {
            return CursorTag.SECOND.isOn(request)
                    ? fromSecond(CursorTag.SECOND.removeFrom(request))
                    : fromFirst(CursorTag.FIRST.removeFrom(request));
        }
        return retired.get() ? fromSecond(request) : start(request);
    }

    private CommentPage start(PageRequest request) {
        try {
            return fromFirst(request);
        } catch (RouteRetiredException failure) {
            if (retired.compareAndSet(false, true)) {
                PolicyListener.notifySafely(() -> listener.failedOver(failure));
            }
            return fromSecond(request, failure);
        }
    }

    private CommentPage fromSecond(PageRequest request, RouteRetiredException before) {
        try {
            CommentPage page = fromSecond(request);
            return page.withReceipt(page.receipt().plus(before.spend()));
        } catch (Throwable failure) {
            if (failure != before) {
                failure.addSuppressed(before);
            }
            throw failure;
        }
    }

    /** A cursor of the first route stays unchanged, unless it looks tagged. */
    private CommentPage fromFirst(PageRequest request) {
        CommentPage page = first.fetch(request);
        return page.cursor().filter(CursorTag::looksTagged).isPresent() ? CursorTag.FIRST.addTo(page) : page;
    }

    private CommentPage fromSecond(PageRequest request) {
        return CursorTag.SECOND.addTo(second.fetch(request));
    }
}
