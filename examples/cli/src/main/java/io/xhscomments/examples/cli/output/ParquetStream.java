package io.xhscomments.examples.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A stream in place of the file that parquet-java expects: it only appends. Closing leaves the stream open. */
final class ParquetStream implements OutputFile {
    private final OutputStream stream;

    ParquetStream(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) {
        return new Counting(stream);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
        return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }

    private static final class Counting extends PositionOutputStream {
        private final OutputStream stream;
        private long position;

        Counting(OutputStream stream) {
            this.stream = stream;
        }

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void write(int value) throws IOException {
            stream.write(value);
            position++;
        }

        @Override
        public void write(byte[] values, int offset, int length) throws IOException {
            stream.write(values, offset, length);
            position += length;
        }

        @Override
        public void flush() throws IOException {
            stream.flush();
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
