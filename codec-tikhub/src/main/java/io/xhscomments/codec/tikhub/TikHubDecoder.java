package io.xhscomments.codec.tikhub;

import io.xhscomments.codec.tikhub.envelope.EnvelopeMetadata;
import io.xhscomments.codec.tikhub.error.ErrorStatusMapper;
import io.xhscomments.codec.tikhub.fast.FastDecoder;
import io.xhscomments.codec.tikhub.fast.FastResult;
import io.xhscomments.codec.tikhub.json.Utf8;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.ResponseDecoder;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the responses of every route, comments and replies; it need not know which route responded. A
 * {@link TikHubRoute#format() format} belongs to one route, and rejects the responses of others. Stateless, safe to
 * share between threads; sends nothing and keeps nothing. Every response becomes a page or a
 * {@link CommentSourceException}, in memory in proportion to its size.
 *
 * <p>An unexpected value costs neither its row nor its page: the typed value is empty, its JSON stays in the
 * {@code unknownFields} of the object around it, and {@link CommentPage#irregularities()} counts it. A page is
 * malformed only if it is not JSON or has no list of comments. The decoder also reads the inner object of the envelope
 * alone, and an envelope inside another object, as resellers serve them.
 *
 * <p>A live response with HTTP 200 was charged, whatever it holds. A page keeps the bytes of its response in memory if
 * the response has fields that are not modelled.
 */
public final class TikHubDecoder implements ResponseDecoder {
    private final @Nullable ApiKey key;
    private final UnaryOperator<String> redaction;
    private final boolean isFast;
    private final @Nullable TikHubRoute expected;

    private TikHubDecoder(@Nullable ApiKey key, boolean isFast, @Nullable TikHubRoute expected) {
        this.key = key;
        this.redaction = key == null ? UnaryOperator.identity() : key::redact;
        this.isFast = isFast;
        this.expected = expected;
    }

    /**
     * A decoder that removes no key, which suffices for stored responses. For live responses use {@link #redacting}.
     */
    public static TikHubDecoder create() {
        return new TikHubDecoder(null, true, null);
    }

    /** A decoder that also removes this key from every text of a response that a failure or a receipt repeats. */
    public static TikHubDecoder redacting(ApiKey key) {
        return new TikHubDecoder(Objects.requireNonNull(key, "key"), true, null);
    }

    /**
     * The same decoder without its fast path. It returns the same pages and failures and takes several times as long:
     * for tests and benchmarks that compare the two.
     */
    public TikHubDecoder plain() {
        return new TikHubDecoder(key, false, expected);
    }

    /** The same decoder for one route: a response that names another route is a failure. */
    TikHubDecoder expecting(TikHubRoute route) {
        return new TikHubDecoder(key, isFast, route);
    }

    UnaryOperator<String> redaction() {
        return redaction;
    }

    /** The same decoder; for {@link TikHubLinks#ROUTE}, that of responses to short links. */
    @Override
    public ResponseDecoder forRoute(String route) {
        return route.equals(TikHubLinks.ROUTE) ? new LinkFormat(expecting(TikHubRoute.APP_V2)) : this;
    }

    /**
     * The request of a stored response, as its envelope repeats it. Sends nothing; never fails.
     *
     * <p>On {@link TikHubRoute#APP_V2} the cursor is put together from the parameters that were sent. It leads to the
     * same page, but its text may differ from the text that was served.
     *
     * @param body the response's body; it is read as far as it is JSON
     * @return empty if the envelope names no supported route, or if neither its parameters nor, for a request by a
     *     share text, its rows name the note
     */
    public static Optional<PageRequest> requestOf(byte[] body) {
        return EchoedRequest.in(Objects.requireNonNull(body, "body")).key().map(PageKey::request);
    }

    /**
     * The key of a response: the route's {@link TikHubRoute#id()}, and the request as {@link #requestOf} returns it.
     * Sends nothing; never fails.
     *
     * <p>On {@link TikHubRoute#APP_V2} the key of a later page has the usual text of its cursor. If the service served
     * the cursor with another text, this key differs from the key of the request that bought the page, though both buy
     * the same page. The keys of first pages, and all keys of {@link TikHubRoute#WEB_V1}, are equal.
     *
     * @param body a complete response; it is not kept
     * @return empty if the envelope names no supported route or no note, or if its parameters differ from those that
     *     the route sends for that page, as in an order of unknown name: then it is another page
     */
    @Override
    public Optional<PageKey> keyOf(byte[] body) {
        return EchoedRequest.in(Objects.requireNonNull(body, "body")).exactKey();
    }

    /**
     * The {@link TikHubRoute#id()} of the route that the envelope names in {@code router}; a reseller may put a prefix
     * before the path. Sends nothing; never fails.
     *
     * @param body a complete response; it is not kept
     * @return empty if the response names no supported route
     */
    @Override
    public Optional<String> routeOf(byte[] body) {
        return EchoedRequest.in(Objects.requireNonNull(body, "body")).route().map(TikHubRoute::id);
    }

    /**
     * The address where a response can be read again for free: the envelope's own {@code cache_url}, if all of it
     * arrived. Sends nothing; never fails.
     *
     * @param beginning a response, as far as it arrived; it is not kept
     * @return empty if that part has no link, or one that is no URI with a host. Check scheme and host before opening
     *     it, because they come from the response
     */
    @Override
    public Optional<CacheLink> linkIn(byte[] beginning) {
        return EnvelopeMetadata.linkIn(Objects.requireNonNull(beginning, "beginning"), redaction);
    }

    /** Replaces the key of this decoder, if it has one, and recognizes the placeholder of any key. */
    @Override
    public RawResponse redact(byte[] body) {
        byte[] redacted = key == null ? body : key.redactor().redact(body);
        RawResponse response = RawResponse.stored(redacted);
        return KeyRedactor.isRedacted(redacted) ? response.redacted() : response;
    }

    @Override
    public CommentPage decode(PageRequest request, RawResponse response) {
        Objects.requireNonNull(request, "request");
        if (response.status() != TikHubApi.HTTP_OK) {
            throw ErrorStatusMapper.of(request, response, redaction);
        }
        Charge charge = response.origin() == RawResponse.Origin.NETWORK ? Charge.CHARGED : Charge.FREE;
        CommentPage page = isFast ? decodeFast(request, response, charge) : null;
        return page != null ? page : new PlainDecoder(request, expected, response, charge, redaction).decode();
    }

    /** Null if the response is unusual or a failure, for the plain decoder to tell. */
    private @Nullable CommentPage decodeFast(PageRequest request, RawResponse response, Charge charge) {
        byte[] body = response.body();
        int start = Utf8.afterByteOrderMark(body);
        FastResult result = FastDecoder.decode(request, body, start, body.length - start);
        if (result == null || !mayBelongTo(request, result.router())) {
            return null;
        }
        EnvelopeMetadata metadata =
                new EnvelopeMetadata(result.requestId(), result.timeStamp(), result.router(), result.cacheUrl());
        return result.page().withReceipt(metadata.receipt(response, charge, redaction));
    }

    private boolean mayBelongTo(PageRequest request, @Nullable String router) {
        Optional<RouterPath> path = RouterPath.find(router);
        return path.isPresent()
                ? !path.get().differsFrom(expected, request)
                : RouterPath.otherSeries(router).isEmpty();
    }
}
