package io.xhscomments.examples.database;

import io.xhscomments.core.schema.FieldKind;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What the two kinds of databases do differently. */
enum Dialect {
    /** A file. Times are texts as in ISO 8601, which SQLite's own functions understand. */
    SQLITE("jdbc:sqlite:") {
        /** Readers are not blocked, and a page is written without waiting for the disk: see the README. */
        @Override
        Properties properties(String password) {
            Properties properties = new Properties();
            properties.setProperty("busy_timeout", Integer.toString(WAIT_SECONDS * 1000));
            properties.setProperty("journal_mode", "WAL");
            properties.setProperty("synchronous", "NORMAL");
            properties.setProperty("transaction_mode", "IMMEDIATE");
            return properties;
        }

        @Override
        String type(FieldKind kind) {
            return switch (kind) {
                case LONG, INT -> "INTEGER";
                case BOOLEAN -> "BOOLEAN";
                default -> "TEXT";
            };
        }

        @Override
        void bindTime(PreparedStatement statement, int at, Instant time) throws SQLException {
            statement.setString(at, time.toString());
        }

        @Override
        int nullTime() {
            return Types.VARCHAR;
        }

        @Override
        @Nullable
        Instant time(ResultSet row, int at) throws SQLException {
            String text = row.getString(at);
            return text == null ? null : Instant.parse(text);
        }

        /** A transaction is begun by its first statement, and is the only one that writes. */
        @Override
        void lockSchema(Statement statement) {}
    },
    /** A server. */
    POSTGRESQL("jdbc:postgresql:") {
        @Override
        Properties properties(String password) {
            Properties properties = new Properties();
            if (!password.isEmpty()) {
                properties.setProperty("password", password);
            }
            properties.setProperty("ApplicationName", "xhs-comments");
            properties.setProperty("connectTimeout", "10");
            properties.setProperty("socketTimeout", Integer.toString(WAIT_SECONDS));
            properties.setProperty("tcpKeepAlive", "true");
            properties.setProperty("reWriteBatchedInserts", "true");
            return properties;
        }

        @Override
        String type(FieldKind kind) {
            return switch (kind) {
                case LONG -> "bigint";
                case INT -> "integer";
                case BOOLEAN -> "boolean";
                case TIME -> "timestamptz";
                default -> "text";
            };
        }

        @Override
        void bindTime(PreparedStatement statement, int at, Instant time) throws SQLException {
            Instant known = time.isBefore(FIRST_MOMENT) ? FIRST_MOMENT : time.isAfter(LAST_MOMENT) ? LAST_MOMENT : time;
            statement.setObject(at, known.atOffset(ZoneOffset.UTC));
        }

        @Override
        int nullTime() {
            return Types.TIMESTAMP_WITH_TIMEZONE;
        }

        @Override
        @Nullable
        Instant time(ResultSet row, int at) throws SQLException {
            OffsetDateTime time = row.getObject(at, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }

        @Override
        void lockSchema(Statement statement) throws SQLException {
            statement.execute("SELECT pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
        }
    };

    /** The longest wait for another writer, or for a response of the server. */
    private static final int WAIT_SECONDS = 60;
    /** Any number that other programs hardly use. */
    private static final long SCHEMA_LOCK = 0x786873_636f6dL;
    /** The times that PostgreSQL can store. */
    private static final Instant FIRST_MOMENT = Instant.parse("-4712-01-01T00:00:00Z");

    private static final Instant LAST_MOMENT = Instant.parse("+294275-12-31T00:00:00Z");

    private final String prefix;

    Dialect(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }

    Connection connect(DatabaseUrl url, String password) throws SQLException {
        return DriverManager.getConnection(url.toString(), properties(password));
    }

    abstract Properties properties(String password);

    abstract String type(FieldKind kind);

    abstract void bindTime(PreparedStatement statement, int at, Instant time) throws SQLException;

    abstract int nullTime();

    @Nullable
    abstract Instant time(ResultSet row, int at) throws SQLException;

    /** Lets no other run create the tables in this transaction. */
    abstract void lockSchema(Statement statement) throws SQLException;
}
