package io.xhscomments.adapter.retrofit;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.ApiPath;
import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubLinks;
import io.xhscomments.codec.tikhub.TikHubRequest;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseFormat;
import io.xhscomments.core.port.ShortLinkResolver;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The live source: fetches pages from the TikHub API over Retrofit and OkHttp. Safe to share between threads; create
 * one and keep it. Each call of {@link #send} sends at most one request, which may be charged, and never retries.
 * Creating a transport sends nothing.
 *
 * <p>A request that fails before its first byte is sent throws a
 * {@link io.xhscomments.core.failure.RequestNotSentException} and is not charged. A later failure throws a
 * {@link io.xhscomments.core.failure.ResponseLostException}, which counts as paid unless the response began with a free
 * status. Interrupting the calling thread cancels its call; the thread stays interrupted.
 */
public final class TikHubTransport implements PageTransport, AutoCloseable {
    private final ApiKey key;
    private final HttpUrl baseUrl;
    private final TikHubRoute route;
    private final Duration callTimeout;
    private final Runnable sendingListener;
    private final Sender sender;
    private final TransportRedactor redactor;
    private final ResponseReader reader;
    private final TikHubRequests requests;
    private final AccountHttp accountHttp;
    private final AtomicBoolean closed = new AtomicBoolean();

    private TikHubTransport(Builder settings) {
        this.key = settings.key;
        this.baseUrl = settings.baseUrl;
        this.route = settings.route;
        this.callTimeout = settings.callTimeout;
        this.sendingListener = settings.sendingListener;
        this.sender = settings.callFactory == null ? Sender.own(baseUrl) : Sender.of(settings.callFactory);
        this.redactor = new TransportRedactor(key);
        this.reader = new ResponseReader(settings.maxResponseBytes, redactor);
        this.requests = new TikHubRequests(baseUrl, settings.apiPath, sender, key, settings.userAgent);
        this.accountHttp = new AccountHttp(requests, callTimeout, settings.maxResponseBytes, redactor);
    }

    /** A builder with this key and the defaults for all other settings. */
    public static Builder builder(ApiKey key) {
        return new Builder(key);
    }

    /**
     * Sends one request and reads its response on the calling thread, which also calls the sink. The sink receives a
     * page while it arrives, and any other response at the end, without the key.
     *
     * @throws io.xhscomments.core.failure.InvalidRequestException if the cursor is not valid on this route; nothing was
     *     sent
     * @throws io.xhscomments.core.failure.RequestNotSentException if the request was not sent; not charged
     * @throws io.xhscomments.core.failure.ResponseLostException if the request may have been sent, but no complete
     *     response arrived
     * @throws io.xhscomments.core.failure.ResponseTooLargeException if the response is larger than
     *     {@link Builder#maxResponseBytes}
     * @throws IllegalStateException if the transport is closed
     */
    @Override
    public RawResponse send(PageRequest request, BodySink sink) {
        Objects.requireNonNull(request, "request");
        return send(() -> route.requestFor(request), request, sink);
    }

    private RawResponse send(Supplier<TikHubRequest> call, PageRequest request, BodySink sink) {
        Objects.requireNonNull(sink, "sink");
        requireOpen();
        TrackedCall tracked = requests.prepare(call.get(), sendingListener);
        return new Exchange(request, tracked, sender.tracksSending(), callTimeout, redactor).run(reader, sink);
    }

    /**
     * This transport for one short link: each call of {@code send} sends one request, which may be charged, for the
     * first page of the note that the link leads to. The {@link ShortLinkResolver#request} stands for it. It keeps all
     * promises of {@link #send}, does not own the transport, and sends nothing yet.
     *
     * <p>Only {@link TikHubRoute#APP_V2} takes links: on another route {@code send} throws a
     * {@link io.xhscomments.core.failure.InvalidRequestException} before anything is sent, as it does for any other
     * request.
     */
    public PageTransport forLink(ShortLink link) {
        PageRequest own = ShortLinkResolver.request(link);
        return (request, sink) -> {
            if (!request.equals(own)) {
                throw InvalidRequestException.beforeSending(request, "this transport is for " + link + " alone");
            }
            return send(() -> route.requestFor(link), request, sink);
        };
    }

    /**
     * The source of the response to one short link, for {@link ShortLinkResolver#over}. Each call sends one request,
     * which may be charged. Failures name the link. It does not own the transport.
     */
    public CommentSource linkSource(ShortLink link) {
        return ShortLinkResolver.named(link, CommentSource.of(forLink(link), linkFormat()));
    }

    /** The format of the responses to short links; as {@link #format()}, it removes the key. */
    public ResponseFormat linkFormat() {
        return TikHubLinks.format(key);
    }

    /** A source for programs: this transport with {@link #format()}. It does not own the transport. */
    public CommentSource source() {
        return CommentSource.of(this, format());
    }

    /**
     * The response format of this transport's route: the decoder, and the metadata for a store. It removes the echoed
     * key from failures and receipts.
     */
    public ResponseFormat format() {
        return route.format(key);
    }

    /**
     * Access to prices and the account's balance over this transport, with the same host, headers, timeout and key.
     * This call sends nothing; the requests of the result are free. The result does not own the transport.
     *
     * @throws IllegalStateException if the transport is closed
     */
    public TikHubAccount account() {
        requireOpen();
        return new TikHubAccount(accountHttp, this::requireOpen);
    }

    /**
     * Rejects further calls and closes idle connections. Running calls finish, because they are paid for. A supplied
     * call factory stays open. A second call does nothing.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            sender.close().run();
        }
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException(this + " is closed");
        }
    }

    /** The base URL and the route, without the key. */
    @Override
    public String toString() {
        return "TikHubTransport[" + baseUrl + ", " + route.id() + "]";
    }

    /**
     * Builds a {@link TikHubTransport}. Invalid values throw an {@link IllegalArgumentException} that shows the value.
     * Not thread-safe; it can build any number of transports.
     */
    public static final class Builder {
        private static final Pattern PRINTABLE = Pattern.compile("[!-~]([ -~]*[!-~])?");
        private static final Duration MAX_CALL_TIMEOUT = Duration.ofDays(1);
        private static final long MAX_BYTES = Integer.MAX_VALUE - 8L;

        private final ApiKey key;
        private HttpUrl baseUrl = BaseUrl.of(TikHubApi.BASE_URL);
        private ApiPath apiPath = ApiPath.DEFAULT;
        private TikHubRoute route = TikHubRoute.WEB_V1;
        private Duration callTimeout = TikHubApi.CALL_TIMEOUT;
        private String userAgent = UserAgent.DEFAULT;
        private long maxResponseBytes = 16L * 1024 * 1024;
        private Call.@Nullable Factory callFactory;
        private Runnable sendingListener = () -> {};

        private Builder(ApiKey key) {
            this.key = Objects.requireNonNull(key, "key");
        }

        /**
         * The address of the API: by default {@link TikHubApi#BASE_URL}. Change it for callers in mainland China, for a
         * reseller (a path prefix is kept, with or without a trailing slash), or for a stub in a test. The key is sent
         * to this host only; http is allowed, but does not encrypt it.
         */
        public Builder baseUrl(URI baseUrl) {
            this.baseUrl = BaseUrl.of(Objects.requireNonNull(baseUrl, "baseUrl"));
            return this;
        }

        /**
         * The first part of all endpoint paths, including the account's: by default {@link ApiPath#DEFAULT}. Change it
         * for a reseller with a different path, such as {@code /api/u1/v1}; a prefix before it belongs to
         * {@link #baseUrl}.
         */
        public Builder apiPath(ApiPath apiPath) {
            this.apiPath = Objects.requireNonNull(apiPath, "apiPath");
            return this;
        }

        /**
         * The route: by default {@link TikHubRoute#WEB_V1}. Change it if that route is retired for you; the price
         * differs.
         */
        public Builder route(TikHubRoute route) {
            this.route = Objects.requireNonNull(route, "route");
            return this;
        }

        /**
         * The time limit of one call, from name resolution to the last byte: by default 60 s, as the service
         * recommends; at most one day. A shorter limit loses responses that are paid for. It also applies to a supplied
         * factory, in place of its read timeout.
         */
        public Builder callTimeout(Duration callTimeout) {
            if (callTimeout.isZero() || callTimeout.isNegative() || callTimeout.compareTo(MAX_CALL_TIMEOUT) > 0) {
                throw new IllegalArgumentException("A call timeout must be longer than 0 and at most "
                        + MAX_CALL_TIMEOUT + ", but is " + callTimeout);
            }
            this.callTimeout = callTimeout;
            return this;
        }

        /**
         * The User-Agent: by default {@code xhs-comments/} and the version. Change it to name your program. The
         * service's edge server rejects the defaults of HTTP libraries.
         */
        public Builder userAgent(String userAgent) {
            if (!PRINTABLE.matcher(userAgent).matches()) {
                throw new IllegalArgumentException(
                        "A User-Agent must be printable ASCII, not empty, without spaces around it, but is \""
                                + userAgent.replaceAll("[^ -~]", "?") + "\"");
            }
            this.userAgent = userAgent;
            return this;
        }

        /**
         * The size limit of a response, decompressed: by default 16 MiB, hundreds of times a usual page. It protects
         * memory; a larger response is lost, although it is charged.
         */
        public Builder maxResponseBytes(long maxResponseBytes) {
            if (maxResponseBytes < 1 || maxResponseBytes > MAX_BYTES) {
                throw new IllegalArgumentException("The maximum number of response bytes must be 1 to " + MAX_BYTES
                        + ", but is " + maxResponseBytes);
            }
            this.maxResponseBytes = maxResponseBytes;
            return this;
        }

        /**
         * The factory of the calls: by default an OkHttp client of this transport. Supply one to share its connections,
         * proxy, TLS or interceptors. You still own it; closing the transport does not close it.
         *
         * <p>An {@link okhttp3.OkHttpClient} is used through a copy that shares its pools, but has no retries,
         * redirects, authenticator, cookies or cache. An interceptor that sends a second request is stopped. Any other
         * factory must send exactly one request per call. As it does not report when a request is sent, all its
         * failures count as paid, except an unknown host, a refused connection and an unreachable host.
         */
        public Builder callFactory(Call.Factory callFactory) {
            this.callFactory = Objects.requireNonNull(callFactory, "callFactory");
            return this;
        }

        /**
         * Called before the first byte of each request for a page is written, once the connection is open, on a thread
         * of the call. Set it to {@link io.xhscomments.core.policy.RateLimiter#sent}, so that the rate limit counts
         * from this moment. It must return quickly and not throw. A call factory other than an
         * {@link okhttp3.OkHttpClient} does not report it.
         */
        public Builder sendingListener(Runnable listener) {
            this.sendingListener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /** Creates the transport without sending. */
        public TikHubTransport build() {
            OkHttpVersion.require5();
            return new TikHubTransport(this);
        }
    }
}
