package io.xhscomments.core.policy;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.PageRequest;
import java.time.Duration;

/**
 * Is told what the policies do. Called on the thread that reads, or reads ahead, so it must be quick; by many threads,
 * if many read. What it throws goes to that thread's uncaught-exception handler and does not break the reading.
 */
public interface PolicyListener {
    /** Hears nothing. */
    PolicyListener NONE = new PolicyListener() {};

    /**
     * A request failed and will be sent again, unless the thread is interrupted while it waits.
     *
     * @param attempt how many times it has been tried so far, from 1
     * @param wait how long before it is sent again
     */
    default void retrying(CommentSourceException failure, int attempt, Duration wait) {}

    /**
     * A request has to wait for its turn under the rate limit.
     *
     * @param wait how long at least, now that it is the next in line; what it waited for others before that is not in
     *     it
     */
    default void waiting(PageRequest request, Duration wait) {}

    /** The first route is retired; from now on new chains of pages are asked of the second. Told once. */
    default void failedOver(CommentSourceException retired) {}

    /** Tells a listener, and keeps what it throws, errors too, away from the reading. For those who call listeners. */
    static void tell(Runnable message) {
        try {
            message.run();
        } catch (Throwable listenersOwn) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, listenersOwn);
        }
    }
}
