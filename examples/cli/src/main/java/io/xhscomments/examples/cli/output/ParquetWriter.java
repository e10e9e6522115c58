package io.xhscomments.examples.cli.output;

import io.xhscomments.adapter.cache.file.report.CommentChange;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.schema.CommentSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Writes Apache Parquet, for notebooks and query engines. Rows are collected in groups of bounded size, and each group
 * goes to the stream when it is full. Readers need the end of the file, which holds the index of the groups and the
 * summary of the reading ({@code xhs-comments.reading}, as in {@code --summary-json}; {@code xhs-comments.complete}).
 *
 * <p>Uses the parts of parquet-java that work without Hadoop; the {@code ParquetWriter} of parquet-java needs it.
 */
final class ParquetWriter implements CommentWriter {
    /** The maximum size of a group in memory, before compression. */
    private static final int GROUP_BYTES = 8 * 1024 * 1024;

    private static final int GROUP_ROWS = 50_000;
    private static final int CHECK_EVERY = 100;
    private static final int PAGE_BYTES = 256 * 1024;
    private static final int INDEXED_BYTES = 64;

    private static final ParquetShape<Comment> SHAPE = ParquetShape.of(CommentSchema.COMMENT);
    private static final MessageType COMMENT = new MessageType("comment", SHAPE.types());
    private static final MessageType CHANGE = ParquetLabel.message(SHAPE.types());

    private final ParquetProperties options =
            ParquetProperties.builder().withPageSize(PAGE_BYTES).build();
    private final MessageType message;
    private final MessageColumnIO columns;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final ParquetFileWriter file;
    private @Nullable Group group;
    private boolean closed;

    ParquetWriter(OutputStream stream) throws IOException {
        this(stream, COMMENT);
    }

    /** A writer of changes. */
    static ParquetWriter ofChanges(OutputStream stream) throws IOException {
        return new ParquetWriter(stream, CHANGE);
    }

    private ParquetWriter(OutputStream stream, MessageType message) throws IOException {
        this.message = message;
        this.columns = new ColumnIOFactory(false).getColumnIO(message);
        this.file = new ParquetFileWriter(
                new ParquetStream(stream),
                message,
                ParquetFileWriter.Mode.CREATE,
                GROUP_BYTES,
                0,
                INDEXED_BYTES,
                INDEXED_BYTES,
                true);
        file.start();
    }

    @Override
    public void write(Comment comment) throws IOException {
        write(comment, records -> {});
    }

    @Override
    public void write(CommentChange change) throws IOException {
        write(change.comment(), out -> ParquetLabel.write(change, SHAPE.types().size(), out));
    }

    private void write(Comment comment, Consumer<RecordConsumer> label) throws IOException {
        Group current = group == null ? new Group() : group;
        group = current;
        current.records.startMessage();
        SHAPE.fields(comment, current.records);
        label.accept(current.records);
        current.records.endMessage();
        current.rows++;
        if (current.isFull()) {
            current.close();
            group = null;
        }
    }

    /** A group is written when it is full. */
    @Override
    public void flush() {}

    @Override
    public void conclude(List<Summary> summaries) throws IOException {
        metadata.put(
                "xhs-comments.complete",
                Boolean.toString(
                        summaries.stream().allMatch(summary -> summary.reason().isComplete())));
        ByteArrayOutputStream reading = new ByteArrayOutputStream();
        Summary.writeJson(summaries, List.of(), Optional.empty(), Optional.empty(), reading);
        metadata.put("xhs-comments.reading", reading.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (group != null) {
            group.close();
        }
        file.end(metadata);
    }

    /** The rows that are not written yet. */
    private final class Group {
        private final ColumnChunkPageWriteStore pages =
                new ColumnChunkPageWriteStore(new ParquetGzip(), message, options.getAllocator(), INDEXED_BYTES, true);
        private final ColumnWriteStore values = options.newColumnWriteStore(message, pages, pages);
        private final RecordConsumer records = columns.getRecordWriter(values);
        private int rows;

        boolean isFull() {
            return rows == GROUP_ROWS || (rows % CHECK_EVERY == 0 && values.getBufferedSize() > GROUP_BYTES);
        }

        void close() throws IOException {
            records.flush();
            values.flush();
            file.startBlock(rows);
            pages.flushToFileWriter(file);
            file.endBlock();
            values.close();
            pages.close();
        }
    }
}
