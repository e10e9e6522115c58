package io.xhscomments.examples.cli.source;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.reading.Coverage;
import io.xhscomments.core.reading.ReadingListener;
import io.xhscomments.examples.cli.job.WaitCanceller;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.terminal.Console;
import java.io.Closeable;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows the progress of a run on standard error: a bar on a terminal, or one line for each page elsewhere. */
public abstract class Progress implements ReadingListener, Closeable {
    private final Console console;
    private final WaitCanceller waits;

    private Progress(Console console, WaitCanceller waits) {
        this.console = console;
        this.waits = waits;
    }

    /** @param printsComments whether comments go to standard output, where they would mix with a bar on a terminal */
    public static Progress on(Console console, WaitCanceller waits, boolean printsComments) {
        if (!console.isTerminal()) {
            return new Lines(console, waits);
        }
        return printsComments ? new Quiet(console, waits) : new Bar(console, waits);
    }

    @Override
    public void retrying(CommentSourceException failure, int attempt, Duration wait) {
        print(MessageKey.PROGRESS_RETRY, attempt, wait.toMillis(), String.valueOf(failure.getMessage()));
        waits.beforeWait();
    }

    @Override
    public void waiting(PageRequest request, Duration wait) {
        waits.beforeWait();
    }

    @Override
    public void failedOver(CommentSourceException retired) {
        print(MessageKey.PROGRESS_FAILED_OVER, String.valueOf(retired.getMessage()));
    }

    /** Prints a message on standard error. */
    public void print(MessageKey key, Object... values) {
        console.print(key, values);
    }

    @Override
    public void close() {}

    /** Prints retries and changes of the route, but no pages. */
    private static final class Quiet extends Progress {
        Quiet(Console console, WaitCanceller waits) {
            super(console, waits);
        }
    }

    /** Prints one line for each page. */
    private static final class Lines extends Progress {
        Lines(Console console, WaitCanceller waits) {
            super(console, waits);
        }

        @Override
        public void pageRead(PageRequest request, CommentPage page, Coverage coverage) {
            print(
                    MessageKey.PROGRESS_PAGE,
                    request.note(),
                    coverage.pages(),
                    page.comments().size());
        }
    }

    /** Shows one bar for all notes: the comments read, out of those reported. */
    private static final class Bar extends Progress {
        private static final int COLUMNS = 80;

        private final Map<NoteId, Long> reported = new ConcurrentHashMap<>();
        private final AtomicLong allReported = new AtomicLong();
        private final AtomicLong allRead = new AtomicLong();
        private final ProgressBar bar;

        Bar(Console console, WaitCanceller waits) {
            super(console, waits);
            bar = new ProgressBarBuilder()
                    .setTaskName(console.messages().format(MessageKey.PROGRESS_BAR))
                    .setStyle(ProgressBarStyle.ASCII)
                    .setInitialMax(-1)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err, COLUMNS))
                    .build();
        }

        @Override
        public void pageRead(PageRequest request, CommentPage page, Coverage coverage) {
            coverage.reported().topLevel().ifPresent(count -> {
                Long before = reported.put(request.note(), count);
                bar.maxHint(allReported.addAndGet(before == null ? count : count - before));
            });
            bar.stepTo(allRead.addAndGet(page.comments().size()));
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
