package io.xhscomments.core.policy;

import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.failure.RouteRetiredException;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.CommentSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks a second route once the first is retired. Safe for use by many threads. Off unless asked for, because routes
 * differ in price: the listener is told, once, that it happened. The call that finds out sends two requests; its page,
 * or its failure, tells of both.
 *
 * <p>Only at the start of a chain of pages: cursors of one route mean nothing to the other. So cursors that the second
 * route gave are marked, and go back to it, in this process or in the next; a chain that the first route began and
 * cannot go on with fails with {@link RouteRetiredException}. Marked cursors belong to sources that are made like this
 * one: go on with them through the same two routes.
 */
public final class Failover {
    private static final String MARK = "failover:";
    /**
     * Cursors of the first route pass as they are, unless they look marked themselves: as those of a failover inside a
     * failover do.
     */
    static final String OF_FIRST = MARK + "1:";

    static final String OF_SECOND = MARK + "2:";

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
     * A source without a second route. It refuses the cursors of one that had it, as a checkpoint may hold them: its
     * service would not know them, and serve the first page again.
     */
    static CommentSource without(CommentSource only) {
        return request -> {
            if (request.after().filter(after -> has(OF_SECOND, after)).isPresent()) {
                throw InvalidRequestException.beforeSending(
                        request, "the cursor is of the second of two routes; go on through a failover to that route");
            }
            return only.fetch(request);
        };
    }

    private CommentPage fetch(PageRequest request) {
        if (request.after().isPresent()) {
            Cursor after = request.after().get();
            return has(OF_SECOND, after)
                    ? fromSecond(without(OF_SECOND, request, after))
                    : fromFirst(has(OF_FIRST, after) ? without(OF_FIRST, request, after) : request);
        }
        return retired.get() ? fromSecond(request) : start(request);
    }

    private CommentPage start(PageRequest request) {
        try {
            return fromFirst(request);
        } catch (RouteRetiredException failure) {
            if (retired.compareAndSet(false, true)) {
                PolicyListener.tell(() -> listener.failedOver(failure));
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

    private CommentPage fromFirst(PageRequest request) {
        CommentPage page = first.fetch(request);
        return page.cursor().filter(cursor -> cursor.value().startsWith(MARK)).isPresent()
                ? marked(page, OF_FIRST)
                : page;
    }

    private CommentPage fromSecond(PageRequest request) {
        return marked(second.fetch(request), OF_SECOND);
    }

    /**
     * A cursor that leads nowhere stays as it is, for a reader to see. One that is too long to be marked is left out:
     * better a chain that stops than a paid page that is lost, or a cursor that buys the wrong page.
     */
    static CommentPage marked(CommentPage page, String mark) {
        return page.withCursor(page.cursor()
                .filter(cursor -> !cursor.leadsSomewhere() || fits(mark, cursor))
                .map(cursor -> cursor.leadsSomewhere() ? new Cursor(mark + cursor.value()) : cursor));
    }

    private static boolean fits(String mark, Cursor cursor) {
        return mark.length() + cursor.value().length() <= Cursor.MAX_LENGTH;
    }

    static boolean has(String mark, Cursor cursor) {
        return cursor.value().startsWith(mark) && cursor.value().length() > mark.length();
    }

    static PageRequest without(String mark, PageRequest request, Cursor cursor) {
        return request.after(new Cursor(cursor.value().substring(mark.length())));
    }
}
