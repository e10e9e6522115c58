package io.xhscomments.adapter.cache.link;

import io.xhscomments.adapter.cache.link.CacheLinkException.Reason;
import io.xhscomments.core.page.CacheLink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** One response under one link: asked for once, awaited no longer than allowed, and judged. */
final class CacheLinkFetch {
    private static final int GIVEN = 200;
    private static final int PROXY_REFUSES = 407;
    private static final int TOO_FAST = 429;
    private static final int OUT_OF_ORDER = 500;
    private static final Set<String> PLAIN = Set.of("", "identity");
    private static final Set<String> ZIPPED = Set.of("gzip", "x-gzip");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private final CacheLink link;
    private final Duration deadline;
    private final int maxBytes;

    CacheLinkFetch(CacheLink link, Duration deadline, int maxBytes) {
        this.link = link;
        this.deadline = deadline;
        this.maxBytes = maxBytes;
    }

    /** Sends the request, and waits for all of its response. */
    byte[] response(HttpClient client, HttpRequest request) {
        HttpResponse<Optional<byte[]>> response = await(client.sendAsync(
                request,
                head -> objection(head.statusCode(), head.headers()).isPresent()
                        ? LimitedBodySubscriber.unwanted()
                        : LimitedBodySubscriber.of(mostBytesOf(head.headers()))));
        objection(response.statusCode(), response.headers()).ifPresent(objection -> {
            throw failure(objection.reason(), objection.why(), null);
        });
        return response.body()
                .flatMap(body -> ZIPPED.contains(encoding(response.headers())) ? unzipped(body) : Optional.of(body))
                .orElseThrow(() -> failure(Reason.TOO_LARGE, tooLarge(), null));
    }

    private <T> T await(CompletableFuture<T> exchange) {
        try {
            return exchange.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(Reason.UNREACHABLE, "the thread was interrupted", null);
        } catch (TimeoutException e) {
            throw failure(Reason.UNREACHABLE, "no whole response came within " + deadline.toMillis() + " ms", null);
        } catch (ExecutionException e) {
            throw lost(Objects.requireNonNullElse(e.getCause(), e));
        } finally {
            // The client's own timeouts end with the head of a response. Once it is whole, this does nothing.
            exchange.cancel(true);
        }
    }

    /** Asked twice: for whether the body is wanted, on a thread of the client's, and by the thread that throws. */
    private Optional<Objection> objection(int status, HttpHeaders headers) {
        if (status == PROXY_REFUSES || status == TOO_FAST || status >= OUT_OF_ORDER) {
            return Optional.of(new Objection(Reason.UNREACHABLE, "the host responded " + status));
        }
        if (status != GIVEN) {
            return Optional.of(new Objection(Reason.GONE, "the host responded " + status));
        }
        String encoding = encoding(headers);
        if (!PLAIN.contains(encoding) && !ZIPPED.contains(encoding)) {
            return Optional.of(new Objection(Reason.GONE, "the response is encoded, but not as asked for, in gzip"));
        }
        if (!tellsItsEnd(headers)) {
            return Optional.of(new Objection(Reason.UNREACHABLE, "the response does not tell where it ends"));
        }
        return headers.firstValueAsLong("Content-Length").orElse(0) > mostBytesOf(headers)
                ? Optional.of(new Objection(Reason.TOO_LARGE, tooLarge()))
                : Optional.empty();
    }

    /** If not, the client would take the end of the connection for it, and a part for the whole. */
    private static boolean tellsItsEnd(HttpHeaders headers) {
        List<String> length = headers.allValues("Content-Length");
        List<String> coding = headers.allValues("Transfer-Encoding");
        return length.isEmpty()
                ? coding.size() == 1 && coding.get(0).equalsIgnoreCase("chunked")
                : coding.isEmpty()
                        && length.size() == 1
                        && LENGTH.matcher(length.get(0)).matches();
    }

    /** How long the body may be on its way. What cannot be zipped any smaller becomes a little longer. */
    private long mostBytesOf(HttpHeaders headers) {
        return ZIPPED.contains(encoding(headers)) ? maxBytes + maxBytes / 1024 + 1024L : maxBytes;
    }

    private static String encoding(HttpHeaders headers) {
        return String.join(",", headers.allValues("Content-Encoding")).strip().toLowerCase(Locale.ROOT);
    }

    private Optional<byte[]> unzipped(byte[] body) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            return bytes.length > maxBytes ? Optional.empty() : Optional.of(bytes);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    private String tooLarge() {
        return "it is larger than " + maxBytes + " bytes";
    }

    CacheLinkException lost(Throwable thrown) {
        LinkRedactor secrecy = new LinkRedactor(link);
        return failure(Reason.UNREACHABLE, secrecy.words(thrown), secrecy.cause(thrown));
    }

    CacheLinkException failure(Reason reason, String why, @Nullable Throwable cause) {
        return new CacheLinkException(reason, link, why, cause);
    }

    private record Objection(Reason reason, String why) {}
}
