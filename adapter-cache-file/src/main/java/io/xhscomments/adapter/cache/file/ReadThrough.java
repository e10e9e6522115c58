package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.link.CacheLinkReader;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.StoreUnavailableException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.policy.AutoRoute;
import io.xhscomments.core.policy.PolicyListener;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * A store in front of a transport that costs money: what is stored is served, for free; anything else is asked for
 * below, once, and is on the disk before anybody sees it. Safe to share between threads, and between processes on one
 * local disk. It owns neither store nor transport.
 *
 * <p>A page that is not stored is fetched by a thread of the store's own, which the process waits for when it ends.
 * Equal requests at the same time share one fetch, its failure too; of those who shared, one is told of the charge. An
 * interrupted caller leaves with a failure that says whether the request was out; the page then goes into the store all
 * the same. What keeps a page from being stored is found before money is spent ({@link StoreUnavailableException}),
 * except a disk that runs full meanwhile: then the caller gets the page, and the listener is told.
 *
 * <p>The promise, on a local file system, with every writer using this class: requests paid for a page are at most one,
 * and one more for each of its records in {@code in-doubt}, {@code undecodable} and {@code failed}. A power cut may
 * lose the record of a request that was under way; Windows and network file systems keep less, as the module's README
 * says.
 *
 * <p>Each {@code with…} method gives another one, with another setting and flights of its own to share.
 */
public final class ReadThrough implements PageTransport {
    private static final PageTransport NOTHING_SENT = (request, sink) -> {
        throw new RequestNotSentException(request, "it should have been free", null);
    };

    private final PageStore store;
    private final ReadThroughSettings settings;
    private final Executor crew = FetchThreads.create();
    private final ConcurrentMap<PageKey, InFlightFetch> underWay = new ConcurrentHashMap<>();

    private ReadThrough(PageStore store, ReadThroughSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    static ReadThrough of(PageStore store, PageTransport below, ResponseFormat format) {
        return new ReadThrough(
                store, ReadThroughSettings.of(Objects.requireNonNull(below, "below"), PageStore.checked(format)));
    }

    /**
     * Serves only pages younger than this, and pays anew for older ones, which are kept aside. By default any age will
     * do; zero is what {@link PageStore#refresh} uses. A page that was fetched later than the store's clock says, by
     * more than 5 minutes, has an unknown age and is paid for anew.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public ReadThrough withMaxAge(Duration maxAge) {
        return with(settings.withMaxAge(Optional.of(Replay.checkedAge(maxAge))));
    }

    /**
     * What to do when an earlier request may have been paid for and its response is lost:
     * {@link InDoubtPolicy#PAY_AGAIN}.
     */
    public ReadThrough withInDoubt(InDoubtPolicy inDoubt) {
        return with(settings.withInDoubt(Objects.requireNonNull(inDoubt, "inDoubt")));
    }

    /** What to do when a stored page cannot be trusted: {@link CorruptPagePolicy#FAIL} by default. */
    public ReadThrough withUnreadable(CorruptPagePolicy unreadable) {
        return with(settings.withUnreadable(Objects.requireNonNull(unreadable, "unreadable")));
    }

    /**
     * What to do when an earlier response was charged and cannot be decoded: {@link UndecodablePolicy#FAIL} by default.
     * Under a maximum age, a response that is older does not count; a refresh pays in any case.
     */
    public ReadThrough withUndecodable(UndecodablePolicy undecodable) {
        return with(settings.withUndecodable(Objects.requireNonNull(undecodable, "undecodable")));
    }

    /**
     * What reads the free copies of responses that were lost on their way: {@link CacheLinkReader#ofDefaults()} by
     * default. Change it to allow a reseller's host.
     */
    public ReadThrough withLinks(CacheLinkReader links) {
        return with(settings.withLinks(Optional.of(links)));
    }

    /** Never asks for free copies: whoever cannot reach their host would wait for them in vain. */
    public ReadThrough withoutLinks() {
        return with(settings.withLinks(Optional.empty()));
    }

    /** Who is told of what goes wrong: {@link StoreListener#LOGGING} by default. */
    public ReadThrough withListener(StoreListener listener) {
        return with(settings.withListener(new CarefulListener(Objects.requireNonNull(listener, "listener"))));
    }

    /**
     * How long to wait for another process that is working for the same page: 5 minutes by default, longer than any
     * call takes.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public ReadThrough withTimeout(Duration timeout) {
        return with(settings.withTimeout(Replay.checkedAge(timeout)));
    }

    private ReadThrough with(ReadThroughSettings changed) {
        return new ReadThrough(store, changed);
    }

    /**
     * The stored page, or the one that is asked for below, which may be charged. The sink gets the response at its end.
     *
     * @throws StoreUnavailableException if the page could not be kept; nothing was sent
     * @throws StoredPageUnreadableException if what is stored cannot be trusted, and the settings do not allow to pay
     *     again
     * @throws io.xhscomments.core.failure.StoredResponseUndecodableException if an earlier response was charged and
     *     cannot be decoded, and the settings do not allow paying again
     * @throws io.xhscomments.core.failure.StoredPageInDoubtException if the page may have been paid for, and the
     *     settings do not allow to pay again
     * @throws io.xhscomments.core.failure.CachedCopyUnavailableException if the page is paid for, and its free copy did
     *     not come
     */
    @Override
    public RawResponse send(PageRequest request, BodySink sink) {
        Objects.requireNonNull(sink, "sink");
        PageFileName name = PageFileName.of(settings.format().keyFor(request));
        Optional<AgeLimit> limit = store.ageLimit(settings.maxAge());
        Lookup found = look(name, limit);
        RawResponse page = found.fresh()
                .map(stored -> RawResponse.stored(stored.body()))
                .orElseGet(() -> fetch(name, limit.map(at -> at.havingSeen(found))));
        sink.onHeaders(page.status(), page.headers());
        sink.onBody(page.body(), 0, page.body().length);
        return page;
    }

    /**
     * The page if it is stored, without sending anything or waiting for anybody; empty if it would have to be fetched.
     *
     * @throws StoredPageUnreadableException if there is something that may not even be moved aside: of a newer format,
     *     a link, huge
     */
    public Optional<RawResponse> stored(PageRequest request) {
        PageFileName name = PageFileName.of(settings.format().keyFor(request));
        return look(name, store.ageLimit(settings.maxAge())).fresh().map(page -> RawResponse.stored(page.body()));
    }

    /** What programs read through: this, decoded. */
    public CommentSource source() {
        return CommentSource.of(this, settings.format());
    }

    /**
     * The same with policies around whatever is not stored: a stored page neither waits for its turn nor needs a
     * budget, nor does a kept response that can be decoded by now.
     *
     * @param policies makes of a source one with policies, as {@code Policies::ofDefaults} does
     */
    public CommentSource source(UnaryOperator<CommentSource> policies) {
        CommentSource paying = Objects.requireNonNull(policies.apply(source()), "what policies gives");
        return request -> stored(request)
                .or(() -> decodedByNow(request))
                .map(page -> settings.format().decode(request, page))
                .orElseGet(() -> paying.fetch(request));
    }

    /**
     * A source over two routes, each with its stored pages: a note is read over the route that it is stored under, else
     * over the first while the service has it, else over the second; see {@link AutoRoute}. Stored pages are free on
     * either.
     *
     * @param policies makes a source with policies of one without; called for each route. To share a rate limit or a
     *     budget, let it close over one
     * @param listener is told once if the first route is gone, before the second is asked
     */
    public static CommentSource either(
            ReadThrough first, ReadThrough second, UnaryOperator<CommentSource> policies, PolicyListener listener) {
        return AutoRoute.between(first.route(policies), second.route(policies), listener);
    }

    /**
     * This route, for {@link AutoRoute}: its stored pages, and the rest through policies.
     *
     * @param policies makes a source with policies of one without
     */
    public AutoRoute.Route route(UnaryOperator<CommentSource> policies) {
        CommentSource paying = Objects.requireNonNull(policies.apply(source()), "what policies gives");
        return new AutoRoute.Route(paying, new AutoRoute.Stored() {
            @Override
            public Optional<CommentPage> page(PageRequest request) {
                return stored(request)
                        .or(() -> decodedByNow(request))
                        .map(page -> settings.format().decode(request, page));
            }

            @Override
            public boolean holds(PageRequest request) {
                return ReadThrough.this.holds(request);
            }
        });
    }

    /** Whether anything is kept for this page, even if it cannot be served: it has been paid for. */
    private boolean holds(PageRequest request) {
        PageFileName name = PageFileName.of(settings.format().keyFor(request));
        Optional<AgeLimit> limit = store.ageLimit(settings.maxAge());
        try {
            Lookup found = look(name, limit);
            UndecodableResponses kept = UndecodableResponses.of(store.room(), name, settings.format(), limit);
            return found.fresh().isPresent()
                    || found.state() == Lookup.State.TROUBLE
                    || kept.blocking().isPresent()
                    || kept.decodable().isPresent();
        } catch (StoredPageUnreadableException | IOException there) {
            return true;
        }
    }

    /** Makes a page of a kept response that can be decoded by now, which needs neither a request nor a budget. */
    private Optional<RawResponse> decodedByNow(PageRequest request) {
        PageFileName name = PageFileName.of(settings.format().keyFor(request));
        try {
            UndecodableResponses kept =
                    UndecodableResponses.of(store.room(), name, settings.format(), store.ageLimit(settings.maxAge()));
            return kept.decodable().isEmpty()
                    ? Optional.empty()
                    : Optional.of(with(settings.withBelow(NOTHING_SENT)).send(request));
        } catch (IOException | RequestNotSentException toBePaidFor) {
            return Optional.empty();
        }
    }

    private Lookup look(PageFileName name, Optional<AgeLimit> limit) {
        store.requireReadable(name.key().request());
        Lookup found = Lookup.in(store.room(), name, limit);
        if (found.state() == Lookup.State.TROUBLE && found.damage().isEmpty()) {
            throw store.unreadable(name, found);
        }
        return found;
    }

    private RawResponse fetch(PageFileName name, Optional<AgeLimit> limit) {
        PageRequest request = name.key().request();
        if (Thread.currentThread().isInterrupted()) {
            throw new RequestNotSentException(request, "the thread is interrupted", null);
        }
        while (true) {
            InFlightFetch mine = new InFlightFetch(request);
            mine.board();
            InFlightFetch flying = underWay.putIfAbsent(name.key(), mine);
            if (flying == null) {
                mine.start(
                        crew,
                        flight -> new FetchAndStore(store, settings, name, limit, flight).run(),
                        () -> underWay.remove(name.key(), mine));
                return mine.await();
            }
            if (flying.board()) {
                return flying.await();
            }
            underWay.remove(name.key(), flying);
        }
    }

    /** The store and the route. */
    @Override
    public String toString() {
        return "ReadThrough[" + store + ", " + settings.format().route() + "]";
    }
}
