package io.xhscomments.adapter.cache.link;

import io.xhscomments.adapter.cache.link.CacheLinkException.Reason;
import io.xhscomments.core.page.CacheLink;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads free copies of responses through the links that the service adds to them; a copy lives for 24 hours. Safe to
 * share between threads; create one and keep it. Creating it opens nothing and starts no thread: the first read creates
 * the JDK's HTTP client, whose threads end some time after this object is unreachable.
 *
 * <p>Links come from files and responses, so they are not trusted: the reader follows only https, only to
 * {@code cache.tikhub.io} and {@linkplain Builder#allowHost added hosts}, only to their ports, and no redirects. It
 * never sends a key, cookie or password.
 *
 * <p>One read sends one GET. The JDK's client silently repeats it if a connection breaks before the first byte of the
 * response. This is acceptable only because the request is free: paid requests must not be sent this way.
 */
public final class CacheLinkReader {
    private final AllowedHosts hosts;
    private final Duration deadline;
    private final int maxBytes;
    private final String userAgent;
    private final @Nullable SSLContext sslContext;
    private @Nullable HttpClient client;

    private CacheLinkReader(Builder settings) {
        this.hosts = new AllowedHosts(settings.hosts);
        this.deadline = settings.deadline;
        this.maxBytes = settings.maxBytes;
        this.userAgent = settings.userAgent;
        this.sslContext = settings.sslContext;
    }

    /** A reader for links of the service, with all settings at their defaults. */
    public static CacheLinkReader ofDefaults() {
        return builder().build();
    }

    /** The settings of a reader, all at their defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads the response behind a link: one GET, free, without an Authorization header. The calling thread waits for
     * the complete response. An interrupt ends the read at once, and the thread stays interrupted.
     *
     * @return the complete response after content decoding; the array belongs to the caller
     * @throws CacheLinkException if no complete response arrives, with the reason, and whether a later read may
     *     succeed. No paid request follows
     */
    public byte[] read(CacheLink link) {
        Objects.requireNonNull(link, "link");
        CacheLinkFetch fetch = new CacheLinkFetch(link, deadline, maxBytes);
        hosts.brokenRule(link.reveal()).ifPresent(rule -> {
            throw fetch.failure(Reason.NOT_ALLOWED, "nothing was sent, because " + rule, null);
        });
        if (Thread.currentThread().isInterrupted()) {
            throw fetch.failure(Reason.UNREACHABLE, "nothing was sent, because the thread is interrupted", null);
        }
        try {
            return fetch.response(client(), request(link.reveal()));
        } catch (UncheckedIOException e) {
            // The creation of the client failed.
            throw fetch.lost(e);
        }
    }

    private HttpRequest request(URI address) {
        return HttpRequest.newBuilder(address)
                .setHeader("User-Agent", userAgent)
                .setHeader("Accept-Encoding", "gzip")
                .GET()
                .build();
    }

    private synchronized HttpClient client() {
        if (client == null) {
            // With HTTP/2 the client does not compare a body with its declared length.
            HttpClient.Builder settings = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER);
            client = (sslContext == null ? settings : settings.sslContext(sslContext)).build();
        }
        return client;
    }

    /** The allowed hosts with their ports. */
    @Override
    public String toString() {
        return "CacheLinkReader" + hosts;
    }

    /**
     * The settings of a {@link CacheLinkReader}. Invalid values throw an {@link IllegalArgumentException} that shows
     * the value. For one thread; one builder can build several readers.
     */
    public static final class Builder {
        private static final String SERVICE = "cache.tikhub.io";
        private static final Pattern PRINTABLE = Pattern.compile("[!-~]([ -~]*[!-~])?");
        private static final Duration MAX_DEADLINE = Duration.ofDays(1);
        private static final int MAX_ARRAY_BYTES = Integer.MAX_VALUE - 9;

        private final Set<String> hosts = new TreeSet<>(Set.of(AllowedHosts.host(SERVICE)));
        private Duration deadline = Duration.ofSeconds(60);
        private int maxBytes = 16 * 1024 * 1024;
        private String userAgent = defaultUserAgent();
        private @Nullable SSLContext sslContext;

        private Builder() {}

        private static String defaultUserAgent() {
            String version = CacheLinkReader.class.getPackage().getImplementationVersion();
            // Classes outside a jar have no version.
            return version == null ? "xhs-comments" : "xhs-comments/" + version;
        }

        /**
         * Allows links to another host: a name or an address, on port 443 or on the port after a colon. The spelling
         * must be the same, except for the case of letters. By default only {@code cache.tikhub.io} is allowed. Add the
         * host of a reseller, or of a stub in a test.
         *
         * @throws IllegalArgumentException also if the text is more than a host, for example a link; the message does
         *     not show it
         */
        public Builder allowHost(String hostOrHostWithPort) {
            hosts.add(AllowedHosts.host(Objects.requireNonNull(hostOrHostWithPort, "hostOrHostWithPort")));
            return this;
        }

        /**
         * The maximum duration of one read, from the name lookup to the last byte: 60 s by default, at most a day.
         * Change it for a slow network, or to fail sooner.
         */
        public Builder deadline(Duration deadline) {
            if (deadline.isZero() || deadline.isNegative() || deadline.compareTo(MAX_DEADLINE) > 0) {
                throw new IllegalArgumentException(
                        "A deadline must be longer than 0 and at most " + MAX_DEADLINE + ", but is " + deadline);
            }
            this.deadline = deadline;
            return this;
        }

        /**
         * The maximum size of an unzipped response: 16 MiB by default, hundreds of times a usual page. It protects
         * memory.
         */
        public Builder maxBytes(long maxBytes) {
            if (maxBytes < 1 || maxBytes > MAX_ARRAY_BYTES) {
                throw new IllegalArgumentException(
                        "The maximum size of a response must be 1 to " + MAX_ARRAY_BYTES + ", but is " + maxBytes);
            }
            this.maxBytes = (int) maxBytes;
            return this;
        }

        /**
         * The User-Agent header: {@code xhs-comments/} and the version by default. Change it to name your program. The
         * service's edge proxy refuses requests without it.
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
         * The trusted certificates: those of the JDK by default. Change it for a host with a private certificate. The
         * host name in a certificate is checked in any case.
         */
        public Builder sslContext(SSLContext sslContext) {
            this.sslContext = Objects.requireNonNull(sslContext, "sslContext");
            return this;
        }

        /** Creates the reader; opens nothing. */
        public CacheLinkReader build() {
            return new CacheLinkReader(this);
        }
    }
}
