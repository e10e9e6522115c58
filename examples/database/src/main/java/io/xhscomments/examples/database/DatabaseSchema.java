package io.xhscomments.examples.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Creates the tables in one transaction, or checks that this version knows them. A newer version of the program may add
 * columns, which changes no version of the schema: each version adds those that it misses, and leaves the others alone.
 */
final class DatabaseSchema {
    /** The version of the tables. A new one means that older programs would write something wrong. */
    static final int VERSION = 1;

    private static final String VERSION_TABLE = "xhs_comments_schema";

    private final Connection connection;
    private final Dialect dialect;
    private final Tables tables;

    DatabaseSchema(Connection connection, Dialect dialect, Tables tables) {
        this.connection = connection;
        this.dialect = dialect;
        this.tables = tables;
    }

    /** Works within the transaction of the caller; returns the tables. */
    Tables prepare() throws SQLException, DatabaseException {
        try (Statement statement = connection.createStatement()) {
            dialect.lockSchema(connection);
            statement.execute("CREATE TABLE IF NOT EXISTS " + VERSION_TABLE + " (version INTEGER NOT NULL)");
            int version = version(statement);
            if (version > VERSION) {
                throw new DatabaseException("the tables have version " + version + ", and this program knows version "
                        + VERSION + "; use a newer version of xhs-comments");
            }
            if (version == 0) {
                create(statement);
            } else {
                for (Table<?> table : tables.all()) {
                    addMissing(table, statement);
                }
            }
        }
        return tables;
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT max(version) FROM " + VERSION_TABLE)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private void create(Statement statement) throws SQLException {
        for (Table<?> table : tables.all()) {
            statement.execute(table.create(dialect));
        }
        statement.execute("CREATE INDEX comments_of_note ON comments (note_id)");
        statement.execute("INSERT INTO " + VERSION_TABLE + " (version) VALUES (" + VERSION + ")");
    }

    private <T> void addMissing(Table<T> table, Statement statement) throws SQLException {
        Set<String> present = new HashSet<>();
        try (ResultSet nothing = statement.executeQuery("SELECT * FROM " + table.name() + " WHERE 1 = 0")) {
            ResultSetMetaData columns = nothing.getMetaData();
            for (int at = 1; at <= columns.getColumnCount(); at++) {
                present.add(columns.getColumnName(at).toLowerCase(Locale.ROOT));
            }
        }
        for (Column<T> column : table.columns()) {
            if (!present.contains(column.name())) {
                statement.execute(table.add(column, dialect));
            }
        }
    }
}
