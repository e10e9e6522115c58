package io.xhscomments.examples.cli.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Standard output. It tells a reader that has gone from other failures, and remembers the first failure, because a
 * {@code PrintWriter} keeps it to itself.
 */
final class StandardOutput extends FilterOutputStream {
    private volatile @Nullable IOException failure;

    StandardOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] values, int offset, int length) throws IOException {
        requireSound();
        try {
            out.write(values, offset, length);
        } catch (IOException thrown) {
            throw remember(thrown);
        }
    }

    @Override
    public void flush() throws IOException {
        requireSound();
        try {
            out.flush();
        } catch (IOException thrown) {
            throw remember(thrown);
        }
    }

    /** It belongs to the process, and stays open. */
    @Override
    public void close() throws IOException {
        flush();
    }

    /**
     * Fails if writing has failed before.
     *
     * @throws ClosedOutputException if the reader has gone
     */
    void requireSound() throws IOException {
        IOException earlier = failure;
        if (earlier != null) {
            // A new one each time: an exception cannot be suppressed in itself.
            throw ClosedOutputException.of(new IOException(earlier.getMessage(), earlier));
        }
    }

    private IOException remember(IOException thrown) {
        failure = thrown;
        return ClosedOutputException.of(thrown);
    }
}
