package io.xhscomments.examples.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A stream as the file that parquet-java wants: it is only ever written on at its end. Closing leaves it open. */
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
