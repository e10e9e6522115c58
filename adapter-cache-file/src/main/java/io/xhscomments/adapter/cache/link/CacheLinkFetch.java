package io.xhscomments.adapter.cache.link;

import static java.net.HttpURLConnection.HTTP_INTERNAL_ERROR;
import static java.net.HttpURLConnection.HTTP_PROXY_AUTH;

import io.xhscomments.adapter.cache.link.CacheLinkException.Reason;
import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.RawResponse;
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

/** Sends one request for a link, waits until the deadline, and validates the response. */
final class CacheLinkFetch {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Set<String> IDENTITY = Set.of("", "identity");
    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private final CacheLink link;
    private final Duration deadline;
    private final int maxBytes;

    CacheLinkFetch(CacheLink link, Duration deadline, int maxBytes) {
        this.link = link;
        this.deadline = deadline;
        this.maxBytes = maxBytes;
    }

    /** Sends the request, and waits for the complete response. */
    byte[] response(HttpClient client, HttpRequest request) {
        HttpResponse<Optional<byte[]>> response = await(client.sendAsync(
                request,
                head -> objection(head.statusCode(), head.headers()).isPresent()
                        ? LimitedBodySubscriber.withoutBody()
                        : LimitedBodySubscriber.of(maxBytesOnTheWire(head.headers()))));
        objection(response.statusCode(), response.headers()).ifPresent(objection -> {
            throw failure(objection.reason(), objection.text(), null);
        });
        return response.body()
                .flatMap(body -> GZIP.contains(encoding(response.headers())) ? unzip(body) : Optional.of(body))
                .orElseThrow(() -> failure(Reason.TOO_LARGE, tooLarge(), null));
    }

    private <T> T await(CompletableFuture<T> exchange) {
        try {
            return exchange.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(Reason.UNREACHABLE, "the thread was interrupted", null);
        } catch (TimeoutException e) {
            throw failure(Reason.UNREACHABLE, "no complete response came within " + deadline.toMillis() + " ms", null);
        } catch (ExecutionException e) {
            throw lost(Objects.requireNonNullElse(e.getCause(), e));
        } finally {
            // The client's own timeout covers only the headers. After a complete response this does nothing.
            exchange.cancel(true);
        }
    }

    /** Runs twice: on a client thread, to decide about the body, and on the calling thread, to throw. */
    private Optional<Objection> objection(int status, HttpHeaders headers) {
        if (status == HTTP_PROXY_AUTH || status == TOO_MANY_REQUESTS || status >= HTTP_INTERNAL_ERROR) {
            return Optional.of(new Objection(Reason.UNREACHABLE, "the host responded " + status));
        }
        if (status != RawResponse.HTTP_OK) {
            return Optional.of(new Objection(Reason.GONE, "the host responded " + status));
        }
        String encoding = encoding(headers);
        if (!IDENTITY.contains(encoding) && !GZIP.contains(encoding)) {
            return Optional.of(new Objection(Reason.GONE, "the response has another encoding than the requested gzip"));
        }
        if (!hasLength(headers)) {
            return Optional.of(new Objection(Reason.UNREACHABLE, "the response has no length"));
        }
        return headers.firstValueAsLong("Content-Length").orElse(0) > maxBytesOnTheWire(headers)
                ? Optional.of(new Objection(Reason.TOO_LARGE, tooLarge()))
                : Optional.empty();
    }

    /** Without a length, the client would take a truncated response for a complete one. */
    private static boolean hasLength(HttpHeaders headers) {
        List<String> length = headers.allValues("Content-Length");
        List<String> coding = headers.allValues("Transfer-Encoding");
        return length.isEmpty()
                ? coding.size() == 1 && coding.get(0).equalsIgnoreCase("chunked")
                : coding.isEmpty()
                        && length.size() == 1
                        && LENGTH.matcher(length.get(0)).matches();
    }

    /** The maximum length before decoding. Gzip makes incompressible content a little longer. */
    private long maxBytesOnTheWire(HttpHeaders headers) {
        return GZIP.contains(encoding(headers)) ? maxBytes + maxBytes / 1024 + 1024L : maxBytes;
    }

    private static String encoding(HttpHeaders headers) {
        return String.join(",", headers.allValues("Content-Encoding")).strip().toLowerCase(Locale.ROOT);
    }

    private Optional<byte[]> unzip(byte[] body) {
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
        LinkRedactor redactor = new LinkRedactor(link);
        return failure(Reason.UNREACHABLE, redactor.message(thrown), redactor.cause(thrown));
    }

    CacheLinkException failure(Reason reason, String problem, @Nullable Throwable cause) {
        return new CacheLinkException(reason, link, problem, cause);
    }

    private record Objection(Reason reason, String text) {}
}
