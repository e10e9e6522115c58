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
 * Reads responses again under the links that the service gave out with them, within 24 hours and for free. Safe to
 * share between threads; make one and keep it. Making one opens nothing and starts no thread: its HTTP client, which is
 * the JDK's, is made for the first link that is read, and its threads end some time after nobody holds this any more.
 *
 * <p>Links come out of files and responses, so they are not trusted: only https is followed, only to
 * {@code cache.tikhub.io} and the hosts that were {@linkplain Builder#allowHost added}, on their ports, and no redirect
 * from there. No key, cookie or password is ever sent.
 *
 * <p>One read sends one GET. The JDK's client sends it again, without saying so, if a connection breaks before the
 * first byte of the response. That can be borne only because these requests are free: nothing that is paid for may be
 * sent this way.
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

    /** A reader of the service's own links, with all settings at their defaults. */
    public static CacheLinkReader ofDefaults() {
        return builder().build();
    }

    /** The settings of a reader, all at their defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads the response under a link: one GET, free, without an Authorization header. The calling thread waits for the
     * whole response. If it is interrupted, the read is given up at once, and the thread stays interrupted.
     *
     * @return the response after content decoding, never a part of it; the caller's own
     * @throws CacheLinkException if there is no whole response; it says why, and whether that may pass. It is never
     *     followed by a paid request
     */
    public byte[] read(CacheLink link) {
        Objects.requireNonNull(link, "link");
        CacheLinkFetch read = new CacheLinkFetch(link, deadline, maxBytes);
        hosts.brokenRule(link.reveal()).ifPresent(rule -> {
            throw read.failure(Reason.NOT_ALLOWED, "nothing was sent, because " + rule, null);
        });
        if (Thread.currentThread().isInterrupted()) {
            throw read.failure(Reason.UNREACHABLE, "nothing was sent, because the thread is interrupted", null);
        }
        try {
            return read.response(client(), request(link.reveal()));
        } catch (UncheckedIOException e) {
            // What the making of the client throws.
            throw read.lost(e);
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
            // Of version 2 the client does not check that a body is as long as it was said to be.
            HttpClient.Builder settings = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER);
            client = (sslContext == null ? settings : settings.sslContext(sslContext)).build();
        }
        return client;
    }

    /** The hosts, each with its port. */
    @Override
    public String toString() {
        return "CacheLinkReader" + hosts;
    }

    /**
     * The settings of a {@link CacheLinkReader}. Wrong ones are refused here, with an {@link IllegalArgumentException}
     * that shows the value. For one thread; it can build any number of readers.
     */
    public static final class Builder {
        private static final String SERVICE = "cache.tikhub.io";
        private static final Pattern PRINTABLE = Pattern.compile("[!-~]([ -~]*[!-~])?");
        private static final Duration LONGEST = Duration.ofDays(1);
        private static final int MOST_BYTES = Integer.MAX_VALUE - 9;

        private final Set<String> hosts = new TreeSet<>(Set.of(AllowedHosts.host(SERVICE)));
        private Duration deadline = Duration.ofSeconds(60);
        private int maxBytes = 16 * 1024 * 1024;
        private String userAgent = ownName();
        private @Nullable SSLContext sslContext;

        private Builder() {}

        private static String ownName() {
            String version = CacheLinkReader.class.getPackage().getImplementationVersion();
            // Classes outside a jar have none.
            return version == null ? "xhs-comments" : "xhs-comments/" + version;
        }

        /**
         * Allows links to one more host, spelled exactly so but for the case of letters: a name or an address, on port
         * 443 or on the one given after a colon, and on no other. Only {@code cache.tikhub.io} is allowed by default.
         * Add a reseller's host, or a stub's in a test.
         *
         * @throws IllegalArgumentException also for what is more than a host, as a link is; that is not shown
         */
        public Builder allowHost(String hostOrHostWithPort) {
            hosts.add(AllowedHosts.host(Objects.requireNonNull(hostOrHostWithPort, "hostOrHostWithPort")));
            return this;
        }

        /**
         * How long one read may take in all, from looking up the name to the last byte: 60 s by default, at most a day.
         * Change it for a slow network, or to find out sooner.
         */
        public Builder deadline(Duration deadline) {
            if (deadline.isZero() || deadline.isNegative() || deadline.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "A deadline must be longer than 0 and at most " + LONGEST + ", but is " + deadline);
            }
            this.deadline = deadline;
            return this;
        }

        /**
         * How many bytes of a response to read at the most, unzipped: 16 MiB by default, hundreds of times a usual
         * page. It guards the memory.
         */
        public Builder maxBytes(long maxBytes) {
            if (maxBytes < 1 || maxBytes > MOST_BYTES) {
                throw new IllegalArgumentException(
                        "The most bytes of a response must be 1 to " + MOST_BYTES + ", but is " + maxBytes);
            }
            this.maxBytes = (int) maxBytes;
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
         * Which certificates to trust: the JDK's by default. Change it for a host with a private certificate. The name
         * in a certificate is checked in any case.
         */
        public Builder sslContext(SSLContext sslContext) {
            this.sslContext = Objects.requireNonNull(sslContext, "sslContext");
            return this;
        }

        /** The reader. Opens nothing. */
        public CacheLinkReader build() {
            return new CacheLinkReader(this);
        }
    }
}
