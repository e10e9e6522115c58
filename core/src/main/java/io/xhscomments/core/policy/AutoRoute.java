package io.xhscomments.core.policy;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.RouteNotFoundException;
import io.xhscomments.core.failure.RouteRetiredException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Chooses one of two routes for each note: the route under which pages of the note are stored; else the first route if
 * the service has it; else the second. Safe for use by many threads.
 *
 * <p>The first route counts as gone once a first page fails with {@link RouteRetiredException} or
 * {@link RouteNotFoundException}, both of which are free. Each source that is made here finds that out with one
 * request, even if many notes start at once; the listener is notified once. A request that the first route refuses
 * before sending, such as an order that it does not support, goes to the second route.
 *
 * <p>A page sequence cannot change its route. Cursors are tagged with their route and return to it, in this process or
 * in a later one; a note that was begun over the first route fails with {@link RouteRetiredException} if the route is
 * gone and its next page is not stored. Untagged cursors count as cursors of the first route. Tagged cursors are valid
 * only for sources that this class made.
 *
 * <p>Put policies around each route, where each route has its price and a retired route is not retried; both routes can
 * share a {@link Budget} and a {@link RateLimiter}.
 */
public final class AutoRoute {
    private static final int MAX_NOTES = 10_000;

    private final TaggedRoute first;
    private final TaggedRoute second;
    private final PolicyListener listener;
    private final Map<NoteId, TaggedRoute> chosen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<NoteId, TaggedRoute> eldest) {
            return size() > MAX_NOTES;
        }
    };
    private final ReentrantLock probing = new ReentrantLock();
    private volatile boolean firstIsServed;
    private volatile @Nullable CommentSourceException firstIsGone;

    private AutoRoute(Route first, Route second, PolicyListener listener) {
        this.first = new TaggedRoute(first, CursorTag.FIRST);
        this.second = new TaggedRoute(second, CursorTag.SECOND);
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /** Finds stored pages and sends nothing. Must support concurrent use by many threads. */
    @FunctionalInterface
    public interface Stored {
        /** An empty store. */
        Stored NOTHING = request -> Optional.empty();

        /**
         * The stored page; empty if it would have to be fetched.
         *
         * @throws CommentSourceException if the page is stored and cannot be read
         */
        Optional<CommentPage> page(PageRequest request);

        /**
         * Whether any part of the page is stored, even if it cannot be served. It has been paid for, so its note stays
         * on this route.
         */
        default boolean holds(PageRequest request) {
            try {
                return page(request).isPresent();
            } catch (CommentSourceException unreadable) {
                return true;
            }
        }
    }

    /**
     * One of the two routes.
     *
     * @param live the source of pages that are not stored; each call may be charged
     * @param stored finds the stored pages of this route
     */
    public record Route(CommentSource live, Stored stored) {
        /** Refuses null. */
        public Route {
            Objects.requireNonNull(live, "live");
            Objects.requireNonNull(stored, "stored");
        }

        /** A route without a store. */
        public static Route of(CommentSource live) {
            return new Route(live, Stored.NOTHING);
        }
    }

    /** A source that chooses a route for each note. This call sends nothing. */
    public static CommentSource between(Route first, Route second, PolicyListener listener) {
        return new AutoRoute(first, second, listener)::fetch;
    }

    /**
     * The first route alone. Its cursors are tagged as by {@link #between}, so that a checkpoint can be resumed there;
     * cursors of the second route are refused before anything is sent.
     */
    public static CommentSource firstOnly(CommentSource source) {
        return only(new TaggedRoute(Route.of(source), CursorTag.FIRST), CursorTag.SECOND);
    }

    /** The second route alone; otherwise like {@link #firstOnly}. */
    public static CommentSource secondOnly(CommentSource source) {
        return only(new TaggedRoute(Route.of(source), CursorTag.SECOND), CursorTag.FIRST);
    }

    private static CommentSource only(TaggedRoute route, CursorTag other) {
        return request -> {
            if (other.isOn(request)) {
                throw InvalidRequestException.beforeSending(
                        request,
                        "the cursor belongs to another route; continue over that route, or read the note again");
            }
            return route.fetch(request);
        };
    }

    private CommentPage fetch(PageRequest request) {
        if (request.after().isPresent()) {
            TaggedRoute route = CursorTag.SECOND.isOn(request) ? second : first;
            choose(request.note(), route);
            return fetch(route, request);
        }
        Optional<TaggedRoute> route = chosen(request.note()).or(() -> storedUnder(request));
        return route.isPresent() ? fetch(route.get(), request) : start(request);
    }

    /** A stored page is served even if its route is gone. */
    private CommentPage fetch(TaggedRoute route, PageRequest request) {
        if (firstIsGone != null && route.equals(first)) {
            return route.stored(request)
                    .orElseThrow(() -> RouteRetiredException.beforeSending(
                            request, "known from an earlier request of this run; nothing was sent for this one"));
        }
        try {
            return route.fetch(request);
        } catch (RouteRetiredException | RouteNotFoundException failure) {
            if (route.equals(first)) {
                firstIsGone(failure);
            }
            throw failure;
        }
    }

    /** If both routes have stored pages of the note, prefers the one with more; the first one on a tie. */
    private Optional<TaggedRoute> storedUnder(PageRequest request) {
        PageRequest firstPage = request instanceof CommentReplies ? PageRequest.comments(request.note()) : request;
        boolean inFirst = first.holds(firstPage);
        boolean inSecond = second.holds(firstPage);
        if (!inFirst && !inSecond) {
            return Optional.empty();
        }
        TaggedRoute route =
                inFirst && (!inSecond || first.storedPagesFrom(firstPage) >= second.storedPagesFrom(firstPage))
                        ? first
                        : second;
        choose(request.note(), route);
        return Optional.of(route);
    }

    /** For a note without a route: one thread finds out whether the first route is served, the others wait for it. */
    private CommentPage start(PageRequest request) {
        if (firstIsServed || firstIsGone != null) {
            return orSecond(request, tryFirst(request));
        }
        try {
            probing.lockInterruptibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RequestNotSentException(
                    request, "interrupted while it waited for another request of the route", interrupted);
        }
        RouteAttempt attempt;
        try {
            attempt = tryFirst(request);
        } finally {
            probing.unlock();
        }
        return orSecond(request, attempt);
    }

    /** The result of the first route; without a page, the second route is tried. */
    private record RouteAttempt(@Nullable CommentPage page, Spend spent) {}

    private RouteAttempt tryFirst(PageRequest request) {
        if (firstIsGone != null) {
            return new RouteAttempt(null, Spend.NONE);
        }
        try {
            CommentPage page = first.fetch(request);
            firstIsServed = true;
            choose(request.note(), first);
            return new RouteAttempt(page, Spend.NONE);
        } catch (RouteRetiredException | RouteNotFoundException failure) {
            firstIsGone(failure);
            return new RouteAttempt(null, failure.spend());
        } catch (InvalidRequestException refused) {
            if (refused.status().isPresent() || refused.isNotNewestFirst()) {
                throw refused;
            }
            return new RouteAttempt(null, Spend.NONE);
        }
    }

    private CommentPage orSecond(PageRequest request, RouteAttempt attempt) {
        if (attempt.page() != null) {
            return attempt.page();
        }
        try {
            CommentPage page = second.fetch(request);
            choose(request.note(), second);
            return page.withReceipt(page.receipt().plus(attempt.spent()));
        } catch (CommentSourceException failure) {
            CommentSourceException gone = firstIsGone;
            if (gone != null && failure != gone) {
                failure.addSuppressed(gone);
            }
            throw failure;
        }
    }

    private void firstIsGone(CommentSourceException failure) {
        boolean isNew;
        synchronized (chosen) {
            isNew = firstIsGone == null;
            if (isNew) {
                firstIsGone = failure;
            }
        }
        if (isNew) {
            PolicyListener.notifySafely(() -> listener.failedOver(failure));
        }
    }

    private Optional<TaggedRoute> chosen(NoteId note) {
        synchronized (chosen) {
            return Optional.ofNullable(chosen.get(note));
        }
    }

    private void choose(NoteId note, TaggedRoute route) {
        synchronized (chosen) {
            chosen.put(note, route);
        }
    }
}
