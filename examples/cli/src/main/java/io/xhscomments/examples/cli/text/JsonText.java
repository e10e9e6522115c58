package io.xhscomments.examples.cli.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON value without white space. Brackets, names and values come in order; commas are added. For one
 * thread.
 */
public final class JsonText {
    private static final int CHECKED = Utf8Buffer.CONTROL | Utf8Buffer.QUOTE | Utf8Buffer.BACKSLASH | Utf8Buffer.OTHER;
    private static final String[] ESCAPES = escapes();

    private final Utf8Buffer out;
    private boolean isSafe = true;
    private boolean needsComma;

    /** Appends the value to this buffer. */
    public JsonText(Utf8Buffer out) {
        this.out = out;
    }

    private static String[] escapes() {
        String[] escapes = new String[' '];
        for (int c = 0; c < escapes.length; c++) {
            escapes[c] = String.format(Locale.ROOT, "\\u%04x", c);
        }
        escapes['\t'] = "\\t";
        escapes['\b'] = "\\b";
        escapes['\n'] = "\\n";
        escapes['\r'] = "\\r";
        escapes['\f'] = "\\f";
        return escapes;
    }

    /** Whether no character so far has to be escaped by a {@link Sanitizer}. Doubtful characters count as unsafe. */
    public boolean isSafe() {
        return isSafe;
    }

    /** Begins an object or a list. */
    public void begin(char bracket) {
        separate();
        out.ascii(bracket);
        needsComma = false;
    }

    /** Ends it. */
    public void end(char bracket) {
        out.ascii(bracket);
        needsComma = true;
    }

    /** The name of the next value. */
    public void name(String name) {
        text(name);
        out.ascii(':');
        needsComma = false;
    }

    /** A string. */
    public void text(String text) {
        separate();
        out.ascii('"');
        int start = out.size();
        if ((out.text(text) & CHECKED) != 0) {
            out.truncate(start);
            escaped(text);
        }
        out.ascii('"');
    }

    /** A number or a truth value. */
    public void plain(Object value) {
        separate();
        out.text(value.toString());
    }

    /** A value that is JSON already. */
    public void raw(String json) {
        separate();
        isSafe &= (out.text(json) & (Utf8Buffer.CONTROL | Utf8Buffer.OTHER)) == 0;
    }

    private void separate() {
        if (needsComma) {
            out.ascii(',');
        }
        needsComma = true;
    }

    private void escaped(String text) {
        int written = 0;
        int before = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(before)) {
            int point = text.codePointAt(at);
            String escape = escape(point);
            if (escape != null) {
                out.text(text.substring(written, at));
                out.text(escape);
                written = at + 1;
            } else {
                isSafe &= Sanitizer.isSafe(point, before);
            }
            before = point;
        }
        out.text(text.substring(written));
    }

    private static @Nullable String escape(int point) {
        return switch (point) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            // Line breaks of JavaScript.
            case '\u2028' -> "\\u2028";
            case '\u2029' -> "\\u2029";
            default -> point < ESCAPES.length ? ESCAPES[point] : null;
        };
    }
}
