package io.xhscomments.adapter.retrofit;

import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.BodySink;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Response;

/** One request and its response, on the thread that asks. Knows how far it came, and so what a failure costs. */
final class Exchange {
    private static final int LEAST_STATUS = 100;
    private static final int GREATEST_STATUS = 599;

    private final PageRequest request;
    private final TrackedCall attempt;
    private final Call call;
    private final boolean watched;
    private final Duration callTimeout;
    private final TransportRedactor secrecy;

    /**
     * Prepares it; nothing is sent yet.
     *
     * @param watched whether the attempt learns when the request goes out
     */
    Exchange(
            PageRequest request,
            TrackedCall attempt,
            boolean watched,
            Duration callTimeout,
            TransportRedactor secrecy) {
        this.request = request;
        this.attempt = attempt;
        this.call = attempt.call();
        this.watched = watched;
        this.callTimeout = callTimeout;
        this.secrecy = secrecy;
    }

    RawResponse run(ResponseReader reader, BodySink sink) {
        if (Thread.currentThread().isInterrupted()) {
            throw new RequestNotSentException(request, "the thread is interrupted", null);
        }
        call.timeout().timeout(callTimeout.toNanos(), TimeUnit.NANOSECONDS);
        InterruptCanceller watch = new InterruptCanceller(call);
        watch.ask();
        try {
            return read(execute(), reader, watch.around(sink));
        } finally {
            watch.stop();
        }
    }

    private Response execute() {
        try {
            return call.execute();
        } catch (Exception e) {
            // OkHttp, being Kotlin, lets this one through undeclared.
            if (((Throwable) e) instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw withoutResponse(e);
        }
    }

    private CommentSourceException withoutResponse(Exception e) {
        return mayHaveBeenSent(e)
                ? ResponseLostException.noResponse(request, why(e), secrecy.cause(e))
                : new RequestNotSentException(request, why(e), secrecy.cause(e));
    }

    private boolean mayHaveBeenSent(Exception e) {
        if (watched) {
            return attempt.sent();
        }
        return !(e instanceof UnknownHostException
                || e instanceof ConnectException
                || e instanceof NoRouteToHostException);
    }

    private RawResponse read(Response response, ResponseReader reader, BodySink sink) {
        int status = response.code();
        boolean whole = false;
        try {
            if (status < LEAST_STATUS || status > GREATEST_STATUS) {
                throw ResponseLostException.noResponse(request, "what came is no HTTP status: " + status, null);
            }
            RawResponse page = reader.read(request, response, sink);
            whole = true;
            return page;
        } catch (CommentSourceException e) {
            throw e;
        } catch (Exception e) {
            throw reader.identified(
                    ResponseLostException.brokenOff(
                            request, status, TikHubApi.chargeOf(status), why(e), secrecy.cause(e)),
                    response);
        } finally {
            if (!whole) {
                // Otherwise closing would go on reading, to save the connection.
                call.cancel();
            }
            response.close();
        }
    }

    private String why(Exception e) {
        return new FailureMessage(callTimeout, secrecy).of(e);
    }
}
