package io.xhscomments.examples.database;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table and its SQL, which both kinds of databases understand.
 *
 * @param name the name
 * @param key the columns of the primary key
 * @param first columns that keep the value of the first insert
 * @param columns all columns, in order
 */
record Table<T>(String name, List<String> key, Set<String> first, List<Column<T>> columns) {

    String create(Dialect dialect) {
        return "CREATE TABLE " + name
                + columns.stream()
                        .map(column -> definition(column, dialect))
                        .collect(Collectors.joining(", ", " (", ", PRIMARY KEY (" + String.join(", ", key) + "))"));
    }

    /** Adds a column that a newer version knows. */
    String add(Column<T> column, Dialect dialect) {
        return "ALTER TABLE " + name + " ADD COLUMN " + definition(column, dialect);
    }

    private String definition(Column<T> column, Dialect dialect) {
        return column.name() + " " + dialect.type(column.kind()) + (key.contains(column.name()) ? " NOT NULL" : "");
    }

    /** Inserts a row, or replaces the one with its key, except for the columns that keep their first value. */
    String upsert() {
        String updates = columns.stream()
                .map(Column::name)
                .filter(column -> !key.contains(column) && !first.contains(column))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return insert() + " ON CONFLICT (" + String.join(", ", key) + ") DO "
                + (updates.isEmpty() ? "NOTHING" : "UPDATE SET " + updates);
    }

    /** Inserts a row unless its key is there. */
    String insertIfAbsent() {
        return insert() + " ON CONFLICT (" + String.join(", ", key) + ") DO NOTHING";
    }

    String insert() {
        return "INSERT INTO " + name
                + columns.stream().map(Column::name).collect(Collectors.joining(", ", " (", ") VALUES "))
                + columns.stream().map(column -> "?").collect(Collectors.joining(", ", "(", ")"));
    }
}
