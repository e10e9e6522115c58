package io.xhscomments.adapter.cache.file;

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
 * Serves the pages of a store, and nothing else: it has nothing to send with, writes nothing, and every page is free.
 * Safe to share between threads. It does not own the store.
 */
public final class Replay implements PageTransport {
    private final PageStore store;
    private final ResponseFormat format;
    private final Optional<Duration> maxAge;
    private final String advice;

    private Replay(PageStore store, ResponseFormat format, Optional<Duration> maxAge, String advice) {
        this.store = store;
        this.format = format;
        this.maxAge = maxAge;
        this.advice = advice;
    }

    static Replay of(PageStore store, ResponseFormat format) {
        return new Replay(store, PageStore.checked(format), Optional.empty(), "");
    }

    /**
     * Serves only pages younger than this; by default any age will do. A page that was fetched later than the store's
     * clock says, by more than 5 minutes, has an unknown age and is not served.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Replay withMaxAge(Duration age) {
        return new Replay(store, format, Optional.of(checkedAge(age)), advice);
    }

    /** What a miss says at its end: how to record a page in this program. By default it only says what that costs. */
    public Replay withAdvice(String howToRecord) {
        return new Replay(store, format, maxAge, Objects.requireNonNull(howToRecord, "howToRecord"));
    }

    /**
     * The stored page.
     *
     * @throws PageNotStoredException if there is none, or it is too old; the message says what is there instead
     * @throws StoredPageUnreadableException if its file cannot be trusted
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
        Optional<AgeLimit> limit = store.ageLimit(maxAge);
        Lookup found = look(name, limit);
        return found(name, found, limit, decoder).orElseThrow(() -> MissMessage.of(store, name, found, limit, advice));
    }

    private Lookup look(PageFileName name, Optional<AgeLimit> limit) {
        store.requireReadable(name.key().request());
        Lookup found = Lookup.in(store.room(), name, limit);
        if (found.state() == Lookup.State.TROUBLE) {
            throw store.unreadable(name, found);
        }
        return found;
    }

    private Optional<RawResponse> found(
            PageFileName name, Lookup found, Optional<AgeLimit> limit, Optional<PageDecoder> decoder) {
        return found.fresh()
                .or(() -> decoder.flatMap(knowing -> decodable(name, knowing, limit)))
                .map(page -> RawResponse.stored(page.body()));
    }

    /** This route, for {@link AutoRoute}: a note is replayed over the route that it is stored under. */
    public AutoRoute.Route route() {
        return new AutoRoute.Route(source(), this::page);
    }

    /** Explains no miss: that takes a look at many files. */
    private Optional<CommentPage> page(PageRequest request) {
        PageFileName name = PageFileName.of(format.keyFor(request));
        Optional<AgeLimit> limit = store.ageLimit(maxAge);
        return found(name, look(name, limit), limit, Optional.of(format)).map(page -> format.decode(request, page));
    }

    /** A kept response that can be decoded now; the store becomes no other for it. */
    private Optional<PageFile> decodable(PageFileName name, PageDecoder decoder, Optional<AgeLimit> limit) {
        PageRequest request = name.key().request();
        try {
            UndecodableResponses kept = UndecodableResponses.of(store.room(), name, decoder, limit);
            if (kept.decodable().isEmpty() && kept.blocking().isPresent()) {
                throw kept.blocking().get().asFailure(request);
            }
            return kept.decodable().flatMap(UndecodableResponses.Response::content);
        } catch (IOException unreadable) {
            throw new StoredPageUnreadableException(request, CorruptPageException.words(unreadable));
        }
    }

    /**
     * What programs read through: this, decoded. Also serves a response that could not be decoded when it came, if the
     * format can decode it; if it cannot, a request for it fails with a {@link StoredResponseUndecodableException}.
     */
    public CommentSource source() {
        return request -> format.decode(request, stored(request, Optional.of(format)));
    }

    static Duration checkedAge(Duration age) {
        if (age.isNegative()) {
            throw new IllegalArgumentException("An age must be zero or more, but is " + age);
        }
        return age;
    }

    /** The store and the route. */
    @Override
    public String toString() {
        return "Replay[" + store + ", " + format.route() + "]";
    }
}
