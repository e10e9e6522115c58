package io.xhscomments.examples.cli.job;

import io.xhscomments.core.port.CommentSource;
import java.util.HashSet;
import java.util.Set;

/**
 * Knows which threads wait before a retry, so that a cancelled run need not wait with them. A thread is interrupted only between two
 * requests: interrupting one under way would lose an answer that may be paid for.
 */
public final class Waits {
    private final Set<Thread> waiting = new HashSet<>();
    private boolean over;

    /** The source right below the retries: whoever gets here waits no longer. */
    public CommentSource below(CommentSource source) {
        return request -> {
            synchronized (this) {
                waiting.remove(Thread.currentThread());
            }
            return source.fetch(request);
        };
    }

    /** The current thread is about to wait. */
    public synchronized void begin() {
        waiting.add(Thread.currentThread());
        if (over) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends all waits, and those to come. */
    public synchronized void end() {
        over = true;
        waiting.forEach(Thread::interrupt);
    }
}
