package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.file.fetch.UndecodableResponses;
import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.replay.MissMessage;
import io.xhscomments.adapter.cache.file.storage.AgeLimit;
import io.xhscomments.adapter.cache.file.storage.Lookup;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.failure.StoredResponseUndecodableException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.policy.AutoRoute;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.PageDecoder;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Serves the pages of a store for free. Sends and writes nothing. Safe to share between threads. It does not own the
 * store.
 */
public final class Replay implements PageTransport {
    private final Builder settings;
    private final PageStore owner;
    private final StoreContext store;
    private final ResponseFormat format;

    private Replay(Builder settings) {
        this.settings = settings;
        this.owner = settings.store;
        this.store = owner.context();
        this.format = settings.format;
    }

    /**
     * The settings of a replay, all at their defaults.
     *
     * @param format decodes the responses; its route is a part of each page's key
     * @throws IllegalArgumentException if the name of the format's route is invalid
     */
    public static Builder builder(PageStore store, ResponseFormat format) {
        return new Builder(Objects.requireNonNull(store, "store"), PageStore.checked(format));
    }

    /** A builder with the settings of this replay. */
    public Builder toBuilder() {
        return settings.copy();
    }

    /**
     * Returns the stored page.
     *
     * @throws PageNotStoredException if the page is missing or too old; the message describes the nearest page
     * @throws StoredPageUnreadableException if the file is damaged
     */
    @Override
    public RawResponse send(PageRequest request, BodySink sink) {
        Objects.requireNonNull(sink, "sink");
        RawResponse page = stored(request, Optional.empty());
        sink.onHeaders(page.status(), page.headers());
        sink.onBody(page.body(), 0, page.body().length);
        return page;
    }

    private RawResponse stored(PageRequest request, Optional<PageDecoder> decoder) {
        PageFileName name = PageFileName.of(format.keyFor(request));
        Optional<AgeLimit> limit = store.ageLimit(settings.maxAge);
        Lookup lookup = lookup(name, limit);
        return servable(name, lookup, limit, decoder)
                .orElseThrow(() -> MissMessage.of(store.reader(), name, lookup, limit, settings.advice));
    }

    private Lookup lookup(PageFileName name, Optional<AgeLimit> limit) {
        store.requireSupportedFormat(name.key().request());
        Lookup lookup = Lookup.in(store.reader(), name, limit);
        if (lookup.state() == Lookup.State.UNREADABLE) {
            throw store.unreadable(name, lookup);
        }
        return lookup;
    }

    private Optional<RawResponse> servable(
            PageFileName name, Lookup lookup, Optional<AgeLimit> limit, Optional<PageDecoder> decoder) {
        return lookup.fresh()
                .or(() -> decoder.flatMap(present -> decodable(name, present, limit)))
                .map(page -> RawResponse.stored(page.body()));
    }

    /** A kept response that can be decoded now. The store does not change. */
    private Optional<PageFile> decodable(PageFileName name, PageDecoder decoder, Optional<AgeLimit> limit) {
        PageRequest request = name.key().request();
        try {
            UndecodableResponses kept = UndecodableResponses.of(store.reader(), name, decoder, limit);
            if (kept.decodable().isEmpty() && kept.blocking().isPresent()) {
                throw kept.blocking().get().asFailure(request);
            }
            return kept.decodable().flatMap(UndecodableResponses.Response::content);
        } catch (IOException unreadable) {
            throw new StoredPageUnreadableException(request, CorruptPageException.describe(unreadable));
        }
    }

    /** This route for {@link AutoRoute}, which replays a note over the route that it is stored under. */
    public AutoRoute.Route route() {
        return new AutoRoute.Route(source(), this::page);
    }

    /** Does not explain a miss, because that would read many files. */
    private Optional<CommentPage> page(PageRequest request) {
        PageFileName name = PageFileName.of(format.keyFor(request));
        Optional<AgeLimit> limit = store.ageLimit(settings.maxAge);
        return servable(name, lookup(name, limit), limit, Optional.of(format))
                .map(page -> format.decode(request, page));
    }

    /**
     * A source of decoded pages. Also serves responses that could not be decoded when they arrived, if the format can
     * decode them; otherwise it throws a {@link StoredResponseUndecodableException}.
     */
    public CommentSource source() {
        return request -> format.decode(request, stored(request, Optional.of(format)));
    }

    /** The store and the route. */
    @Override
    public String toString() {
        return "Replay[" + owner + ", " + format.route() + "]";
    }

    /** The settings of a {@link Replay}. For one thread; one builder can build several replays. */
    public static final class Builder {
        private final PageStore store;
        private final ResponseFormat format;
        private Optional<Duration> maxAge = Optional.empty();
        private String advice = "";

        private Builder(PageStore store, ResponseFormat format) {
            this.store = store;
            this.format = format;
        }

        private Builder copy() {
            Builder copy = new Builder(store, format).advice(advice);
            copy.maxAge = maxAge;
            return copy;
        }

        /**
         * Serves only younger pages: by default pages of every age. A page whose time is more than 5 minutes in the
         * future has an unknown age, and is not served.
         *
         * @throws IllegalArgumentException if the age is negative
         */
        public Builder maxAge(Duration age) {
            this.maxAge = Optional.of(PageStore.notNegative(age));
            return this;
        }

        /** How to record a page in this program, for the end of a miss message: by default empty. */
        public Builder advice(String howToRecord) {
            this.advice = Objects.requireNonNull(howToRecord, "howToRecord");
            return this;
        }

        public Replay build() {
            return new Replay(copy());
        }
    }
}
