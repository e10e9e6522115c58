package io.xhscomments.examples.cli.database;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.examples.cli.output.CommentWriter;
import io.xhscomments.examples.cli.output.Summary;
import io.xhscomments.examples.database.DatabaseException;
import io.xhscomments.examples.database.ReadingResult;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the comments of a run into a database, each page in one transaction. The first failure stops the run before
 * its next request, and the run ends as one that was cancelled, so that it reports what it has paid: the pages are in
 * the page store, without which no run writes into a database. Pages that arrive later are not written.
 */
public final class DatabaseWriter implements CommentWriter {
    private final DatabasePages pages;
    private Runnable stop = () -> {};
    private volatile @Nullable DatabaseException failure;

    /** A writer that owns the pages. */
    public DatabaseWriter(DatabasePages pages) {
        this.pages = pages;
    }

    /** The same source, whose pages may be written. */
    public CommentSource observing(CommentSource source) {
        return pages.observing(source);
    }

    /** What stops the run. */
    public synchronized void onFailure(Runnable stopRun) {
        stop = stopRun;
    }

    /** The failure of the database. */
    public Optional<DatabaseException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void write(Comment comment) {
        write(List.of(comment));
    }

    @Override
    public PreparedRows prepare(List<Comment> comments) {
        return new PreparedRows() {
            @Override
            public int size() {
                return comments.size() * BYTES_OF_COMMENT;
            }

            @Override
            public void write() {
                DatabaseWriter.this.write(comments);
            }
        };
    }

    private void write(List<Comment> page) {
        attempt(() -> pages.write(page));
    }

    /** Nothing is held back. */
    @Override
    public void flush() {}

    @Override
    public void conclude(List<Summary> summaries) {
        attempt(() -> pages.conclude(summaries.stream()
                .map(summary -> new ReadingResult(
                        summary.note(),
                        summary.reason().id(),
                        summary.reason().isComplete(),
                        summary.coverage(),
                        summary.spend(),
                        summary.oldestPage()))
                .toList()));
    }

    @Override
    public void close() {
        attempt(pages::close);
    }

    private interface Work {
        void run() throws DatabaseException;
    }

    private synchronized void attempt(Work work) {
        if (failure != null) {
            return;
        }
        try {
            work.run();
        } catch (DatabaseException failed) {
            failure = failed;
            stop.run();
        }
    }
}
