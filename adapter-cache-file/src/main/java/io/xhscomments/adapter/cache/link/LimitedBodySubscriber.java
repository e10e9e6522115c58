package io.xhscomments.adapter.cache.link;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects a body as it arrives. Cancels the transfer as soon as the body exceeds the limit. */
final class LimitedBodySubscriber implements BodySubscriber<Optional<byte[]>> {
    private static final long NO_BODY = -1;

    private final BodySubscriber<byte[]> delegate = BodySubscribers.ofByteArray();
    private final CompletableFuture<Optional<byte[]>> body =
            delegate.getBody().thenApply(Optional::of).toCompletableFuture();
    private final long maxBytes;
    private @Nullable Subscription subscription;
    private long received;

    private LimitedBodySubscriber(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    static LimitedBodySubscriber of(long maxBytes) {
        return new LimitedBodySubscriber(maxBytes);
    }

    /** Cancels at once, because the body of an error response may be endless. */
    static LimitedBodySubscriber withoutBody() {
        return new LimitedBodySubscriber(NO_BODY);
    }

    @Override
    public CompletionStage<Optional<byte[]>> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription newSubscription) {
        subscription = newSubscription;
        if (maxBytes == NO_BODY) {
            cancel();
        } else {
            delegate.onSubscribe(newSubscription);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        received += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (received > maxBytes) {
            cancel();
        } else {
            delegate.onNext(buffers);
        }
    }

    private void cancel() {
        Objects.requireNonNull(subscription).cancel();
        body.complete(Optional.empty());
    }

    @Override
    public void onError(Throwable thrown) {
        delegate.onError(thrown);
    }

    @Override
    public void onComplete() {
        delegate.onComplete();
    }
}
