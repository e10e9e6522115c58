package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.file.fetch.UndecodableResponses;
import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.note.NoteSource;
import io.xhscomments.adapter.cache.file.replay.MissMessage;
import io.xhscomments.adapter.cache.file.storage.AgeLimit;
import io.xhscomments.adapter.cache.file.storage.Lookup;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.failure.StoredResponseUndecodableException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.policy.AutoRoute;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.core.port.CommentSource;
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
    private final NoteSource notes;

    private Replay(Builder settings) {
        this.settings = settings;
        this.owner = settings.store;
        this.store = owner.context();
        this.format = settings.format;
        this.notes = NoteSource.replaying(store, format, settings.passesGaps);
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
     * Returns the stored page, or a response that could not be decoded when it arrived, if the format can decode it.
     *
     * @throws PageNotStoredException if the page is missing or too old; the message describes the nearest page
     * @throws StoredPageUnreadableException if the file is damaged
     * @throws StoredResponseUndecodableException if a response to this request was charged and cannot be decoded
     */
    @Override
    public RawResponse send(PageRequest request, BodySink sink) {
        Objects.requireNonNull(sink, "sink");
        PageFileName name = PageFileName.of(format.keyFor(request));
        Optional<AgeLimit> limit = store.ageLimit(settings.maxAge);
        Lookup lookup = lookup(name, limit);
        RawResponse page = servable(name, lookup, limit)
                .orElseThrow(() -> MissMessage.of(store.reader(), name, lookup, limit, settings.advice));
        sink.onHeaders(page.status(), page.headers());
        sink.onBody(page.body(), 0, page.body().length);
        return page;
    }

    private Lookup lookup(PageFileName name, Optional<AgeLimit> limit) {
        store.requireSupportedFormat(name.key().request());
        Lookup lookup = Lookup.in(store.reader(), name, limit);
        if (lookup.state() == Lookup.State.UNREADABLE) {
            throw store.unreadable(name, lookup);
        }
        return lookup;
    }

    private Optional<RawResponse> servable(PageFileName name, Lookup lookup, Optional<AgeLimit> limit) {
        return lookup.fresh().or(() -> decodable(name, limit)).map(page -> RawResponse.stored(page.body()));
    }

    /** A kept response that can be decoded now. The store does not change. */
    private Optional<PageFile> decodable(PageFileName name, Optional<AgeLimit> limit) {
        PageRequest request = name.key().request();
        try {
            UndecodableResponses kept = UndecodableResponses.of(store.reader(), name, format, limit);
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
        return new AutoRoute.Route(source(), new AutoRoute.Stored() {
            @Override
            public Optional<CommentPage> page(PageRequest request) {
                try {
                    return Optional.of(Replay.this.fetch(request, Replay.this::pageOrMissing));
                } catch (PageNotStoredException missing) {
                    return Optional.empty();
                }
            }

            /** Does not decode the page, because it is read again from here. */
            @Override
            public boolean holds(PageRequest request) {
                try {
                    return stored(request).isPresent();
                } catch (CommentSourceException unreadable) {
                    return true;
                }
            }
        });
    }

    private CommentPage pageOrMissing(PageRequest request) {
        return page(request).orElseThrow(() -> new PageNotStoredException(request, "it is missing"));
    }

    /** Does not explain a miss, because that would read many files. */
    private Optional<CommentPage> page(PageRequest request) {
        return stored(request).map(page -> format.decode(request, page));
    }

    private Optional<RawResponse> stored(PageRequest request) {
        PageFileName name = PageFileName.of(format.keyFor(request));
        Optional<AgeLimit> limit = store.ageLimit(settings.maxAge);
        return servable(name, lookup(name, limit), limit);
    }

    /**
     * A source of decoded pages. If a note's first page was replaced, it serves the note out of all its stored pages,
     * superseded ones included; at a gap between them the next page is missing.
     */
    public CommentSource source() {
        CommentSource pages = CommentSource.of(this, format);
        return request -> fetch(request, pages);
    }

    private CommentPage fetch(PageRequest request, CommentSource pages) {
        return settings.maxAge.isEmpty() ? notes.fetch(request, pages) : pages.fetch(request);
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
        private boolean passesGaps;
        private String advice = "";

        private Builder(PageStore store, ResponseFormat format) {
            this.store = store;
            this.format = format;
        }

        private Builder copy() {
            Builder copy = new Builder(store, format).advice(advice);
            copy.maxAge = maxAge;
            copy.passesGaps = passesGaps;
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

        /**
         * Serves stored comments below a gap, too: by default a reading ends at the first gap, as at the end of what is
         * stored.
         */
        public Builder passGaps() {
            this.passesGaps = true;
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
