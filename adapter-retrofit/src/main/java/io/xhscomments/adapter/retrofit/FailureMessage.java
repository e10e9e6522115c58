package io.xhscomments.adapter.retrofit;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Describes why a call failed, without the key. Use it on the thread that made the call. */
record FailureMessage(Duration callTimeout, TransportRedactor redactor) {
    String of(Exception e) {
        if (Thread.currentThread().isInterrupted()) {
            return "the thread was interrupted";
        }
        // The subtype is a read or connect timeout of the client, not the call timeout.
        if (e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException)) {
            return "the call took longer than the call timeout of " + callTimeout.toMillis() + " ms";
        }
        return redactor.message(e);
    }
}
