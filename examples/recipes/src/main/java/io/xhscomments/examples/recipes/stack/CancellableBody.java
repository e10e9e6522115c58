package io.xhscomments.examples.recipes.stack;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import lombok.RequiredArgsConstructor;

/** A body that is cancelled when its reader gives up, whenever that is, and fails when it is too long. */
@RequiredArgsConstructor
final class CancellableBody implements BodySubscriber<Void> {
    private final BodySubscriber<Void> body;
    private final CompletionStage<Void> gaveUp;
    private final long maxBytes;
    private long arrived;

    @Override
    public void onSubscribe(Subscription subscription) {
        body.onSubscribe(subscription);
        CompletionStage<Void> unused = gaveUp.thenRun(subscription::cancel);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        for (ByteBuffer some : bytes) {
            arrived += some.remaining();
        }
        body.onNext(bytes);
        if (arrived > maxBytes) {
            throw new IllegalStateException("the response has more than " + maxBytes + " bytes");
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.onError(failure);
    }

    @Override
    public void onComplete() {
        body.onComplete();
    }

    @Override
    public CompletionStage<Void> getBody() {
        return body.getBody();
    }
}
