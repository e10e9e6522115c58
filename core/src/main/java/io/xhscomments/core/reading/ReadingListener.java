package io.xhscomments.core.reading;

import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.policy.PolicyListener;

/**
 * Receives the events of a reading; and those of the policies, if they have the same listener. The events of a reading
 * are called on the reading thread, so it must return quickly; many reading threads call it concurrently. An exception
 * from a listener goes to that thread's uncaught-exception handler and does not break the reading.
 */
public interface ReadingListener extends PolicyListener {
    /** Ignores every event. */
    ReadingListener NONE = new ReadingListener() {};

    /** A page was fetched; its comments are returned next. */
    default void pageRead(PageRequest request, CommentPage page, Coverage coverage) {}

    /** The reading ended. Called once. */
    default void stopped(Termination termination, Coverage coverage) {}
}
