package io.xhscomments.adapter.retrofit;

import io.xhscomments.codec.tikhub.TikHubAccountException;
import io.xhscomments.codec.tikhub.TikHubRequest;
import io.xhscomments.core.page.RawResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends one free account request on the calling thread and reads the response. From an error response it uses the
 * status and the request id only, because the rest may echo the key.
 */
final class AccountHttp {
    private static final int HTTP_OK = 200;
    private static final int MAX_BYTES = 1024 * 1024;
    private static final int MAX_ERROR_BYTES = 64 * 1024;

    private final TikHubRequests requests;
    private final Duration callTimeout;
    private final int maxBytes;
    private final TransportRedactor redactor;

    AccountHttp(TikHubRequests requests, Duration callTimeout, long maxBytes, TransportRedactor redactor) {
        this.requests = requests;
        this.callTimeout = callTimeout;
        this.maxBytes = (int) Math.min(maxBytes, MAX_BYTES);
        this.redactor = redactor;
    }

    /**
     * Sends the request and returns the body of the response, without the key.
     *
     * @param subject describes the requested data, for messages
     */
    byte[] send(TikHubRequest request, String subject) {
        if (Thread.currentThread().isInterrupted()) {
            throw unresponded(subject, "the thread is interrupted", null);
        }
        Call call = requests.prepare(request, () -> {}).call();
        call.timeout().timeout(callTimeout.toNanos(), TimeUnit.NANOSECONDS);
        InterruptCanceller canceller = new InterruptCanceller(call);
        canceller.start();
        try {
            return send(call, subject);
        } finally {
            canceller.stop();
        }
    }

    private byte[] send(Call call, String subject) {
        try (Response response = call.execute()) {
            if (response.code() != HTTP_OK) {
                throw rejected(call, response, subject);
            }
            return body(call, response, subject);
        } catch (TikHubAccountException e) {
            throw e;
        } catch (Exception e) {
            // OkHttp is written in Kotlin and can throw this checked exception undeclared.
            if (((Throwable) e) instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw unresponded(subject, new FailureMessage(callTimeout, redactor).of(e), redactor.cause(e));
        }
    }

    /** Only the request id is used; it is near the start of the body. */
    private TikHubAccountException rejected(Call call, Response response, String subject) {
        byte[] start = new byte[0];
        try {
            start = response.body().byteStream().readNBytes(MAX_ERROR_BYTES);
        } catch (IOException truncated) {
            // The status is sufficient.
        }
        if (start.length == MAX_ERROR_BYTES) {
            // Cancel, because close() would read the rest to reuse the connection.
            call.cancel();
        }
        String id = response.header("x-request-id", "");
        return TikHubAccountException.of(
                new RawResponse(
                        response.code(),
                        Map.of("x-request-id", redactor.header(id)),
                        redactor.body(start),
                        RawResponse.Origin.NETWORK),
                subject);
    }

    private byte[] body(Call call, Response response, String subject) throws IOException {
        byte[] body = response.body().byteStream().readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            // Cancel, because close() would read the rest to reuse the connection.
            call.cancel();
            throw new TikHubAccountException(
                    OptionalInt.of(HTTP_OK),
                    "the response about " + subject + " is larger than " + maxBytes + " bytes",
                    null);
        }
        return redactor.body(body);
    }

    private static TikHubAccountException unresponded(String subject, String message, @Nullable Throwable cause) {
        return new TikHubAccountException(OptionalInt.empty(), "no response about " + subject + ": " + message, cause);
    }
}
