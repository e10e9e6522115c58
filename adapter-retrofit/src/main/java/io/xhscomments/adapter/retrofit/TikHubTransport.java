package io.xhscomments.adapter.retrofit;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.ApiPath;
import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseFormat;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The live source: asks the TikHub API for pages, over Retrofit and OkHttp. Safe to share between threads; make one and
 * keep it. Each call of {@link #send} sends at most one request, which may be charged, and never sends it again. Making
 * a transport sends nothing.
 *
 * <p>A request that fails before its first byte went out ends in a
 * {@link io.xhscomments.core.failure.RequestNotSentException} and cost nothing. One that fails later ends in an
 * {@link io.xhscomments.core.failure.ResponseLostException}, which counts as paid unless the response had begun with a
 * status that is free. Interrupting the calling thread cancels its call; the thread stays interrupted.
 */
public final class TikHubTransport implements PageTransport, AutoCloseable {
    private final ApiKey key;
    private final HttpUrl baseUrl;
    private final TikHubRoute route;
    private final Duration callTimeout;
    private final Sender sender;
    private final TransportRedactor secrecy;
    private final ResponseReader reader;
    private final TikHubRequests requests;
    private final AccountHttp accountCalls;
    private final AtomicBoolean closed = new AtomicBoolean();

    private TikHubTransport(Builder settings) {
        this.key = settings.key;
        this.baseUrl = settings.baseUrl;
        this.route = settings.route;
        this.callTimeout = settings.callTimeout;
        this.sender = settings.callFactory == null ? Sender.own(baseUrl) : Sender.of(settings.callFactory);
        this.secrecy = new TransportRedactor(key);
        this.reader = new ResponseReader(settings.maxResponseBytes, secrecy);
        this.requests = new TikHubRequests(baseUrl, settings.apiPath, sender, key, settings.userAgent);
        this.accountCalls = new AccountHttp(requests, callTimeout, settings.maxResponseBytes, secrecy);
    }

    /** The settings of a transport that uses this key, all others at their defaults. */
    public static Builder builder(ApiKey key) {
        return new Builder(key);
    }

    /**
     * Sends one request and reads its response, on the calling thread, which is also the one that the sink is called
     * on. The sink sees a page as it arrives, and any other response at its end, with the key taken out of it.
     *
     * @throws io.xhscomments.core.failure.InvalidRequestException if the request's cursor is none of the route's;
     *     nothing was sent
     * @throws io.xhscomments.core.failure.RequestNotSentException if the request did not go out; not charged
     * @throws io.xhscomments.core.failure.ResponseLostException if it may have gone out, and no whole response came
     * @throws io.xhscomments.core.failure.ResponseTooLargeException if the response is larger than
     *     {@link Builder#maxResponseBytes}
     * @throws IllegalStateException if the transport is closed
     */
    @Override
    public RawResponse send(PageRequest request, BodySink sink) {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(sink, "sink");
        requireOpen();
        TrackedCall attempt = requests.prepare(route.requestFor(request));
        return new Exchange(request, attempt, sender.watched(), callTimeout, secrecy).run(reader, sink);
    }

    /**
     * This transport, joined with {@link #format()}: the port that programs read through. It does not own the
     * transport.
     */
    public CommentSource source() {
        return CommentSource.of(this, format());
    }

    /**
     * The format of the responses of this transport's route: a decoder, and what a store needs besides. It removes the
     * key, which the service repeats, from failures and receipts.
     */
    public ResponseFormat format() {
        return route.format(key);
    }

    /**
     * Asks for prices and the account's balance over this transport: same host, headers, timeout and key. It sends
     * nothing yet, and what it sends is free. It does not own the transport.
     *
     * @throws IllegalStateException if the transport is closed
     */
    public TikHubAccount account() {
        requireOpen();
        return new TikHubAccount(accountCalls, this::requireOpen);
    }

    /**
     * Refuses further calls and drops the idle connections; calls under way are read to their end, because they are
     * paid for. A call factory that was given stays as it is. Closing again does nothing.
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

    /** The base URL and the route; never the key. */
    @Override
    public String toString() {
        return "TikHubTransport[" + baseUrl + ", " + route.id() + "]";
    }

    /**
     * The settings of a {@link TikHubTransport}. Wrong ones are refused here, with an {@link IllegalArgumentException}
     * that shows the value. For one thread; it can build any number of transports.
     */
    public static final class Builder {
        private static final Pattern PRINTABLE = Pattern.compile("[!-~]([ -~]*[!-~])?");
        private static final Duration LONGEST = Duration.ofDays(1);
        private static final long MOST_BYTES = Integer.MAX_VALUE - 8L;

        private final ApiKey key;
        private HttpUrl baseUrl = BaseUrl.of(TikHubApi.BASE_URL);
        private ApiPath apiPath = ApiPath.DEFAULT;
        private TikHubRoute route = TikHubRoute.WEB_V1;
        private Duration callTimeout = TikHubApi.CALL_TIMEOUT;
        private String userAgent = UserAgent.DEFAULT;
        private long maxResponseBytes = 16L * 1024 * 1024;
        private Call.@Nullable Factory callFactory;

        private Builder(ApiKey key) {
            this.key = Objects.requireNonNull(key, "key");
        }

        /**
         * Where the API is: {@link TikHubApi#BASE_URL} by default. Change it for callers in mainland China, for a
         * reseller (a path prefix is kept, with or without a slash at its end), or for a stub in a test. The key is
         * sent to this host and to no other; http is allowed, and sends it in the clear.
         */
        public Builder baseUrl(URI baseUrl) {
            this.baseUrl = BaseUrl.of(Objects.requireNonNull(baseUrl, "baseUrl"));
            return this;
        }

        /**
         * What the paths of all endpoints begin with, the account's included: {@link ApiPath#DEFAULT} by default.
         * Change it for a reseller that has another, as in {@code /api/u1/v1}; a prefix before it belongs to
         * {@link #baseUrl}.
         */
        public Builder apiPath(ApiPath apiPath) {
            this.apiPath = Objects.requireNonNull(apiPath, "apiPath");
            return this;
        }

        /**
         * Which route to ask: {@link TikHubRoute#WEB_V1} by default. Change it when that route is retired for you; the
         * price differs.
         */
        public Builder route(TikHubRoute route) {
            this.route = Objects.requireNonNull(route, "route");
            return this;
        }

        /**
         * How long one call may take in all, from looking up the name to the last byte: 60 s by default, as the service
         * advises; at most a day. A shorter one loses responses that are paid for. It also holds for calls of a factory
         * of your own, in place of its read timeout.
         */
        public Builder callTimeout(Duration callTimeout) {
            if (callTimeout.isZero() || callTimeout.isNegative() || callTimeout.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "A call timeout must be longer than 0 and at most " + LONGEST + ", but is " + callTimeout);
            }
            this.callTimeout = callTimeout;
            return this;
        }

        /**
         * How this client names itself: {@code xhs-comments/} and the version by default. Change it to name your
         * program. The proxy at the service's edge refuses bare ones.
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
         * How many bytes of a response to read at the most, unzipped: 16 MiB by default, hundreds of times a usual
         * page. It guards the memory; a response that is larger is lost though it is charged.
         */
        public Builder maxResponseBytes(long maxResponseBytes) {
            if (maxResponseBytes < 1 || maxResponseBytes > MOST_BYTES) {
                throw new IllegalArgumentException(
                        "The most bytes of a response must be 1 to " + MOST_BYTES + ", but is " + maxResponseBytes);
            }
            this.maxResponseBytes = maxResponseBytes;
            return this;
        }

        /**
         * What makes the calls: an OkHttp client of this transport's own by default. Give yours to share its
         * connections, proxy, TLS or interceptors; it stays yours, and closing the transport does not touch it.
         *
         * <p>An {@link okhttp3.OkHttpClient} is used through a copy that shares its pools but sends nothing by itself:
         * no retries, redirects, authenticator, cookies or cache; an interceptor that sends a second time is stopped.
         * Of any other factory one call must be one request, and that is its own duty; as it does not tell when a
         * request goes out, all its failures but an unknown host, a refused connection and a missing route count as
         * paid.
         */
        public Builder callFactory(Call.Factory callFactory) {
            this.callFactory = Objects.requireNonNull(callFactory, "callFactory");
            return this;
        }

        /** The transport. Sends nothing. */
        public TikHubTransport build() {
            return new TikHubTransport(this);
        }
    }
}
