package io.xhscomments.examples.database;

import io.xhscomments.core.schema.FieldKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What the kinds of databases do differently. Has no state. */
interface Dialect {
    /** The longest wait for another writer, or for a response of the server. */
    int WAIT_SECONDS = 60;

    /** The kinds of databases. */
    List<Dialect> ALL = List.of(new SqliteDialect(), new PostgresDialect());

    /** The beginning of its URLs. */
    String prefix();

    /** The settings of a connection. */
    Properties properties(String password);

    /** The SQL type of a column. */
    String type(FieldKind kind);

    /** Binds a time. */
    void bindTime(PreparedStatement statement, int at, Instant time) throws SQLException;

    /** The type of a time that is NULL. */
    int nullTime();

    /** Reads a time; null for NULL. */
    @Nullable
    Instant time(ResultSet row, int at) throws SQLException;

    /** Prepares a new connection. */
    void configure(Connection connection) throws SQLException;

    /** Begins a transaction that writes. */
    void begin(Connection connection) throws SQLException;

    /** Ends a transaction. */
    void commit(Connection connection) throws SQLException;

    /** Undoes a transaction. */
    void rollBack(Connection connection) throws SQLException;

    /**
     * A statement that locks a note up to the end of the transaction, so that its comments have one writer at a time.
     * It is sent together with the next one; empty if there is never a second writer.
     */
    String lockOfNote();

    /** Lets no other run create the tables in this transaction. */
    void lockSchema(Connection connection) throws SQLException;

    /** Runs one statement. */
    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
