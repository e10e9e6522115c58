package io.xhscomments.codec.tikhub;

import io.xhscomments.codec.tikhub.direct.FastDecoder;
import io.xhscomments.codec.tikhub.direct.FastResult;
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
 * Decodes the responses of both routes, comments and replies; it need not know which route responded. A
 * {@link TikHubRoute#format() format} belongs to one route, and checks it. Stateless, safe to share between threads; it
 * sends nothing and keeps nothing. Whatever a response holds, it becomes a page or a {@link CommentSourceException}, in
 * memory that its size bounds.
 *
 * <p>An unexpected value costs neither its row nor its page: its typed value is empty, its JSON stays in the
 * {@code unknownFields} of the object that it stands in, and {@link CommentPage#irregularities()} counts it. A page is
 * refused as malformed only if it is not JSON or holds no list of comments. The inner object of the envelope alone, and
 * an envelope inside another object, as resellers serve them, are read too.
 *
 * <p>A response with HTTP 200 was charged, whatever it holds, unless it comes out of a record. What the service sent
 * but the model does not know can be asked for by name and keeps the response's bytes in memory for as long.
 */
public final class TikHubDecoder implements ResponseDecoder {
    /**
     * A class, not a lambda: the first lambda of a process takes milliseconds, and this is on the way to its first
     * page.
     */
    private static final class NothingSecret implements UnaryOperator<String> {
        @Override
        public String apply(String text) {
            return text;
        }
    }

    private final UnaryOperator<String> redaction;
    private final boolean direct;
    private final @Nullable TikHubRoute expected;

    private TikHubDecoder(UnaryOperator<String> redaction, boolean direct, @Nullable TikHubRoute expected) {
        this.redaction = redaction;
        this.direct = direct;
        this.expected = expected;
    }

    /**
     * A decoder that knows no key. The words of the service are cleared of what looks like a key; enough for kept
     * responses. For responses to requests that carried a key prefer {@link #redacting}.
     */
    public static TikHubDecoder create() {
        return new TikHubDecoder(new NothingSecret(), true, null);
    }

    /** A decoder that also takes this very key out of whatever it repeats of a response in a failure or a receipt. */
    public static TikHubDecoder redacting(ApiKey key) {
        return new TikHubDecoder(Objects.requireNonNull(key, "key")::redact, true, null);
    }

    /**
     * The same decoder by its plain way alone, which reads irregular pages anyway. It gives the same pages and the same
     * failures, and takes several times as long: for tests and benchmarks, to compare the two.
     */
    public TikHubDecoder plain() {
        return new TikHubDecoder(redaction, false, expected);
    }

    /** The same decoder for one route: a response that names another one is a failure. */
    TikHubDecoder expecting(TikHubRoute route) {
        return new TikHubDecoder(redaction, direct, route);
    }

    /**
     * Which request a kept response belongs to, as its envelope tells: of both routes, of resellers too. Sends nothing;
     * never fails.
     *
     * <p>The cursor of {@link TikHubRoute#APP_V2} is put together from the parameters it was taken apart into. It leads
     * to the same page, but its text is the usual one, not necessarily the one that was served.
     *
     * @param body the response's body; it is read only as far as it is JSON
     * @return empty if the response names no route of this API, or its parameters name no note by its id, nor its rows
     *     one where it was asked for by a share text
     */
    public static Optional<PageRequest> requestOf(byte[] body) {
        return EchoedRequest.requestIn(Objects.requireNonNull(body, "body"));
    }

    /**
     * Whose response this is: the route's {@link TikHubRoute#id()}, and the request, as {@link #requestOf} tells it.
     * Sends nothing; never fails.
     *
     * <p>On {@link TikHubRoute#APP_V2} a later page is told by the usual text of its cursor. If the service served the
     * cursor in another text, this key is not equal to that of the request that bought the page, though both buy the
     * same; the keys of first pages, and those of {@link TikHubRoute#WEB_V1}, are equal.
     *
     * @param body a whole response; it is not kept
     * @return empty if the response names no route of this API, or no note by its id, or was asked for with parameters
     *     that the route would not send for that page, such as an order of an unknown name: then it is another page
     */
    @Override
    public Optional<PageKey> keyOf(byte[] body) {
        return EchoedRequest.keyIn(Objects.requireNonNull(body, "body"));
    }

    /**
     * The {@link TikHubRoute#id()} of the route that the envelope names in {@code router}, resellers' paths included.
     * Sends nothing; never fails.
     *
     * @param body a complete response; it is not kept
     * @return empty if the response names no route of this API
     */
    @Override
    public Optional<String> routeOf(byte[] body) {
        return EchoedRequest.routeIn(Objects.requireNonNull(body, "body")).map(TikHubRoute::id);
    }

    /**
     * Where a response can be read again for free: the envelope's own {@code cache_url}, once it has come to its end;
     * one that stands anywhere else is none. Sends nothing; never fails, wherever the response is cut off.
     *
     * @param beginning a response, or as much of it as came; it is not kept
     * @return empty if that part tells of none, or of one that is no URI with a host. Scheme and host are as the
     *     response says: check them before you open it
     */
    @Override
    public Optional<CacheLink> linkIn(byte[] beginning) {
        return CacheUrl.in(Objects.requireNonNull(beginning, "beginning"), redaction);
    }

    @Override
    public CommentPage decode(PageRequest request, RawResponse response) {
        Objects.requireNonNull(request, "request");
        if (response.status() != 200) {
            throw ErrorStatusMapper.of(request, response, redaction);
        }
        Charge charge = response.origin() == RawResponse.Origin.NETWORK ? Charge.CHARGED : Charge.FREE;
        CommentPage page = direct ? read(request, response, charge) : null;
        return page != null ? page : ReferenceDecoder.decode(request, expected, response, charge, redaction);
    }

    /** The quick way gives up on what is wrong or unusual, without a word; then the other one says what it is. */
    private @Nullable CommentPage read(PageRequest request, RawResponse response, Charge charge) {
        byte[] body = response.body();
        int start = Utf8.afterByteOrderMark(body);
        FastResult read = FastDecoder.decode(request, body, start, body.length - start);
        if (read == null || !mayComeFrom(read.router(), request)) {
            return null;
        }
        EnvelopeMetadata receipt =
                new EnvelopeMetadata(read.requestId(), read.timeStamp(), read.router(), read.cacheUrl());
        return read.page().withReceipt(receipt.receipt(response, charge, redaction));
    }

    /** Whether the path in the envelope leaves it possible that this is the response that was asked for. */
    private boolean mayComeFrom(@Nullable String router, PageRequest request) {
        RouterPath path = RouterPath.of(router);
        return path != null
                ? !path.isOfAnother(expected, request)
                : RouterPath.otherSeries(router).isEmpty();
    }
}
