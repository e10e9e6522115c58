package io.xhscomments.examples.database;

import io.xhscomments.core.model.Comment;
import java.io.Closeable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Keeps comments current in a relational database: one row for each comment, with its newest version. Opening it
 * connects, and creates the tables if they do not exist. It sends no request and costs nothing.
 *
 * <p>Each page is one transaction, and writing a page again changes nothing, so a run that was killed can be repeated.
 * Several threads and several processes can write at the same time: threads of one database take turns, and so do the
 * writers of one note. The caller closes it. If a call fails, the page is not stored, and those before it are; a caller
 * that has paid for a page keeps it elsewhere first, such as in a page store.
 */
public final class CommentDatabase implements Closeable {
    private final Builder settings;
    private final Connection connection;
    private final PageWriter writer;

    private CommentDatabase(Builder settings, Connection connection, PageWriter writer) {
        this.settings = settings;
        this.connection = connection;
        this.writer = writer;
    }

    /** The settings for a database at this URL, all at their defaults. */
    public static Builder builder(DatabaseUrl url) {
        return new Builder(Objects.requireNonNull(url, "url"));
    }

    /**
     * Writes the comments of a page in one transaction, with a line of {@code comment_changes} for each named field
     * that differs from what is stored. A comment of which a newer version is stored is left out.
     *
     * @throws DatabaseException if they cannot be written; then none of them is
     */
    public synchronized void write(List<ReadComment> page) throws DatabaseException {
        if (page.isEmpty()) {
            return;
        }
        List<ReadComment> rows = page.stream()
                .map(row -> new ReadComment(row.comment(), seconds(row.readAt())))
                .toList();
        inTransaction(
                "a page of note " + rows.get(0).comment().noteId() + " cannot be written", () -> writer.write(rows));
        writer.committed(rows);
    }

    /**
     * Writes how the readings of this run ended, in one transaction: one line of {@code readings} for each note.
     *
     * @throws DatabaseException if they cannot be written; then none of them is
     */
    public synchronized void conclude(List<ReadingResult> results) throws DatabaseException {
        Instant now = seconds(settings.clock.instant());
        inTransaction("the result of the run cannot be written", () -> writer.conclude(results, now));
    }

    /** Statements of one transaction. */
    private interface Work {
        void run() throws SQLException;
    }

    private void inTransaction(String problem, Work work) throws DatabaseException {
        try {
            work.run();
            connection.commit();
        } catch (SQLException failed) {
            rollBack(failed);
            throw settings.describe(problem, failed);
        }
    }

    private void rollBack(SQLException failed) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            // Without a connection there is nothing to roll back.
            failed.addSuppressed(lost);
        }
    }

    /** A page that was written is stored already. */
    @Override
    public synchronized void close() throws DatabaseException {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw settings.describe("the connection cannot be closed", failed);
        }
    }

    /** The URL, which contains no password. */
    @Override
    public String toString() {
        return "CommentDatabase[" + settings.url + "]";
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The settings of a {@link CommentDatabase}. For one thread; one builder can open several. */
    public static final class Builder {
        private final DatabaseUrl url;
        private String password = "";
        private Function<Comment, Optional<String>> details = comment -> Optional.empty();
        private Clock clock = Clock.systemUTC();
        private String run = "";

        private Builder(DatabaseUrl url) {
            this.url = url;
        }

        /** The password of the user: by default none. It is shown nowhere. */
        public Builder password(String secret) {
            this.password = Objects.requireNonNull(secret, "secret");
            return this;
        }

        /**
         * Everything of a comment that has no column of its own, as JSON, for the column {@code more}: by default none.
         */
        public Builder details(Function<Comment, Optional<String>> json) {
            this.details = Objects.requireNonNull(json, "json");
            return this;
        }

        /** The clock for the beginning and the end of readings: by default that of the system. */
        public Builder clock(Clock newClock) {
            this.clock = Objects.requireNonNull(newClock, "newClock");
            return this;
        }

        /** The id of this run in the table {@code readings}: by default a random one. */
        public Builder run(String id) {
            this.run = Objects.requireNonNull(id, "id");
            return this;
        }

        /**
         * Connects, and creates the tables if they do not exist.
         *
         * @throws DatabaseException if the database cannot be reached, refuses the user, or has tables that this
         *     version does not know
         */
        public CommentDatabase open() throws DatabaseException {
            try {
                Connection connection = url.dialect().connect(url, password);
                try {
                    return open(connection);
                } catch (SQLException | DatabaseException | RuntimeException refused) {
                    connection.close();
                    throw refused;
                }
            } catch (SQLException failed) {
                throw describe("the database " + url + " cannot be used", failed);
            }
        }

        private CommentDatabase open(Connection connection) throws SQLException, DatabaseException {
            connection.setAutoCommit(false);
            Tables tables = new Tables(details);
            new DatabaseSchema(connection, url.dialect(), tables).prepare();
            connection.commit();
            String id = run.isEmpty() ? UUID.randomUUID().toString() : run;
            return new CommentDatabase(
                    this,
                    connection,
                    new PageWriter(connection, tables, new Values(url.dialect()), id, seconds(clock.instant())));
        }

        private DatabaseException describe(String problem, SQLException failed) {
            return DatabaseException.of(problem, failed, password);
        }
    }
}
