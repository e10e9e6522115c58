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

/**
 * One page that is fetched before it is wanted, on a thread of its own. Sent once, whatever comes of it. Safe for use
 * by many threads.
 */
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
     * The page, or the failure that came instead. An interruption is passed on to the request, as if the caller had
     * sent it.
     */
    CommentPage land() {
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

    /** Waits for the page, interrupted or not, since it may be charged already. Empty if a failure came instead. */
    Optional<CommentPage> await() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return Optional.of(task.get());
                } catch (InterruptedException later) {
                    interrupted = true;
                } catch (ExecutionException whoeverWantsThePageGetsIt) {
                    return Optional.empty();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What it came to, if that is known yet. */
    Spend spend() {
        if (!task.isDone()) {
            return Spend.NONE;
        }
        try {
            return land().receipt().spend();
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
                : new IllegalStateException("a source threw what it does not declare", cause);
    }
}
