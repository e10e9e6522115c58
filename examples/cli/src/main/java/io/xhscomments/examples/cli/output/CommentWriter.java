package io.xhscomments.examples.cli.output;

import io.xhscomments.adapter.cache.file.report.CommentChange;
import io.xhscomments.core.model.Comment;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes comments one by one, in the order given. For one thread, except for {@link #prepare}. Closing ends the
 * document, and leaves the stream open that it is written to.
 */
public interface CommentWriter extends Closeable, Flushable {
    /** About the size of a comment in memory. */
    int BYTES_OF_COMMENT = 1024;

    /**
     * Creates a writer of changes, which writes comments with {@link #write(CommentChange)}. The stream stays the
     * caller's.
     *
     * @throws IllegalArgumentException if the format is for people
     */
    static CommentWriter ofChanges(Format format, OutputStream stream) throws IOException {
        return switch (format) {
            case jsonl -> new JsonlWriter(stream);
            case csv -> new CsvCommentWriter(stream);
            case xlsx -> XlsxWriter.ofChanges(stream);
            case parquet -> ParquetWriter.ofChanges(stream);
            case table, html ->
                throw new IllegalArgumentException("Changes need jsonl, csv, xlsx or parquet, but got " + format);
        };
    }

    /** Writes one comment or reply; replies inlined in it are not followed. */
    void write(Comment comment) throws IOException;

    /**
     * Writes a comment, and what happened to it: in a column {@code change}, and the names of the fields that differ in
     * {@code changedFields}.
     *
     * @throws UnsupportedOperationException if {@link #ofChanges} did not create this writer
     */
    default void write(CommentChange change) throws IOException {
        throw new UnsupportedOperationException("This writer has no column for changes");
    }

    /** Comments that are ready to be written. */
    interface PreparedRows {
        /** About the number of bytes of memory. */
        int size();

        /** Writes them, as {@link CommentWriter#write} would have written each of them. */
        void write() throws IOException;
    }

    /**
     * Does the part of the work that does not depend on other comments, and writes nothing. Several threads can do this
     * at the same time, also beside a thread that writes.
     */
    default PreparedRows prepare(List<Comment> comments) {
        return new PreparedRows() {
            @Override
            public int size() {
                return comments.size() * BYTES_OF_COMMENT;
            }

            @Override
            public void write() throws IOException {
                for (Comment comment : comments) {
                    CommentWriter.this.write(comment);
                }
            }
        };
    }

    /**
     * Writes the result of the run: called once, after the last comment and before {@link #close()}, also when the run
     * was stopped early. Formats with room for it record whether the reading was complete, and how much was read of
     * what was reported. Not called if the comments could not be written.
     *
     * @param summaries one for each note
     */
    default void conclude(List<Summary> summaries) throws IOException {}
}
