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
 * Sends a question that is free, once, on the thread that asks, and reads the whole response. Of a refusal only the
 * status and the request id are of interest: the rest may echo the key.
 */
final class AccountHttp {
    private static final int RESPONDED = 200;
    private static final int MOST_BYTES = 1024 * 1024;
    private static final int MOST_OF_REFUSAL = 64 * 1024;

    private final TikHubRequests requests;
    private final Duration callTimeout;
    private final int maxBytes;
    private final TransportRedactor secrecy;

    AccountHttp(TikHubRequests requests, Duration callTimeout, long maxBytes, TransportRedactor secrecy) {
        this.requests = requests;
        this.callTimeout = callTimeout;
        this.maxBytes = (int) Math.min(maxBytes, MOST_BYTES);
        this.secrecy = secrecy;
    }

    /**
     * The body of the response, without the key.
     *
     * @param asked what is asked for, in words
     */
    byte[] response(TikHubRequest question, String asked) {
        if (Thread.currentThread().isInterrupted()) {
            throw unresponded(asked, "the thread is interrupted", null);
        }
        Call call = requests.prepare(question).call();
        call.timeout().timeout(callTimeout.toNanos(), TimeUnit.NANOSECONDS);
        InterruptCanceller watch = new InterruptCanceller(call);
        watch.ask();
        try {
            return send(call, asked);
        } finally {
            watch.stop();
        }
    }

    private byte[] send(Call call, String asked) {
        try (Response response = call.execute()) {
            if (response.code() != RESPONDED) {
                throw refused(call, response, asked);
            }
            return body(call, response, asked);
        } catch (TikHubAccountException e) {
            throw e;
        } catch (Exception e) {
            // OkHttp, being Kotlin, lets this one through undeclared.
            if (((Throwable) e) instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw unresponded(asked, new FailureMessage(callTimeout, secrecy).of(e), secrecy.cause(e));
        }
    }

    /** What of the refusal is shown is its id, which stands at its beginning. */
    private TikHubAccountException refused(Call call, Response response, String asked) {
        byte[] beginning = new byte[0];
        try {
            beginning = response.body().byteStream().readNBytes(MOST_OF_REFUSAL);
        } catch (IOException brokenOff) {
            // The status is known, and says what there is to say.
        }
        if (beginning.length == MOST_OF_REFUSAL) {
            // Otherwise closing would go on reading, to save the connection.
            call.cancel();
        }
        String id = response.header("x-request-id", "");
        return TikHubAccountException.of(
                new RawResponse(
                        response.code(),
                        Map.of("x-request-id", secrecy.header(id)),
                        secrecy.body(beginning),
                        RawResponse.Origin.NETWORK),
                asked);
    }

    private byte[] body(Call call, Response response, String asked) throws IOException {
        byte[] body = response.body().byteStream().readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            // Otherwise closing would go on reading, to save the connection.
            call.cancel();
            throw new TikHubAccountException(
                    OptionalInt.of(RESPONDED),
                    "the response about " + asked + " is larger than " + maxBytes + " bytes",
                    null);
        }
        return secrecy.body(body);
    }

    private static TikHubAccountException unresponded(String asked, String why, @Nullable Throwable cause) {
        return new TikHubAccountException(OptionalInt.empty(), "no response came about " + asked + ": " + why, cause);
    }
}
