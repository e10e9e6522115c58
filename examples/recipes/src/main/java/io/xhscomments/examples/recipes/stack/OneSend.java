package io.xhscomments.examples.recipes.stack;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The leave to send a request, once. The JDK's client sends a GET again, and tells nobody, when a connection ends
 * before the first byte of the response; there is no setting against it. But each time, right before the head goes out,
 * it asks how long the body is. Here the first response is 0, which goes along as a header; the second is an exception.
 */
final class OneSend implements BodyPublisher {
    private final AtomicBoolean taken = new AtomicBoolean();

    @Override
    public long contentLength() {
        if (!taken.compareAndSet(false, true)) {
            throw new IllegalStateException("the connection ended before the response began; it is not sent again");
        }
        return 0;
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        BodyPublishers.noBody().subscribe(subscriber);
    }

    /** Takes the leave back. Whether that was in time: then nothing went out, and nothing will. */
    boolean withdrawn() {
        return taken.compareAndSet(false, true);
    }
}
