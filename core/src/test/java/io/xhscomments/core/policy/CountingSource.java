package io.xhscomments.core.policy;

import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.CommentSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A source that counts its requests and responds as configured. */
final class CountingSource implements CommentSource {
    private final Queue<PageRequest> asked = new ConcurrentLinkedQueue<>();
    private final CommentSource behaviour;

    CountingSource(CommentSource behaviour) {
        this.behaviour = behaviour;
    }

    /** Fails with these failures in order, then always returns the page. */
    static CountingSource failing(List<? extends Throwable> failures, CommentPage page) {
        AtomicInteger calls = new AtomicInteger();
        return new CountingSource(request -> {
            int call = calls.getAndIncrement();
            if (call < failures.size()) {
                throw CountingSource.<RuntimeException>sneaky(failures.get(call));
            }
            return page;
        });
    }

    static CountingSource giving(CommentPage page) {
        return new CountingSource(request -> page);
    }

    static CountingSource alwaysFailing(Throwable failure) {
        return new CountingSource(request -> {
            throw CountingSource.<RuntimeException>sneaky(failure);
        });
    }

    @Override
    public CommentPage fetch(PageRequest request) {
        asked.add(request);
        return behaviour.fetch(request);
    }

    /** The received requests, in order. */
    List<PageRequest> asked() {
        return List.copyOf(asked);
    }

    int count() {
        return asked.size();
    }

    /** Throws checked exceptions, too, as Kotlin code does. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable failure) throws T {
        throw (T) failure;
    }
}
