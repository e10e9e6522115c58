package io.xhscomments.core.policy;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.RouteNotFoundException;
import io.xhscomments.core.failure.RouteRetiredException;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads each note over one of two routes: the route that pages of the note are stored under; else the first route if
 * the service has it; else the second. Safe for use by many threads.
 *
 * <p>The first route counts as gone once a first page is responded to with {@link RouteRetiredException} or
 * {@link RouteNotFoundException}, both of which are free. That is found out once for each source that is made here, by
 * one request, also if many notes begin at once; the listener is told once. A request that the first route refuses
 * before sending, such as an order that it does not have, goes to the second route.
 *
 * <p>A chain of pages cannot change its route. Cursors are marked with their route and go back to it, in this process
 * or in the next; a note that was begun over the first route fails with {@link RouteRetiredException} when its next
 * page is needed and the route is gone. Cursors without a mark count as cursors of the first route. Marked cursors
 * belong to sources that are made here.
 */
public final class AutoRoute {
    private static final int MAX_NOTES = 10_000;

    private final Side first;
    private final Side second;
    private final PolicyListener listener;
    private final Map<NoteId, Side> chosen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<NoteId, Side> eldest) {
            return size() > MAX_NOTES;
        }
    };
    private final ReentrantLock probing = new ReentrantLock();
    private volatile boolean served;
    private volatile @Nullable CommentSourceException gone;

    private AutoRoute(Route first, Route second, PolicyListener listener) {
        this.first = new Side(first, Failover.OF_FIRST);
        this.second = new Side(second, Failover.OF_SECOND);
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /** Finds pages that are stored, and sends nothing. May be used by many threads at once. */
    @FunctionalInterface
    public interface Stored {
        /** Nothing is stored. */
        Stored NOTHING = request -> Optional.empty();

        /**
         * The stored page; empty if it would have to be fetched.
         *
         * @throws CommentSourceException if it is stored and cannot be read
         */
        Optional<CommentPage> page(PageRequest request);

        /**
         * Whether anything of the page is kept, even if it cannot be served. It has been paid for, so it ties its note
         * to its route.
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
     * @param live what is asked for pages that are not stored; each call may be charged
     * @param stored finds this route's stored pages
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

    /** A source that chooses a route for each note. Making it sends nothing. */
    public static CommentSource between(Route first, Route second, PolicyListener listener) {
        return new AutoRoute(first, second, listener)::fetch;
    }

    /**
     * The first route alone. Its cursors are marked as those of {@link #between}, so that a checkpoint can be resumed
     * there; cursors of the second route are refused before anything is sent.
     */
    public static CommentSource firstOnly(CommentSource source) {
        return only(new Side(Route.of(source), Failover.OF_FIRST), Failover.OF_SECOND);
    }

    /** The second route alone, as {@link #firstOnly}. */
    public static CommentSource secondOnly(CommentSource source) {
        return only(new Side(Route.of(source), Failover.OF_SECOND), Failover.OF_FIRST);
    }

    private static CommentSource only(Side side, String other) {
        return request -> {
            if (request.after().filter(after -> Failover.has(other, after)).isPresent()) {
                throw InvalidRequestException.beforeSending(
                        request, "the cursor is of another route; go on over that route, or read the note anew");
            }
            return side.fetch(request);
        };
    }

    private CommentPage fetch(PageRequest request) {
        Optional<Cursor> after = request.after();
        if (after.isPresent()) {
            Side side = Failover.has(Failover.OF_SECOND, after.get()) ? second : first;
            choose(request.note(), side);
            return fetch(side, request);
        }
        Optional<Side> side = chosen(request.note()).or(() -> storedUnder(request));
        return side.isPresent() ? fetch(side.get(), request) : begin(request);
    }

    /** A page that is stored is served, whatever became of its route. */
    private CommentPage fetch(Side side, PageRequest request) {
        CommentSourceException known = gone;
        if (known == null || side.equals(second)) {
            try {
                return side.fetch(request);
            } catch (RouteRetiredException | RouteNotFoundException failure) {
                if (side.equals(first)) {
                    isGone(failure);
                }
                throw failure;
            }
        }
        return side.stored(request)
                .orElseThrow(() -> RouteRetiredException.beforeSending(
                        request, "known from an earlier request of this run; nothing was sent for this one"));
    }

    /** Both may have been begun: then the one that got further, and the first of equals. */
    private Optional<Side> storedUnder(PageRequest request) {
        PageRequest beginning = request instanceof CommentReplies ? PageRequest.comments(request.note()) : request;
        boolean one = first.holds(beginning);
        boolean two = second.holds(beginning);
        if (!one && !two) {
            return Optional.empty();
        }
        Side side = one && (!two || first.reach(beginning) >= second.reach(beginning)) ? first : second;
        choose(request.note(), side);
        return Optional.of(side);
    }

    /** Nothing is known of the note. The first to come finds out whether the first route is served; the others wait. */
    private CommentPage begin(PageRequest request) {
        if (served || gone != null) {
            return ask(request);
        }
        try {
            probing.lockInterruptibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RequestNotSentException(
                    request, "interrupted while it waited for another request of the route", interrupted);
        }
        CommentPage page;
        Spend before;
        try {
            Attempt attempt = askFirst(request);
            page = attempt.page();
            before = attempt.before();
        } finally {
            probing.unlock();
        }
        return page != null ? page : askSecond(request, before);
    }

    private CommentPage ask(PageRequest request) {
        Attempt attempt = askFirst(request);
        return attempt.page() != null ? attempt.page() : askSecond(request, attempt.before());
    }

    /** What the first route gave; without a page, the second is to be asked. */
    private record Attempt(@Nullable CommentPage page, Spend before) {}

    private Attempt askFirst(PageRequest request) {
        if (gone != null) {
            return new Attempt(null, Spend.NONE);
        }
        try {
            CommentPage page = first.fetch(request);
            served = true;
            choose(request.note(), first);
            return new Attempt(page, Spend.NONE);
        } catch (RouteRetiredException | RouteNotFoundException failure) {
            isGone(failure);
            return new Attempt(null, failure.spend());
        } catch (InvalidRequestException refused) {
            if (refused.status().isPresent()) {
                throw refused;
            }
            return new Attempt(null, Spend.NONE);
        }
    }

    private CommentPage askSecond(PageRequest request, Spend before) {
        try {
            CommentPage page = second.fetch(request);
            choose(request.note(), second);
            return page.withReceipt(page.receipt().plus(before));
        } catch (CommentSourceException failure) {
            CommentSourceException why = gone;
            if (why != null && failure != why) {
                failure.addSuppressed(why);
            }
            throw failure;
        }
    }

    private void isGone(CommentSourceException failure) {
        boolean news;
        synchronized (chosen) {
            news = gone == null;
            gone = news ? failure : gone;
        }
        if (news) {
            PolicyListener.tell(() -> listener.failedOver(failure));
        }
    }

    private Optional<Side> chosen(NoteId note) {
        synchronized (chosen) {
            return Optional.ofNullable(chosen.get(note));
        }
    }

    private void choose(NoteId note, Side side) {
        synchronized (chosen) {
            chosen.put(note, side);
        }
    }

    /** A route, in whose requests and pages the cursors are marked. */
    private record Side(Route route, String mark) {
        CommentPage fetch(PageRequest request) {
            PageRequest own = own(request);
            return marked(route.stored().page(own).orElseGet(() -> route.live().fetch(own)));
        }

        Optional<CommentPage> stored(PageRequest request) {
            return route.stored().page(own(request)).map(this::marked);
        }

        boolean holds(PageRequest request) {
            return route.stored().holds(request);
        }

        /** How many pages in a row are stored from this one on; more than any number if the last is among them. */
        long reach(PageRequest from) {
            Set<Cursor> seen = new HashSet<>();
            PageRequest at = from;
            for (long pages = 0; ; pages++) {
                Optional<CommentPage> page = readable(at);
                if (page.isEmpty()) {
                    return pages;
                }
                Optional<Cursor> next = page.get().next();
                if (next.isEmpty() || !seen.add(next.get())) {
                    return Long.MAX_VALUE;
                }
                at = at.after(next.get());
            }
        }

        private Optional<CommentPage> readable(PageRequest request) {
            try {
                return route.stored().page(request);
            } catch (CommentSourceException unreadable) {
                return Optional.empty();
            }
        }

        private PageRequest own(PageRequest request) {
            return request.after()
                    .filter(after -> Failover.has(mark, after))
                    .map(after -> Failover.without(mark, request, after))
                    .orElse(request);
        }

        private CommentPage marked(CommentPage page) {
            return Failover.marked(page, mark);
        }
    }
}
