package io.xhscomments.core.reading;

import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.policy.PolicyListener;

/**
 * Is told how a reading goes on; with the methods it inherits, also what the policies do, if they are given the same
 * listener. Called on the thread that reads, for a page read ahead maybe on the one that takes a checkpoint, so it must
 * be quick; by many threads, if many notes are read. What it throws goes to that thread's uncaught-exception handler
 * and does not break the reading.
 */
public interface ReadingListener extends PolicyListener {
    /** Hears nothing. */
    ReadingListener NONE = new ReadingListener() {};

    /** A page came and is about to be given out. */
    default void pageRead(PageRequest request, CommentPage page, Coverage coverage) {}

    /** The reading stopped. Told once. */
    default void stopped(Termination stop, Coverage coverage) {}
}
