package io.xhscomments.examples.recipes.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A response that is arriving, for the thread that requested it. Reading ends at the deadline or at an interrupt; the
 * stream of the JDK has no deadline, and ignores interrupts on Java 17.
 */
final class Arrival extends InputStream implements BodyHandler<Void> {
    /** The parts in their order: an empty part for the headers, then the bytes. Nothing follows the end. */
    private final BlockingQueue<Optional<byte[]>> arrived = new LinkedBlockingQueue<>();

    private final CompletableFuture<Void> gaveUp = new CompletableFuture<>();
    private final Duration timeout;
    private final long deadline;
    private final long maxBytes;
    private ByteBuffer unread = ByteBuffer.allocate(0);
    private volatile @Nullable ResponseInfo head;
    private volatile @Nullable Throwable failure;

    /** Starts the deadline, and limits the bytes that wait to be read. */
    Arrival(Duration timeout, long maxBytes) {
        this.timeout = timeout;
        this.deadline = System.nanoTime() + timeout.toNanos();
        // Compression makes incompressible data slightly longer.
        this.maxBytes = maxBytes + maxBytes / 1000 + 1000;
    }

    @Override
    public BodySubscriber<Void> apply(ResponseInfo begun) {
        head = begun;
        arrived.add(Optional.of(new byte[0]));
        BodySubscriber<Void> body =
                BodySubscribers.ofByteArrayConsumer(bytes -> bytes.ifPresent(some -> arrived.add(bytes)));
        return new CancellableBody(body, gaveUp, maxBytes);
    }

    /** Hangs up if the response is incomplete: the client alone does not, if it is told so while the body begins. */
    @Override
    public void close() {
        gaveUp.complete(null);
    }

    /** Ends the response, with the cause if it is incomplete. */
    void end(@Nullable Throwable lost) {
        failure = lost;
        while (failure != null && failure.getCause() != null) {
            failure = failure.getCause();
        }
        arrived.add(Optional.empty());
    }

    /** The status and headers. Call it once, before reading the body. */
    ResponseInfo head() throws IOException {
        next();
        ResponseInfo begun = Objects.requireNonNull(head);
        if (begun.statusCode() < 100 || begun.statusCode() > 599) {
            throw new IOException("what came is no HTTP status: " + begun.statusCode());
        }
        return begun;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (!unread.hasRemaining()) {
            Optional<byte[]> next = next();
            if (next.isEmpty()) {
                return -1;
            }
            unread = ByteBuffer.wrap(next.get());
        }
        int count = Math.min(length, unread.remaining());
        unread.get(into, offset, count);
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    private Optional<byte[]> next() throws IOException {
        Optional<byte[]> next;
        try {
            next = arrived.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the thread was interrupted");
        }
        if (next == null) {
            throw new HttpTimeoutException("it took longer than " + timeout.toMillis() + " ms");
        }
        if (next.isEmpty()) {
            arrived.add(next);
            if (failure != null) {
                throw new IOException(failure.toString());
            }
        }
        return next;
    }
}
