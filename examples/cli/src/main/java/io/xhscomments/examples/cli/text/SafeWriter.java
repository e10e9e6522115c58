package io.xhscomments.examples.cli.text;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * Prints messages in UTF-8 and escapes unsafe characters of foreign text. {@link #println(String)} prints exactly one
 * line, whatever its text contains. Flushes after each line.
 */
public final class SafeWriter extends PrintWriter {
    private final UnaryOperator<String> redaction;

    /** @param redaction removes secrets from a line */
    public SafeWriter(OutputStream out, UnaryOperator<String> redaction) {
        super(new Lines(new OutputStreamWriter(out, StandardCharsets.UTF_8), redaction), true);
        this.redaction = redaction;
    }

    @Override
    public void println(String line) {
        super.println(Sanitizer.oneLine(redaction.apply(line)));
    }

    /** Collects complete lines, because an unsafe sequence may be written in parts. */
    private static final class Lines extends Writer {
        private final Writer out;
        private final UnaryOperator<String> redaction;
        private final StringBuilder pending = new StringBuilder();

        Lines(Writer out, UnaryOperator<String> redaction) {
            this.out = out;
            this.redaction = redaction;
        }

        @Override
        public void write(char[] chars, int offset, int length) throws IOException {
            pending.append(chars, offset, length);
            int end = pending.lastIndexOf("\n") + 1;
            if (end > 0) {
                emit(end);
            }
        }

        private void emit(int end) throws IOException {
            out.write(Sanitizer.lines(redaction.apply(pending.substring(0, end))));
            pending.delete(0, end);
        }

        @Override
        public void flush() throws IOException {
            emit(pending.length());
            out.flush();
        }

        @Override
        public void close() throws IOException {
            flush();
            out.close();
        }
    }
}
