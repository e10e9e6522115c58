package io.xhscomments.adapter.retrofit;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** The state of one running call of the port. The request carries it as a tag. */
final class TrackedCall extends EventListener {
    private final AtomicBoolean claimed = new AtomicBoolean();
    private final Runnable sendingListener;
    private volatile @Nullable Call call;
    private volatile boolean sent;
    private volatile int hiddenStatus;

    /** @param sendingListener is called before the first byte of the request is written */
    TrackedCall(Runnable sendingListener) {
        this.sendingListener = sendingListener;
    }

    static TrackedCall of(Request request) {
        return Objects.requireNonNull(request.tag(TrackedCall.class), "the request has lost its tag");
    }

    void prepared(Call prepared) {
        call = prepared;
    }

    Call call() {
        return Objects.requireNonNull(call, "no call was prepared");
    }

    /** Claims the one request that this call may send. */
    void claim() throws IOException {
        if (!claimed.compareAndSet(false, true)) {
            throw new IOException("an interceptor tried to send the request a second time");
        }
    }

    /** Called before the first byte of the request is written. */
    @Override
    public void requestHeadersStart(Call started) {
        sent = true;
        sendingListener.run();
    }

    /** Whether any byte of the request may have been sent. */
    boolean sent() {
        return sent;
    }

    void hide(int status) {
        hiddenStatus = status;
    }

    /** The hidden status, or 0. */
    int hiddenStatus() {
        return hiddenStatus;
    }
}
