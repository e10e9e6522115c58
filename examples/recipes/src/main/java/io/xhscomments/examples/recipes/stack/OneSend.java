package io.xhscomments.examples.recipes.stack;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Permits one send of a request. The JDK's client repeats a GET silently if the connection ends before the first byte
 * of the response, and has no setting against it. Before each send it asks for the content length: the first call
 * returns 0, which becomes a header, and the second call throws.
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

    /** Revokes the permission. Returns whether this was in time, so that nothing was sent and nothing will be. */
    boolean withdrawn() {
        return taken.compareAndSet(false, true);
    }
}
