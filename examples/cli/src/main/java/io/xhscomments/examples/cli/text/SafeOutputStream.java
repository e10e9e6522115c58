package io.xhscomments.examples.cli.text;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Lets lines of UTF-8 through as a terminal may show them: unsafe characters by their number. Where the lines are JSON,
 * they mean the same as before. For one thread.
 */
public final class SafeOutputStream extends FilterOutputStream {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** @param out where to write; it stays the caller's */
    public SafeOutputStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int value) throws IOException {
        line.write(value);
        if (value == '\n') {
            emit();
        }
    }

    @Override
    public void write(byte[] values, int offset, int length) throws IOException {
        for (int at = offset; at < offset + length; at++) {
            write(values[at]);
        }
    }

    /** Half a line stays until its end comes, since half a character cannot be looked at. */
    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        emit();
        out.flush();
    }

    private void emit() throws IOException {
        String text = line.toString(StandardCharsets.UTF_8);
        // The end of a line of CSV, and no sign that moves a cursor.
        String end = text.endsWith("\r\n") ? "\r\n" : "";
        String safe = Sanitizer.lines(text.substring(0, text.length() - end.length())) + end;
        out.write(safe.getBytes(StandardCharsets.UTF_8));
        line.reset();
    }
}
