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

/** One request and its response, on the calling thread. It tracks its progress to determine the charge of a failure. */
final class Exchange {
    private static final int MIN_STATUS = 100;
    private static final int MAX_STATUS = 599;

    private final PageRequest request;
    private final TrackedCall tracked;
    private final Call call;
    private final boolean tracksSending;
    private final Duration callTimeout;
    private final TransportRedactor redactor;

    /**
     * Prepares the exchange without sending.
     *
     * @param tracksSending whether the call reports when the request is sent
     */
    Exchange(
            PageRequest request,
            TrackedCall tracked,
            boolean tracksSending,
            Duration callTimeout,
            TransportRedactor redactor) {
        this.request = request;
        this.tracked = tracked;
        this.call = tracked.call();
        this.tracksSending = tracksSending;
        this.callTimeout = callTimeout;
        this.redactor = redactor;
    }

    RawResponse run(ResponseReader reader, BodySink sink) {
        if (Thread.currentThread().isInterrupted()) {
            throw new RequestNotSentException(request, "the thread is interrupted", null);
        }
        call.timeout().timeout(callTimeout.toNanos(), TimeUnit.NANOSECONDS);
        InterruptCanceller canceller = new InterruptCanceller(call);
        canceller.start();
        try {
            return read(execute(), reader, canceller.around(sink));
        } finally {
            canceller.stop();
        }
    }

    private Response execute() {
        try {
            return call.execute();
        } catch (Exception e) {
            // OkHttp is written in Kotlin and can throw this checked exception undeclared.
            if (((Throwable) e) instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw withoutResponse(e);
        }
    }

    private CommentSourceException withoutResponse(Exception e) {
        return mayHaveBeenSent(e)
                ? ResponseLostException.noResponse(request, describe(e), redactor.cause(e))
                : new RequestNotSentException(request, describe(e), redactor.cause(e));
    }

    private boolean mayHaveBeenSent(Exception e) {
        if (tracksSending) {
            return tracked.sent();
        }
        return !(e instanceof UnknownHostException
                || e instanceof ConnectException
                || e instanceof NoRouteToHostException);
    }

    private RawResponse read(Response response, ResponseReader reader, BodySink sink) {
        int status = response.code();
        boolean complete = false;
        try {
            if (status < MIN_STATUS || status > MAX_STATUS) {
                throw ResponseLostException.noResponse(
                        request, "the response has an invalid HTTP status: " + status, null);
            }
            RawResponse page = reader.read(request, response, sink);
            complete = true;
            return page;
        } catch (CommentSourceException e) {
            throw e;
        } catch (Exception e) {
            throw reader.withRequestId(
                    ResponseLostException.brokenOff(
                            request, status, TikHubApi.chargeOf(status), describe(e), redactor.cause(e)),
                    response);
        } finally {
            if (!complete) {
                // Cancel, because close() would read the rest to reuse the connection.
                call.cancel();
            }
            response.close();
        }
    }

    private String describe(Exception e) {
        return new FailureMessage(callTimeout, redactor).of(e);
    }
}
