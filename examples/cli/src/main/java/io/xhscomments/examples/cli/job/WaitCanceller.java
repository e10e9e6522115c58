package io.xhscomments.examples.cli.job;

import io.xhscomments.core.port.CommentSource;
import java.util.HashSet;
import java.util.Set;

/**
 * Knows which threads wait, for their turn or before a retry, so that a cancelled run need not wait with them. A thread
 * is interrupted only between two requests: interrupting one under way would lose a response that may be paid for.
 */
public final class WaitCanceller {
    private final Set<Thread> waiting = new HashSet<>();
    private boolean over;

    /** The source with its policies: what is left of a wait, or of its end, ends with the call. */
    public CommentSource above(CommentSource source) {
        return request -> {
            begin();
            try {
                return source.fetch(request);
            } finally {
                done();
            }
        };
    }

    private synchronized void done() {
        waiting.remove(Thread.currentThread());
        if (over) {
            // What the thread does next is to write down what was paid for.
            Thread.interrupted();
        }
    }

    /** The source itself, right below the policies: whoever gets here waits no longer. */
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
