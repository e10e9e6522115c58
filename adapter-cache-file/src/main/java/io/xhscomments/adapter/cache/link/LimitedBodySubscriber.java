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

/** Takes a body as it arrives. As soon as it is longer than wanted, it hangs up, and there is none. */
final class LimitedBodySubscriber implements BodySubscriber<Optional<byte[]>> {
    private static final long NOTHING = -1;

    private final BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
    private final CompletableFuture<Optional<byte[]>> body =
            whole.getBody().thenApply(Optional::of).toCompletableFuture();
    private final long maxBytes;
    private @Nullable Subscription subscription;
    private long came;

    private LimitedBodySubscriber(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    static LimitedBodySubscriber of(long maxBytes) {
        return new LimitedBodySubscriber(maxBytes);
    }

    /** Hangs up at once: the body of a refusal may have no end. */
    static LimitedBodySubscriber unwanted() {
        return new LimitedBodySubscriber(NOTHING);
    }

    @Override
    public CompletionStage<Optional<byte[]>> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        if (maxBytes == NOTHING) {
            hangUp();
        } else {
            whole.onSubscribe(given);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        came += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (came > maxBytes) {
            hangUp();
        } else {
            whole.onNext(buffers);
        }
    }

    private void hangUp() {
        Objects.requireNonNull(subscription).cancel();
        body.complete(Optional.empty());
    }

    @Override
    public void onError(Throwable thrown) {
        whole.onError(thrown);
    }

    @Override
    public void onComplete() {
        whole.onComplete();
    }
}
