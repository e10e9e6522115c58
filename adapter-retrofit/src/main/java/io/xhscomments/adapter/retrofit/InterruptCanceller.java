package io.xhscomments.adapter.retrofit;

import io.xhscomments.core.port.BodySink;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.util.Map;
import okhttp3.Call;

/**
 * Cancels a call when its thread is interrupted. A thread that waits for a socket would otherwise notice the interrupt
 * only at the timeout. For the JDK this object is an interruptible channel. An interrupted thread closes one such
 * channel: the one that called {@link #begin} last.
 */
final class InterruptCanceller extends AbstractInterruptibleChannel {
    private final Call call;

    InterruptCanceller(Call call) {
        this.call = call;
    }

    void start() {
        begin();
    }

    void stop() {
        try {
            end(true);
        } catch (AsynchronousCloseException interrupted) {
            // The interrupt already cancelled the call, and the thread is still interrupted.
            call.cancel();
        }
    }

    /** Wraps the sink. If the sink writes to a file channel, that channel calls begin, so this one must start again. */
    BodySink around(BodySink sink) {
        if (sink.equals(BodySink.none())) {
            return sink;
        }
        return new BodySink() {
            @Override
            public void onHeaders(int status, Map<String, String> headers) {
                sink.onHeaders(status, headers);
                start();
            }

            @Override
            public void onBody(byte[] bytes, int offset, int length) {
                sink.onBody(bytes, offset, length);
                start();
            }
        };
    }

    @Override
    protected void implCloseChannel() {
        call.cancel();
    }
}
