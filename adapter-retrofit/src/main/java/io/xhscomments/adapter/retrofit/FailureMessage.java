package io.xhscomments.adapter.retrofit;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Says in words why a call came to nothing, without the key in them. To be asked on the thread that made the call. */
record FailureMessage(Duration callTimeout, TransportRedactor secrecy) {
    String of(Exception e) {
        if (Thread.currentThread().isInterrupted()) {
            return "the thread was interrupted";
        }
        // The subtype is what a read or a connect timeout is, for which the client's own settings have their say.
        if (e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException)) {
            return "it took longer than the call timeout of " + callTimeout.toMillis() + " ms";
        }
        return secrecy.words(e);
    }
}
