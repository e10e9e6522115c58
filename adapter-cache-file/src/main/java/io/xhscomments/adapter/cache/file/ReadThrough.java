package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.file.fetch.FailSafeListener;
import io.xhscomments.adapter.cache.file.fetch.FetchSettings;
import io.xhscomments.adapter.cache.file.fetch.PageFetcher;
import io.xhscomments.adapter.cache.file.fetch.StoredPages;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.maintenance.LinkedNote;
import io.xhscomments.adapter.cache.file.note.NoteSource;
import io.xhscomments.adapter.cache.file.note.ReadingRecorder;
import io.xhscomments.adapter.cache.file.policy.CorruptPagePolicy;
import io.xhscomments.adapter.cache.file.policy.InDoubtPolicy;
import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.adapter.cache.file.policy.UndecodablePolicy;
import io.xhscomments.adapter.cache.file.storage.AgeLimit;
import io.xhscomments.adapter.cache.file.storage.Lookup;
import io.xhscomments.adapter.cache.link.CacheLinkReader;
import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.failure.StoreUnavailableException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.policy.AutoRoute;
import io.xhscomments.core.policy.PolicyListener;
import io.xhscomments.core.policy.TimeSource;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseFormat;
import io.xhscomments.core.port.ShortLinkResolver;
import io.xhscomments.core.reading.ReadingListener;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A store in front of a paid transport. Serves stored pages for free; fetches every other page once, and returns it
 * after it is on disk. Safe to share between threads, and between processes on one local disk. It owns neither the
 * store nor the transport.
 *
 * <p>A thread of the store fetches missing pages; the process waits for it at its end. Concurrent calls for one page
 * share one fetch, its failure included; one of them reports the charge. An interrupted caller fails at once, and the
 * failure says whether the request was sent; the page is stored all the same. Problems that prevent storing are found
 * before money is spent ({@link StoreUnavailableException}), except a disk that fills up meanwhile: then the caller
 * gets the page, and the listener is notified.
 *
 * <p>The promise, on a local file system, if every writer uses this class: a page is paid for at most once, plus once
 * for each of its records in {@code in-doubt}, {@code undecodable} and {@code failed}. A power cut may lose the record
 * of a request in flight; for Windows and network file systems see the module's README.
 */
public final class ReadThrough implements PageTransport {
    private static final int MAX_OPTIONS = 500;

    private final PageStore store;
    private final FetchSettings settings;
    private final StoredPages storedPages;
    private final PageFetcher fetcher;
    private final Optional<NoteSource> notes;

    private ReadThrough(PageStore store, FetchSettings settings) {
        this.store = store;
        this.settings = settings;
        this.storedPages = new StoredPages(store.context(), settings);
        this.fetcher = new PageFetcher(store.context(), settings);
        boolean updates = settings.firstPageMaxAge().isPresent();
        // A reading that pays for old pages again follows their cursors, as the service gives them now.
        this.notes = updates
                ? Optional.of(NoteSource.updating(
                        store.context(), settings.format(), storedPages.floor(), storedPages::outdated))
                : settings.maxAge().isPresent()
                        ? Optional.empty()
                        : Optional.of(NoteSource.stored(store.context(), settings.format()));
    }

    /**
     * The settings of a read-through, all at their defaults.
     *
     * @param delegate sends requests for pages that are not stored; it is not owned
     * @param format the format of the delegate's route. The route is a part of each page's key, and only responses that
     *     the format decodes are served later
     * @throws IllegalArgumentException if the name of the format's route is invalid, or the store is in an archive
     */
    public static Builder builder(PageStore store, PageTransport delegate, ResponseFormat format) {
        Objects.requireNonNull(store, "store").requireDirectory();
        return new Builder(
                store, FetchSettings.of(Objects.requireNonNull(delegate, "delegate"), PageStore.checked(format)));
    }

    /** A builder with the settings of this read-through. What it builds does not share fetches with this one. */
    public Builder toBuilder() {
        return new Builder(store, settings);
    }

    /**
     * Returns the stored page, or fetches it from the delegate, which may be charged. The sink gets the complete
     * response at the end.
     *
     * @throws StoreUnavailableException if the page could not be stored; nothing was sent
     * @throws StoredPageUnreadableException if the stored page is damaged, and the policy forbids paying again
     * @throws io.xhscomments.core.failure.StoredResponseUndecodableException if an earlier response was charged and
     *     cannot be decoded, and the policy forbids paying again
     * @throws io.xhscomments.core.failure.StoredPageInDoubtException if an earlier request may have been charged, and
     *     the policy forbids paying again
     * @throws io.xhscomments.core.failure.CachedCopyUnavailableException if the page was paid for, and its free copy
     *     could not be read
     */
    @Override
    public RawResponse send(PageRequest request, BodySink sink) {
        Objects.requireNonNull(sink, "sink");
        PageFileName name = storedPages.name(request);
        Optional<AgeLimit> limit = storedPages.ageLimit(request);
        Lookup lookup = storedPages.lookup(name, limit);
        RawResponse page = lookup.fresh()
                .map(stored -> RawResponse.stored(stored.body()))
                .orElseGet(() -> fetcher.fetch(name, limit.map(age -> age.afterLookup(lookup))));
        sink.onHeaders(page.status(), page.headers());
        sink.onBody(page.body(), 0, page.body().length);
        return page;
    }

    /**
     * Returns the page if it is stored, without sending or waiting; empty if it would have to be fetched.
     *
     * @throws StoredPageUnreadableException if the file has a newer format, is a link, or is too large
     */
    public Optional<RawResponse> stored(PageRequest request) {
        return storedPages.stored(request);
    }

    /**
     * A source of decoded pages. If a note's first page was replaced, it serves the note out of all its stored pages,
     * superseded ones included, and fetches only what lies between them.
     */
    public CommentSource source() {
        return notes(direct());
    }

    private CommentSource direct() {
        return CommentSource.of(this, settings.format());
    }

    private CommentSource notes(CommentSource pages) {
        return request -> fetch(request, pages);
    }

    private CommentPage fetch(PageRequest request, CommentSource pages) {
        return notes.isPresent() ? notes.get().fetch(request, pages) : pages.fetch(request);
    }

    /**
     * A source of decoded pages that applies policies only to requests. Stored pages, and kept responses that can be
     * decoded now, need neither a turn of the rate limiter nor a budget.
     *
     * @param policies decorates a source with policies, as {@code Policies::ofDefaults} does
     */
    public CommentSource source(UnaryOperator<CommentSource> policies) {
        CommentSource paying = Objects.requireNonNull(policies.apply(direct()), "policies must return a source");
        return notes(request -> free(request).orElseGet(() -> paying.fetch(request)));
    }

    private CommentPage freeOrMissing(PageRequest request) {
        return free(request).orElseThrow(() -> new PageNotStoredException(request, "it must be fetched"));
    }

    private Optional<CommentPage> free(PageRequest request) {
        return storedPages.free(request).map(page -> settings.format().decode(request, page));
    }

    /**
     * A source of the response to one short link, for {@link ShortLinkResolver#over}. A stored response is free, and
     * needs neither a turn of the rate limiter nor a budget; otherwise the link is resolved by one request, which may
     * be charged. This read-through must have the transport for the link and the format of responses to links.
     *
     * <p>The response is also stored as the first page of the note that it names, unless that page is stored, so that
     * neither is paid for again. If that fails although the response is stored, the source throws
     * {@link StoreUnavailableException}, and the next call tries again. Failures name the link.
     *
     * @param notes the format of the route that reads notes
     * @param policies decorates a source with policies, as for {@link #source(UnaryOperator)}
     * @throws IllegalArgumentException if the name of the route of the notes is invalid
     */
    public CommentSource linkSource(ShortLink link, ResponseFormat notes, UnaryOperator<CommentSource> policies) {
        LinkedNote note = new LinkedNote(store.context(), settings, PageStore.checked(notes));
        CommentSource pages = source(bare -> policies.apply(ShortLinkResolver.named(link, bare)));
        return ShortLinkResolver.named(link, request -> note.store(request, pages.fetch(request)));
    }

    /**
     * A source over two routes with stored pages. Reads a note over the route that it is stored under; otherwise over
     * the first route while the service has it, then over the second; see {@link AutoRoute}. Stored pages of both
     * routes are free.
     *
     * @param policies decorates a source with policies; called for each route. To share a rate limiter or a budget
     *     between the routes, capture one
     * @param listener notified once if the first route is retired, before the second is used
     */
    public static CommentSource either(
            ReadThrough first, ReadThrough second, UnaryOperator<CommentSource> policies, PolicyListener listener) {
        return AutoRoute.between(first.route(policies), second.route(policies), listener);
    }

    /**
     * This route for {@link AutoRoute}: stored pages, and fetches through policies.
     *
     * @param policies decorates a source with policies
     */
    public AutoRoute.Route route(UnaryOperator<CommentSource> policies) {
        CommentSource paying = Objects.requireNonNull(policies.apply(direct()), "policies must return a source");
        CommentSource all = notes(request -> free(request).orElseGet(() -> paying.fetch(request)));
        return new AutoRoute.Route(all, new AutoRoute.Stored() {
            @Override
            public Optional<CommentPage> page(PageRequest request) {
                try {
                    return Optional.of(fetch(request, ReadThrough.this::freeOrMissing));
                } catch (PageNotStoredException mustBePaid) {
                    return Optional.empty();
                }
            }

            @Override
            public boolean holds(PageRequest request) {
                return storedPages.holds(request);
            }
        });
    }

    /**
     * Records readings in the store: for each one its start, and why, when and at what cost it stopped. Give it to the
     * reader, by {@link io.xhscomments.core.reading.NoteReader.Builder#listener}; {@link PageStore#readings} lists what
     * it wrote. With two routes, use the recorder of one of them. Sends nothing; a record that cannot be written is
     * logged, and breaks no reading.
     *
     * @param options describes the options of the readings, for people; without secrets, at most 500 characters
     * @throws IllegalArgumentException if the description is longer
     */
    public ReadingListener recorder(String options) {
        if (options.length() > MAX_OPTIONS) {
            throw new IllegalArgumentException("The description of options must have at most " + MAX_OPTIONS
                    + " characters, but has " + options.length());
        }
        return new ReadingRecorder(store.context(), settings.format(), options, storedPages.floor());
    }

    /** The store and the route. */
    @Override
    public String toString() {
        return "ReadThrough[" + store + ", " + settings.format().route() + "]";
    }

    /** The settings of a {@link ReadThrough}. For one thread; one builder can build several. */
    public static final class Builder {
        private final PageStore store;
        private FetchSettings settings;

        private Builder(PageStore store, FetchSettings settings) {
            this.store = store;
            this.settings = settings;
        }

        /**
         * Serves only younger pages, and pays again for older ones, which are kept: by default pages of every age are
         * served. Zero pays for every page, as {@link PageStore#refresh} does. A page whose time is more than 5 minutes
         * in the future has an unknown age, and is paid for again.
         *
         * @throws IllegalArgumentException if the age is negative
         */
        public Builder maxAge(Duration maxAge) {
            settings = settings.withMaxAge(Optional.of(PageStore.notNegative(maxAge)));
            return this;
        }

        /**
         * Brings notes up to date: pays for a first page that is older than this, and then for the pages between it and
         * the stored ones, until the last comment of a page is stored, too. By default a stored first page is served at
         * any age. 60 seconds let a run that was killed continue, and two runs at once share their pages. With
         * {@link #maxAge}, pages that were older when this read-through was built do not count as stored: so what was
         * not looked at since is read again.
         *
         * @throws IllegalArgumentException if the age is negative
         */
        public Builder firstPageMaxAge(Duration maxAge) {
            settings = settings.withFirstPageMaxAge(Optional.of(PageStore.notNegative(maxAge)));
            return this;
        }

        /** For a lost response that may have been charged: {@link InDoubtPolicy#PAY_AGAIN} by default. */
        public Builder inDoubtPolicy(InDoubtPolicy policy) {
            settings = settings.withInDoubtPolicy(Objects.requireNonNull(policy, "policy"));
            return this;
        }

        /** For a damaged page: {@link CorruptPagePolicy#FAIL} by default. */
        public Builder corruptPagePolicy(CorruptPagePolicy policy) {
            settings = settings.withCorruptPagePolicy(Objects.requireNonNull(policy, "policy"));
            return this;
        }

        /**
         * For a charged response that cannot be decoded: {@link UndecodablePolicy#FAIL} by default. Ignores responses
         * older than the maximum age; a refresh always pays.
         */
        public Builder undecodablePolicy(UndecodablePolicy policy) {
            settings = settings.withUndecodablePolicy(Objects.requireNonNull(policy, "policy"));
            return this;
        }

        /**
         * Reads the free copies of lost responses: {@link CacheLinkReader#ofDefaults()} by default. Change it to allow
         * the host of a reseller.
         */
        public Builder cacheLinks(CacheLinkReader links) {
            settings = settings.withLinks(Optional.of(links));
            return this;
        }

        /** Never reads free copies: for networks that cannot reach their host. */
        public Builder noCacheLinks() {
            settings = settings.withLinks(Optional.empty());
            return this;
        }

        /** Receives the unusual events of the store: {@link StoreListener#LOGGING} by default. */
        public Builder listener(StoreListener listener) {
            settings = settings.withListener(new FailSafeListener(Objects.requireNonNull(listener, "listener")));
            return this;
        }

        /**
         * How long to wait for another process that fetches the same page: 5 minutes by default, longer than a request
         * takes.
         *
         * @throws IllegalArgumentException if the timeout is negative
         */
        public Builder lockTimeout(Duration timeout) {
            settings = settings.withLockTimeout(PageStore.notNegative(timeout));
            return this;
        }

        Builder timeSource(TimeSource time) {
            settings = settings.withTime(time);
            return this;
        }

        public ReadThrough build() {
            return new ReadThrough(store, settings);
        }
    }
}
