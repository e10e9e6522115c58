package io.xhscomments.core.reading;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** One page that is fetched in advance on its own thread, with one request. Safe for use by many threads. */
final class ReadAhead {
    private final PageRequest request;
    private final FutureTask<CommentPage> task;
    private final Thread thread;

    /** Sends the request. */
    ReadAhead(CommentSource source, PageRequest request) {
        this.request = request;
        this.task = new FutureTask<>(() -> source.fetch(request));
        this.thread = OwnThreads.start(task, "xhs-comments read-ahead");
    }

    PageRequest request() {
        return request;
    }

    /**
     * Returns the page or throws its failure. Passes an interrupt on to the request, as if the caller had sent it
     * itself.
     */
    CommentPage join() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException passedOn) {
                    interrupted = true;
                    thread.interrupt();
                } catch (ExecutionException failed) {
                    throw thrown(failed.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for the page even if the thread is interrupted, because it may be charged. Empty if the fetch failed. */
    Optional<CommentPage> await() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return Optional.of(task.get());
                } catch (InterruptedException later) {
                    interrupted = true;
                } catch (ExecutionException thrownByJoin) {
                    return Optional.empty();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The spend of the request, if it is known yet. */
    Spend spend() {
        if (!task.isDone()) {
            return Spend.NONE;
        }
        try {
            return join().receipt().spend();
        } catch (CommentSourceException failure) {
            return failure.spend();
        } catch (RuntimeException | Error unknown) {
            return Spend.NONE;
        }
    }

    private static RuntimeException thrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure
                ? failure
                : new IllegalStateException("the source threw a checked exception", cause);
    }
}
