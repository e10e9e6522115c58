package io.xhscomments.examples.cli.database;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.examples.cli.output.CommentJson;
import io.xhscomments.examples.database.CommentDatabase;
import io.xhscomments.examples.database.DatabaseException;
import io.xhscomments.examples.database.ReadComment;
import io.xhscomments.examples.database.ReadingResult;
import java.io.Closeable;
import java.time.Instant;
import java.util.List;

/** Writes pages of comments with the times of their responses into a database. Owns the database. */
public final class DatabasePages implements Closeable {
    private final CommentDatabase database;
    private final ReadTimes times;

    private DatabasePages(CommentDatabase database, ReadTimes times) {
        this.database = database;
        this.times = times;
    }

    /**
     * Connects, and creates the tables if they do not exist.
     *
     * @param now the time of comments whose response has none
     * @throws DatabaseException if the database cannot be used
     */
    public static DatabasePages open(CommentDatabase.Builder settings, Instant now) throws DatabaseException {
        return new DatabasePages(settings.details(CommentJson::details).open(), new ReadTimes(now));
    }

    /** The same source, whose pages may be written. */
    public CommentSource observing(CommentSource source) {
        return times.observing(source);
    }

    /** Writes a page, in one transaction. */
    public void write(List<Comment> page) throws DatabaseException {
        database.write(page.stream()
                .map(comment -> new ReadComment(comment, times.take(comment)))
                .toList());
    }

    /** Writes the results of the readings. */
    public void conclude(List<ReadingResult> results) throws DatabaseException {
        database.conclude(results);
    }

    @Override
    public void close() throws DatabaseException {
        database.close();
    }
}
