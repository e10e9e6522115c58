package io.xhscomments.core.policy;

import java.util.concurrent.Semaphore;

/**
 * A fair semaphore whose number of permits changes. With fewer permits than are taken, it waits for some to come back.
 */
final class ResizableSemaphore extends Semaphore {
    private static final long serialVersionUID = 1;

    ResizableSemaphore(int permits) {
        super(permits, true);
    }

    void change(int by) {
        if (by > 0) {
            release(by);
        } else {
            reducePermits(-by);
        }
    }
}
