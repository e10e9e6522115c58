package io.xhscomments.examples.database;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.reading.CoverageField;
import io.xhscomments.core.schema.CommentSchema;
import io.xhscomments.core.schema.FieldKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The tables. The columns of comments are made from {@link CommentSchema}, those of readings from the coverage. */
final class Tables {
    static final String READ_AT = "read_at";
    private static final String FIRST_READ_AT = "first_read_at";

    /** A note and when it was read. */
    record NoteRow(NoteId note, Instant readAt) {}

    /** A column of a comment had another value than is served now. */
    record ChangeRow(ReadComment now, String field, Optional<Object> before, Optional<Object> after) {}

    /** The reading of a note in one run; without a result until it ends. */
    record ReadingRow(
            String run,
            NoteId note,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable ReadingResult ended) {
        Optional<ReadingResult> result() {
            return Optional.ofNullable(ended);
        }
    }

    static final Table<NoteRow> NOTES = new Table<>(
            "notes",
            List.of("id"),
            Set.of(FIRST_READ_AT),
            List.of(
                    Column.of("id", FieldKind.TEXT, row -> row.note().value()),
                    Column.of(FIRST_READ_AT, FieldKind.TIME, NoteRow::readAt),
                    Column.of("last_read_at", FieldKind.TIME, NoteRow::readAt)));

    static final Table<ChangeRow> CHANGES = new Table<>(
            "comment_changes",
            List.of("comment_id", "field", READ_AT),
            Set.of(),
            List.of(
                    Column.of(
                            "comment_id",
                            FieldKind.TEXT,
                            row -> row.now().comment().id().value()),
                    Column.of(
                            "note_id",
                            FieldKind.TEXT,
                            row -> row.now().comment().noteId().value()),
                    Column.of("field", FieldKind.TEXT, ChangeRow::field),
                    Column.optional(
                            "old_value", FieldKind.TEXT, row -> row.before().map(Object::toString)),
                    Column.optional(
                            "new_value", FieldKind.TEXT, row -> row.after().map(Object::toString)),
                    Column.of(READ_AT, FieldKind.TIME, row -> row.now().readAt())));

    static final Table<ReadingRow> READINGS =
            new Table<>("readings", List.of("run", "note_id"), Set.of("started_at"), columnsOfReading());

    private final Table<ReadComment> comments;

    /** @param details everything of a comment that has no column, as JSON */
    Tables(Function<Comment, Optional<String>> details) {
        List<Column<ReadComment>> columns = new ArrayList<>(CommentSchema.COMMENT.columns().stream()
                .map(field -> Column.of(field, ReadComment::comment))
                .toList());
        columns.add(Column.optional(
                "more", FieldKind.TEXT, row -> details.apply(row.comment()).map(json -> json)));
        columns.add(Column.of(FIRST_READ_AT, FieldKind.TIME, ReadComment::readAt));
        columns.add(Column.of(READ_AT, FieldKind.TIME, ReadComment::readAt));
        comments = new Table<>("comments", List.of("id"), Set.of(FIRST_READ_AT), List.copyOf(columns));
    }

    Table<ReadComment> comments() {
        return comments;
    }

    List<Table<?>> all() {
        return List.of(NOTES, comments, CHANGES, READINGS);
    }

    /** Inserts or updates a note, and locks it up to the end of the transaction. */
    static String touchNote() {
        return NOTES.insert() + " ON CONFLICT (id) DO UPDATE SET last_read_at = CASE"
                + " WHEN excluded.last_read_at > notes.last_read_at THEN excluded.last_read_at"
                + " ELSE notes.last_read_at END";
    }

    private static List<Column<ReadingRow>> columnsOfReading() {
        List<Column<ReadingRow>> columns = new ArrayList<>();
        columns.add(Column.of("run", FieldKind.TEXT, ReadingRow::run));
        columns.add(Column.of("note_id", FieldKind.TEXT, row -> row.note().value()));
        columns.add(Column.of("started_at", FieldKind.TIME, ReadingRow::startedAt));
        columns.add(Column.optional("ended_at", FieldKind.TIME, row -> Optional.ofNullable(row.endedAt())));
        columns.add(Column.optional("stop", FieldKind.TEXT, row -> row.result().map(ReadingResult::stop)));
        columns.add(Column.optional(
                "complete", FieldKind.BOOLEAN, row -> row.result().map(ReadingResult::complete)));
        columns.add(Column.optional(
                "oldest_page",
                FieldKind.TIME,
                row -> row.result().flatMap(ReadingResult::oldestPage).map(time -> time)));
        for (CoverageField field : CoverageField.values()) {
            columns.add(Column.optional(
                    Column.snakeCase(field.id()),
                    FieldKind.LONG,
                    row -> row.result().flatMap(result -> boxed(field.of(result.coverage())))));
        }
        columns.add(requests("sent", Spend::sent));
        columns.add(requests("charged", Spend::charged));
        columns.add(requests("free", Spend::free));
        columns.add(requests("unknown", Spend::unknown));
        return List.copyOf(columns);
    }

    private static Column<ReadingRow> requests(String name, ToLongFunction<Spend> count) {
        return Column.optional(
                "requests_" + name,
                FieldKind.LONG,
                row -> row.result().map(result -> count.applyAsLong(result.spend())));
    }

    private static Optional<Object> boxed(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }
}
