package io.xhscomments.examples.cli.text;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Escapes unsafe characters in lines of UTF-8 before a terminal shows them. JSON lines keep their meaning. For one
 * thread.
 */
public final class SafeOutputStream extends FilterOutputStream {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** @param out the stream to write to; the caller closes it */
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

    /** Does not flush an incomplete line, because it may end within a character. */
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
        // A carriage return is safe only at the end of a line, where CSV has one.
        String end = text.endsWith("\r\n") ? "\r\n" : "";
        String safe = Sanitizer.lines(text.substring(0, text.length() - end.length())) + end;
        out.write(safe.getBytes(StandardCharsets.UTF_8));
        line.reset();
    }
}
