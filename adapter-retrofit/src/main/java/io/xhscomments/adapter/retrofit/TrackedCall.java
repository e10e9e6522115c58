package io.xhscomments.adapter.retrofit;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** One call of the port on its way: what is known of it while it runs. It travels as a tag of its request. */
final class TrackedCall extends EventListener {
    private final AtomicBoolean claimed = new AtomicBoolean();
    private volatile @Nullable Call call;
    private volatile boolean sent;
    private volatile int hiddenStatus;

    static TrackedCall of(Request request) {
        return Objects.requireNonNull(request.tag(TrackedCall.class), "the request has lost its attempt");
    }

    void prepared(Call prepared) {
        call = prepared;
    }

    Call call() {
        return Objects.requireNonNull(call, "no call was prepared");
    }

    /** Takes the one request that this attempt may send. */
    void claim() throws IOException {
        if (!claimed.compareAndSet(false, true)) {
            throw new IOException("an interceptor wanted to send the request a second time");
        }
    }

    /** Comes before the first byte of the request is written. */
    @Override
    public void requestHeadersStart(Call started) {
        sent = true;
    }

    /** Whether a byte of the request may have gone out. */
    boolean sent() {
        return sent;
    }

    void hide(int status) {
        hiddenStatus = status;
    }

    /** The status that was hidden, or 0. */
    int hiddenStatus() {
        return hiddenStatus;
    }
}
