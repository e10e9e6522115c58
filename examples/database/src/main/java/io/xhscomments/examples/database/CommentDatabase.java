package io.xhscomments.examples.database;

import io.xhscomments.core.model.Comment;
import java.io.Closeable;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
    private final DatabaseConnection connection;
    private final Tables tables;
    private final String run;
    private final Instant startedAt;
    /** None after a failure: its statements may hold rows of the page that failed. */
    private @Nullable PageWriter writer;

    private CommentDatabase(Builder settings, DatabaseConnection connection, Tables tables) {
        this.settings = settings;
        this.connection = connection;
        this.tables = tables;
        this.run = settings.run.isEmpty() ? UUID.randomUUID().toString() : settings.run;
        this.startedAt = seconds(settings.clock.instant());
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
                "a page of note " + rows.get(0).comment().noteId() + " cannot be written", pages -> pages.write(rows));
    }

    /**
     * Writes how the readings of this run ended, in one transaction: one line of {@code readings} for each note.
     *
     * @throws DatabaseException if they cannot be written; then none of them is
     */
    public synchronized void conclude(List<ReadingResult> results) throws DatabaseException {
        Instant now = seconds(settings.clock.instant());
        inTransaction("the result of the run cannot be written", pages -> pages.conclude(results, now));
    }

    /** Statements of one transaction. */
    private interface Work {
        void run(PageWriter pages) throws SQLException;
    }

    private void inTransaction(String problem, Work work) throws DatabaseException {
        PageWriter current = writer;
        writer = null;
        writer = connection.inTransaction(problem, statements -> {
            PageWriter pages = current == null
                    ? new PageWriter(statements, tables, connection.dialect(), run, startedAt)
                    : current;
            work.run(pages);
            return pages;
        });
    }

    /** A page that was written is stored already. */
    @Override
    public synchronized void close() throws DatabaseException {
        connection.close();
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
            DatabaseConnection connection = DatabaseConnection.open(url, password);
            try {
                Tables tables = connection.inTransaction(
                        "the tables of " + url + " cannot be created",
                        statements ->
                                new DatabaseSchema(statements, connection.dialect(), new Tables(details)).prepare());
                return new CommentDatabase(this, connection, tables);
            } catch (DatabaseException | RuntimeException refused) {
                connection.close();
                throw refused;
            }
        }
    }
}
