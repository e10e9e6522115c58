package io.xhscomments.adapter.retrofit;

import io.xhscomments.core.port.BodySink;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.util.Map;
import okhttp3.Call;

/**
 * Cancels a call when the thread that makes it is interrupted; a thread that waits for a socket would not notice before
 * the timeout. To the JDK this is an interruptible channel, and a thread tells one such channel of its interruption:
 * the last one that asked.
 */
final class InterruptCanceller extends AbstractInterruptibleChannel {
    private final Call call;

    InterruptCanceller(Call call) {
        this.call = call;
    }

    void ask() {
        begin();
    }

    void stop() {
        try {
            end(true);
        } catch (AsynchronousCloseException interrupted) {
            // No news: the call was cancelled when it happened, and the thread is still marked as interrupted.
            call.cancel();
        }
    }

    /** The sink, which may well write to a file channel; after that this one has to ask again. */
    BodySink around(BodySink sink) {
        if (sink.equals(BodySink.none())) {
            return sink;
        }
        return new BodySink() {
            @Override
            public void onHeaders(int status, Map<String, String> headers) {
                sink.onHeaders(status, headers);
                ask();
            }

            @Override
            public void onBody(byte[] bytes, int offset, int length) {
                sink.onBody(bytes, offset, length);
                ask();
            }
        };
    }

    @Override
    protected void implCloseChannel() {
        call.cancel();
    }
}
