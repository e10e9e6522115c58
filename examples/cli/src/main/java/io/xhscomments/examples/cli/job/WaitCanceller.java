package io.xhscomments.examples.cli.job;

import io.xhscomments.core.port.CommentSource;
import java.util.HashSet;
import java.util.Set;

/**
 * Interrupts the threads that wait for the rate limit or before a retry when the run is cancelled. It does not
 * interrupt a thread during a request, because that would lose a response that may be charged. Safe to share between
 * threads.
 */
public final class WaitCanceller {
    private final Set<Thread> waiting = new HashSet<>();
    private boolean cancelled;

    /**
     * Decorates a source outside its policies: each call may wait from its beginning, and clears its interrupt at its
     * end.
     */
    public CommentSource outsidePolicies(CommentSource source) {
        return request -> {
            beforeWait();
            try {
                return source.fetch(request);
            } finally {
                afterCall();
            }
        };
    }

    private synchronized void afterCall() {
        waiting.remove(Thread.currentThread());
        if (cancelled) {
            // The thread must be able to write the pages that were paid for.
            Thread.interrupted();
        }
    }

    /** Decorates a source inside its policies: a call that arrives here no longer waits. */
    public CommentSource insidePolicies(CommentSource source) {
        return request -> {
            synchronized (this) {
                waiting.remove(Thread.currentThread());
            }
            return source.fetch(request);
        };
    }

    /** Registers the current thread before it waits. */
    public synchronized void beforeWait() {
        waiting.add(Thread.currentThread());
        if (cancelled) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends all waits, including later ones. */
    public synchronized void cancel() {
        cancelled = true;
        waiting.forEach(Thread::interrupt);
    }
}
