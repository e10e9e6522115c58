package io.xhscomments.examples.database;

import io.xhscomments.core.model.NoteId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes pages of comments within the transaction of the caller. After a failure it is not used again. */
final class PageWriter {
    private final StoredComments stored;
    private final Batch<Tables.NoteRow> notes;
    private final Batch<ReadComment> comments;
    private final Batch<Tables.ChangeRow> changes;
    private final Batch<Tables.ReadingRow> readings;
    private final String run;
    private final Instant startedAt;
    /** The notes of this run, and the times that were written last. */
    private final Map<NoteId, Instant> touched = new HashMap<>();

    PageWriter(Connection connection, Tables tables, Dialect dialect, String run, Instant startedAt)
            throws SQLException {
        Values values = new Values(dialect);
        this.stored = new StoredComments(connection, tables.comments(), values, dialect);
        this.notes = new Batch<>(connection, Tables.touchNote(), Tables.NOTES, values);
        this.comments = new Batch<>(connection, tables.comments().upsert(), tables.comments(), values);
        this.changes = new Batch<>(connection, Tables.CHANGES.insertIfAbsent(), Tables.CHANGES, values);
        this.readings = new Batch<>(connection, Tables.READINGS.upsert(), Tables.READINGS, values);
        this.run = run;
        this.startedAt = startedAt;
    }

    /** Writes the comments of a page, and what has changed. A version that is older than the stored one is left out. */
    void write(List<ReadComment> page) throws SQLException {
        Map<String, ReadComment> rows = new LinkedHashMap<>();
        page.forEach(row -> rows.put(row.comment().id().value(), row));
        Collection<Tables.NoteRow> read = notesOf(rows.values());
        touch(read);
        NoteId note = read.iterator().next().note();
        Map<String, StoredComments.StoredComment> known = stored.find(note, new ArrayList<>(rows.keySet()));
        for (Map.Entry<String, ReadComment> row : rows.entrySet()) {
            StoredComments.StoredComment before = known.get(row.getKey());
            if (before == null) {
                comments.add(row.getValue());
            } else if (!before.isNewerThan(row.getValue())) {
                for (Tables.ChangeRow change : stored.changes(before, row.getValue())) {
                    changes.add(change);
                }
                comments.add(row.getValue());
            }
        }
        comments.send();
        changes.send();
    }

    /**
     * Updates the times of notes. A page of several notes locks them all, in the order of their ids, so that two
     * writers never wait for each other.
     */
    private void touch(Collection<Tables.NoteRow> read) throws SQLException {
        for (Tables.NoteRow note : read) {
            Instant before = touched.get(note.note());
            if (before == null) {
                readings.add(new Tables.ReadingRow(run, note.note(), startedAt, null, null));
            }
            if (before == null || before.isBefore(note.readAt()) || read.size() > 1) {
                notes.add(note);
                touched.put(note.note(), note.readAt());
            }
        }
        notes.send();
        readings.send();
    }

    private static Collection<Tables.NoteRow> notesOf(Collection<ReadComment> rows) {
        Map<String, Tables.NoteRow> read = new TreeMap<>();
        for (ReadComment row : rows) {
            NoteId note = row.comment().noteId();
            read.merge(
                    note.value(),
                    new Tables.NoteRow(note, row.readAt()),
                    (one, other) -> one.readAt().isBefore(other.readAt()) ? other : one);
        }
        return read.values();
    }

    /** Writes how the readings ended. */
    void conclude(List<ReadingResult> results, Instant endedAt) throws SQLException {
        for (ReadingResult result : results) {
            readings.add(new Tables.ReadingRow(run, result.note(), startedAt, endedAt, result));
        }
        readings.send();
    }
}
