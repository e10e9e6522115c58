package io.xhscomments.core.reading;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One page that is fetched on its own thread, with one request. Safe for use by many threads. */
final class PageFetch {
    private final PageRequest request;
    private final FutureTask<CommentPage> task;
    private final @Nullable Thread thread;

    /** Sends the request. The listener is called when the page, or its failure, has arrived. */
    PageFetch(CommentSource source, PageRequest request, Consumer<PageFetch> arrived) {
        this.request = request;
        this.task = new Task(() -> source.fetch(request), () -> arrived.accept(this));
        this.thread = OwnThreads.start(task, "xhs-comments look-ahead");
    }

    /** A page that was fetched earlier. */
    PageFetch(PageRequest request, CommentPage page) {
        this.request = request;
        this.task = new FutureTask<>(() -> page);
        this.thread = null;
        task.run();
    }

    private static final class Task extends FutureTask<CommentPage> {
        private final Runnable arrived;

        Task(Callable<CommentPage> work, Runnable arrived) {
            super(work);
            this.arrived = arrived;
        }

        @Override
        protected void done() {
            arrived.run();
        }
    }

    PageRequest request() {
        return request;
    }

    boolean isDone() {
        return task.isDone();
    }

    void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Waits for the page or its failure even if the thread is interrupted, because the page may be charged. */
    void await() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    task.get();
                    return;
                } catch (InterruptedException later) {
                    interrupted = true;
                } catch (ExecutionException thrownByResult) {
                    return;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The page; throws its failure unchanged. Waits if it has not arrived. */
    CommentPage result() {
        await();
        boolean interrupted = Thread.interrupted();
        try {
            return task.get();
        } catch (ExecutionException failed) {
            throw thrown(failed.getCause());
        } catch (InterruptedException impossible) {
            throw new IllegalStateException("the interrupt was cleared", impossible);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The page, if it has arrived. */
    Optional<CommentPage> page() {
        return isDone() && failure().isEmpty() ? Optional.of(result()) : Optional.empty();
    }

    /** The failure, if the fetch failed. */
    Optional<Throwable> failure() {
        if (!isDone()) {
            return Optional.empty();
        }
        try {
            result();
            return Optional.empty();
        } catch (Throwable failed) {
            return Optional.of(failed);
        }
    }

    /** Whether the fetch failed before anything was sent, so that it can be repeated at no charge. */
    boolean sentNothing() {
        return failure().filter(CommentSourceException.class::isInstance).isPresent() && spend().equals(Spend.NONE);
    }

    /** The spend of the request, if it is known yet. */
    Spend spend() {
        return page().map(page -> page.receipt().spend())
                .or(() -> failure()
                        .filter(CommentSourceException.class::isInstance)
                        .map(failed -> ((CommentSourceException) failed).spend()))
                .orElse(Spend.NONE);
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
