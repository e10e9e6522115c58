package io.xhscomments.examples.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** A statement for rows of a table, which are sent many at once. */
final class Batch<T> {
    private static final int MAX_ROWS = 500;

    private final PreparedStatement statement;
    private final List<Column<T>> columns;
    private final Values values;
    private int rows;

    Batch(Connection connection, String sql, Table<T> table, Values values) throws SQLException {
        this.statement = connection.prepareStatement(sql);
        this.columns = table.columns();
        this.values = values;
    }

    void add(T row) throws SQLException {
        values.bind(statement, columns, row);
        statement.addBatch();
        rows++;
        if (rows == MAX_ROWS) {
            send();
        }
    }

    void send() throws SQLException {
        if (rows > 0) {
            rows = 0;
            statement.executeBatch();
        }
    }
}
