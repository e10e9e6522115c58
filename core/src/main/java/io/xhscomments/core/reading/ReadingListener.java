package io.xhscomments.core.reading;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.policy.PolicyListener;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Receives the events of a reading; and those of the policies, if they have the same listener. The events of a reading
 * are called on the reading thread, so it must return quickly; many reading threads call it concurrently. An exception
 * from a listener goes to that thread's uncaught-exception handler and does not break the reading.
 */
public interface ReadingListener extends PolicyListener {
    /** Ignores every event. */
    ReadingListener NONE = new ReadingListener() {};

    /** The first page of this reading is requested next. Called once; not for a reading that needs no page. */
    default void started(Reading reading) {}

    /** A page was fetched; its comments are returned next. */
    default void pageRead(PageRequest request, CommentPage page, Coverage coverage) {}

    /** The reading ended. Called once. */
    default void stopped(Termination termination, Coverage coverage) {}

    /** This reading ended: after {@link #stopped}, with all that the reading knows. Called once. */
    default void ended(Reading reading) {}

    /** A listener that passes each event to this one, and then to the other one. */
    default ReadingListener and(ReadingListener other) {
        Objects.requireNonNull(other, "other");
        ReadingListener first = this;
        return new ReadingListener() {
            private void each(Consumer<ReadingListener> event) {
                PolicyListener.notifySafely(() -> event.accept(first));
                event.accept(other);
            }

            @Override
            public void started(Reading reading) {
                each(listener -> listener.started(reading));
            }

            @Override
            public void pageRead(PageRequest request, CommentPage page, Coverage coverage) {
                each(listener -> listener.pageRead(request, page, coverage));
            }

            @Override
            public void stopped(Termination termination, Coverage coverage) {
                each(listener -> listener.stopped(termination, coverage));
            }

            @Override
            public void ended(Reading reading) {
                each(listener -> listener.ended(reading));
            }

            @Override
            public void retrying(CommentSourceException failure, int attempt, Duration delay) {
                each(listener -> listener.retrying(failure, attempt, delay));
            }

            @Override
            public void waiting(PageRequest request, Duration delay) {
                each(listener -> listener.waiting(request, delay));
            }

            @Override
            public void failedOver(CommentSourceException retired) {
                each(listener -> listener.failedOver(retired));
            }
        };
    }
}
