package io.xhscomments.examples.database;

import io.xhscomments.core.schema.FieldKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** SQLite: a file. Times are texts as in ISO 8601, which SQLite's own functions understand. */
final class SqliteDialect implements Dialect {
    private static final int BUSY = 5;
    private static final long PAUSE_NANOS = 5_000_000;

    @Override
    public String prefix() {
        return "jdbc:sqlite:";
    }

    /** A page is written without waiting for the disk: see the README. */
    @Override
    public Properties properties(String password) {
        Properties properties = new Properties();
        properties.setProperty("busy_timeout", Integer.toString(WAIT_SECONDS * 1000));
        properties.setProperty("synchronous", "NORMAL");
        properties.setProperty("transaction_mode", "IMMEDIATE");
        return properties;
    }

    @Override
    public String type(FieldKind kind) {
        return switch (kind) {
            case LONG, INT -> "INTEGER";
            case BOOLEAN -> "BOOLEAN";
            default -> "TEXT";
        };
    }

    @Override
    public void bindTime(PreparedStatement statement, int at, Instant time) throws SQLException {
        statement.setString(at, time.toString());
    }

    @Override
    public int nullTime() {
        return Types.VARCHAR;
    }

    @Override
    public @Nullable Instant time(ResultSet row, int at) throws SQLException {
        String text = row.getString(at);
        return text == null ? null : Instant.parse(text);
    }

    /** Readers are not blocked. The switch does not wait for other connections by itself. */
    @Override
    public void configure(Connection connection) throws SQLException {
        long start = System.nanoTime();
        while (true) {
            try {
                Dialect.execute(connection, "PRAGMA journal_mode = WAL");
                return;
            } catch (SQLException refused) {
                if (refused.getErrorCode() != BUSY || System.nanoTime() - start > WAIT_SECONDS * 1_000_000_000L) {
                    throw refused;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
    }

    /** The driver's own commit would begin the next transaction at once, and keep all other writers waiting. */
    @Override
    public void commit(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
    }

    @Override
    public void rollBack(Connection connection) throws SQLException {
        try {
            if (connection.getAutoCommit()) {
                // The commit failed.
                Dialect.execute(connection, "ROLLBACK");
            } else {
                connection.rollback();
            }
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Each transaction is the only one that writes. */
    @Override
    public String lockOfNote() {
        return "";
    }

    @Override
    public void lockSchema(Connection connection) {}
}
