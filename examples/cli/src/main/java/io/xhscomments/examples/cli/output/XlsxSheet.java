package io.xhscomments.examples.cli.output;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteLink;
import io.xhscomments.core.model.Picture;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Worksheet;

/** One sheet of comments: one row per comment, below a head that stays visible and filters. */
final class XlsxSheet {
    private static final String TIME = "createdAt";
    private static final int FLUSH_EVERY = 100;
    private static final int NARROW = 14;
    private static final int MOMENT = 20;
    private static final int ID = 26;
    private static final int WIDE = 60;

    private final Worksheet sheet;
    private final XlsxCells cells;
    private final List<Column> columns;
    private int rows = 1;
    private boolean closed;

    XlsxSheet(Worksheet sheet, List<Column> columns, XlsxLoss loss) {
        this.sheet = sheet;
        this.columns = columns;
        this.cells = new XlsxCells(sheet, loss);
        for (int at = 0; at < columns.size(); at++) {
            String name = columns.get(at).name();
            cells.head(0, at, name.equals(TIME) ? TIME + " (UTC)" : name);
            sheet.width(at, width(name));
        }
        sheet.freezePane(0, 1);
    }

    /** The number of rows so far, the head included. */
    int rows() {
        return rows;
    }

    void write(Comment comment) throws IOException {
        for (int at = 0; at < columns.size(); at++) {
            Column column = columns.get(at);
            Optional<?> value = column.value().apply(comment);
            if (value.isPresent()) {
                cells.value(rows, at, value.get());
                Optional<String> link = link(column, comment);
                if (link.isPresent()) {
                    cells.link(rows, at, link.get());
                }
            }
        }
        rows++;
        if (rows % FLUSH_EVERY == 0) {
            sheet.flush();
        }
    }

    void close() throws IOException {
        if (!closed) {
            closed = true;
            sheet.setAutoFilter(0, 0, rows - 1, columns.size() - 1);
            sheet.close();
        }
    }

    /**
     * A cell can hold one link: that of the first picture. Avatars are not linked, since opening one shows the reader.
     */
    private static Optional<String> link(Column column, Comment comment) {
        return switch (column.name()) {
            case "noteId" -> Optional.of(new NoteLink(comment.noteId()).uri().toString());
            case "pictures" ->
                comment.pictures().stream()
                        .map(Picture::url)
                        .flatMap(Optional::stream)
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private static int width(String column) {
        return switch (column) {
            case "content" -> WIDE;
            case TIME -> MOMENT;
            case "id", "noteId", "rootId", "parentId" -> ID;
            default -> NARROW;
        };
    }
}
