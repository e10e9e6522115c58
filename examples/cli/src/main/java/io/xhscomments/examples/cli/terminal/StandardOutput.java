package io.xhscomments.examples.cli.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Standard output. It distinguishes a closed pipe from other failures, and remembers the first failure, because a
 * {@code PrintWriter} swallows exceptions.
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
        throwIfFailed();
        try {
            out.write(values, offset, length);
        } catch (IOException thrown) {
            throw remember(thrown);
        }
    }

    @Override
    public void flush() throws IOException {
        throwIfFailed();
        try {
            out.flush();
        } catch (IOException thrown) {
            throw remember(thrown);
        }
    }

    /** Flushes only: the stream belongs to the process and stays open. */
    @Override
    public void close() throws IOException {
        flush();
    }

    /**
     * Throws the first failure again, if there was one.
     *
     * @throws ClosedOutputException if the reader has closed the pipe
     */
    void throwIfFailed() throws IOException {
        IOException earlier = failure;
        if (earlier != null) {
            // A new exception each time, because an exception cannot suppress itself.
            throw ClosedOutputException.of(new IOException(earlier.getMessage(), earlier));
        }
    }

    private IOException remember(IOException thrown) {
        failure = thrown;
        return ClosedOutputException.of(thrown);
    }
}
