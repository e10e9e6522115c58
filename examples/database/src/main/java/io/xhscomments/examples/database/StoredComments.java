package io.xhscomments.examples.database;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.schema.FieldKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks up the compared columns of comments that are stored. */
final class StoredComments {
    private static final int MAX_IDS = 256;

    private final Connection connection;
    private final String lock;
    private final Values values;
    private final List<Column<ReadComment>> compared;
    private final String select;
    /** By the number of ids, a power of 2. */
    private final Map<Integer, PreparedStatement> statements = new HashMap<>();

    /** A comment as it is stored. */
    record StoredComment(@Nullable Instant readAt, List<@Nullable Object> values) {
        /** Whether this version was read later. */
        boolean isNewerThan(ReadComment other) {
            return readAt != null && other.readAt().isBefore(readAt);
        }
    }

    StoredComments(Connection connection, Table<ReadComment> table, Values values, Dialect dialect) {
        this.lock = dialect.lockOfNote();
        this.connection = connection;
        this.values = values;
        this.compared = table.columns().stream().filter(Column::compared).toList();
        this.select =
                Stream.concat(Stream.of("id", Tables.READ_AT), compared.stream().map(Column::name))
                                .collect(Collectors.joining(", ", "SELECT ", " FROM "))
                        + table.name() + " WHERE id IN ";
    }

    /** Locks a note, and returns the stored versions of these comments, by id. */
    Map<String, StoredComment> find(NoteId note, List<String> ids) throws SQLException {
        Map<String, StoredComment> found = new HashMap<>();
        for (int from = 0; from < ids.size(); from += MAX_IDS) {
            find(note, ids.subList(from, Math.min(ids.size(), from + MAX_IDS)), found);
        }
        return found;
    }

    private void find(NoteId note, List<String> ids, Map<String, StoredComment> found) throws SQLException {
        int size = ids.size() == 1 ? 1 : Integer.highestOneBit(ids.size() - 1) * 2;
        PreparedStatement statement = statements.get(size);
        if (statement == null) {
            statement = connection.prepareStatement(
                    lock + select + Stream.generate(() -> "?").limit(size).collect(Collectors.joining(", ", "(", ")")));
            statements.put(size, statement);
        }
        int first = 1;
        if (!lock.isEmpty()) {
            statement.setString(first++, note.value());
        }
        for (int at = 0; at < size; at++) {
            // The rest of the parameters repeat the last id.
            statement.setString(first + at, ids.get(Math.min(at, ids.size() - 1)));
        }
        statement.execute();
        if (!lock.isEmpty()) {
            statement.getMoreResults();
        }
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                found.put(rows.getString(1), stored(rows));
            }
        }
    }

    private StoredComment stored(ResultSet row) throws SQLException {
        List<@Nullable Object> stored = new ArrayList<>();
        for (int at = 0; at < compared.size(); at++) {
            stored.add(values.read(row, at + 3, compared.get(at).kind()));
        }
        return new StoredComment((Instant) values.read(row, 2, FieldKind.TIME), stored);
    }

    /** The columns that differ. */
    List<Tables.ChangeRow> changes(StoredComment before, ReadComment now) {
        List<Tables.ChangeRow> changes = new ArrayList<>();
        for (int at = 0; at < compared.size(); at++) {
            Column<ReadComment> column = compared.get(at);
            Object value = Values.stored(column, now);
            Object stored = before.values().get(at);
            if (!Objects.equals(value, stored)) {
                changes.add(new Tables.ChangeRow(
                        now, column.name(), Optional.ofNullable(stored), Optional.ofNullable(value)));
            }
        }
        return changes;
    }
}
