package io.xhscomments.core.policy;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.PageRequest;
import java.time.Duration;

/**
 * Receives the events of the policies. The policies call it on the thread that reads, or reads ahead, so it must return
 * quickly; many reading threads call it concurrently. An exception from a listener goes to that thread's
 * uncaught-exception handler and does not break the reading.
 */
public interface PolicyListener {
    /** Ignores every event. */
    PolicyListener NONE = new PolicyListener() {};

    /**
     * A request failed and is sent again after a delay, unless the thread is interrupted during the delay.
     *
     * @param attempt how many times the request was tried so far, from 1
     * @param delay how long the retry waits before it sends the request again
     */
    default void retrying(CommentSourceException failure, int attempt, Duration delay) {}

    /**
     * A request is delayed by the rate limit.
     *
     * @param delay the minimum delay, now that this request is the next in line; the time it queued behind other
     *     requests is not included
     */
    default void waiting(PageRequest request, Duration delay) {}

    /** The first route is retired; new page sequences use the second route. Called once. */
    default void failedOver(CommentSourceException retired) {}

    /**
     * Calls a listener and passes everything that it throws, errors included, to the thread's uncaught-exception
     * handler. For policies and sources of your own that call listeners.
     */
    static void notifySafely(Runnable notification) {
        try {
            notification.run();
        } catch (Throwable fromListener) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, fromListener);
        }
    }
}
