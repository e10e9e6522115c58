package io.xhscomments.examples.database;

import io.xhscomments.core.schema.FieldKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** PostgreSQL: a server. */
final class PostgresDialect implements Dialect {
    /** Any number that other programs hardly use. */
    private static final long SCHEMA_LOCK = 0x786873_636f6dL;
    /** The times that it can store. */
    private static final Instant FIRST_MOMENT = Instant.parse("-4712-01-01T00:00:00Z");

    private static final Instant LAST_MOMENT = Instant.parse("+294275-12-31T00:00:00Z");

    @Override
    public String prefix() {
        return "jdbc:postgresql:";
    }

    @Override
    public Properties properties(String password) {
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
    public String type(FieldKind kind) {
        return switch (kind) {
            case LONG -> "bigint";
            case INT -> "integer";
            case BOOLEAN -> "boolean";
            case TIME -> "timestamptz";
            default -> "text";
        };
    }

    @Override
    public void bindTime(PreparedStatement statement, int at, Instant time) throws SQLException {
        Instant known = time.isBefore(FIRST_MOMENT) ? FIRST_MOMENT : time.isAfter(LAST_MOMENT) ? LAST_MOMENT : time;
        statement.setObject(at, known.atOffset(ZoneOffset.UTC));
    }

    @Override
    public int nullTime() {
        return Types.TIMESTAMP_WITH_TIMEZONE;
    }

    @Override
    public @Nullable Instant time(ResultSet row, int at) throws SQLException {
        OffsetDateTime time = row.getObject(at, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** A plan that was made for small tables, without the index, would be kept as they grow. */
    @Override
    public void configure(Connection connection) throws SQLException {
        Dialect.execute(connection, "SET enable_seqscan = off");
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    @Override
    public void rollBack(Connection connection) throws SQLException {
        connection.rollback();
    }

    @Override
    public String lockOfNote() {
        return "SELECT id FROM " + Tables.NOTES.name() + " WHERE id = ? FOR UPDATE; ";
    }

    @Override
    public void lockSchema(Connection connection) throws SQLException {
        Dialect.execute(connection, "SELECT pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
    }
}
