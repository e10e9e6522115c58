package io.xhscomments.examples.database;

import io.xhscomments.core.schema.FieldKind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds and reads the values of columns. */
final class Values {
    private final Dialect dialect;

    Values(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Binds a row to a statement whose parameters are these columns. */
    <T> void bind(PreparedStatement statement, List<Column<T>> columns, T row) throws SQLException {
        int at = 1;
        for (Column<T> column : columns) {
            Object value = column.value().apply(row).orElse(null);
            if (value == null) {
                statement.setNull(at, nullType(column.kind()));
            } else {
                bind(statement, at, column.kind(), value);
            }
            at++;
        }
    }

    private void bind(PreparedStatement statement, int at, FieldKind kind, Object value) throws SQLException {
        switch (kind) {
            case LONG -> statement.setLong(at, (long) value);
            case INT -> statement.setInt(at, (int) value);
            case BOOLEAN -> statement.setBoolean(at, (boolean) value);
            case TIME -> dialect.bindTime(statement, at, (Instant) value);
            default -> statement.setString(at, StorableText.of((String) value));
        }
    }

    int nullType(FieldKind kind) {
        return switch (kind) {
            case LONG -> Types.BIGINT;
            case INT -> Types.INTEGER;
            case BOOLEAN -> Types.BOOLEAN;
            case TIME -> dialect.nullTime();
            default -> Types.VARCHAR;
        };
    }

    /** The value of a column as it is stored; null for NULL. */
    @Nullable
    Object read(ResultSet row, int at, FieldKind kind) throws SQLException {
        if (kind == FieldKind.TIME) {
            return dialect.time(row, at);
        }
        Object value = switch (kind) {
            case LONG -> row.getLong(at);
            case INT -> row.getInt(at);
            case BOOLEAN -> row.getBoolean(at);
            default -> row.getString(at);
        };
        return row.wasNull() ? null : value;
    }

    /** The value of a column as it will be stored; null for NULL. */
    @Nullable
    static <T> Object stored(Column<T> column, T row) {
        Object value = column.value().apply(row).orElse(null);
        return value instanceof String text ? StorableText.of(text) : value;
    }
}
