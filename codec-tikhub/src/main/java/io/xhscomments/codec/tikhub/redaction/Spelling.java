package io.xhscomments.codec.tikhub.redaction;

import io.xhscomments.codec.tikhub.json.Utf8;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text of a response with the byte index of each of its characters, so that some characters can be replaced while the
 * others keep their spelling. Immutable.
 */
final class Spelling {
    /** {@code %3D}, {@code %253D}; and, because texts contain JSON, a character after backslashes or as its number. */
    private static final Pattern ESCAPED =
            Pattern.compile("%(?:25)*+([0-7][0-9a-fA-F])|(?<!\\\\)\\\\++(?:u00([0-7][0-9a-fA-F])|([/\"'nrt]))");

    private static final int MAX_LAYERS = 4;

    private final String text;
    private final int[] at;

    private Spelling(String text, int[] at) {
        this.text = text;
        this.at = at;
    }

    /** The spelling of a number or of a string with its quotes, which must be valid JSON. */
    static Spelling of(byte[] body, int start, int end) {
        int quotes = body[start] == '"' ? 1 : 0;
        int last = end - quotes;
        StringBuilder text = new StringBuilder(end - start);
        int[] at = new int[end - start + 1];
        int i = start + quotes;
        while (i < last) {
            at[text.length()] = i;
            if (body[i] == '\\') {
                text.append(escaped(body, i + 1));
                i += body[i + 1] == 'u' ? 6 : 2;
            } else {
                int length = body[i] >= 0 ? 1 : Utf8.sequenceLength(body, i);
                text.appendCodePoint(codePoint(body, i, length));
                i += length;
                if (length == 4) {
                    at[text.length() - 1] = i;
                }
            }
        }
        at[text.length()] = last;
        return new Spelling(text.toString(), at);
    }

    String text() {
        return text;
    }

    /** The byte index of a character; for the index after the last one, the end of the text. */
    int at(int index) {
        return at[index];
    }

    /** The unescaped JSON text, followed by the same text with one more layer of escapes removed each time. */
    List<Spelling> layers() {
        List<Spelling> layers = new ArrayList<>(1);
        Spelling next = this;
        while (next != null && layers.size() < MAX_LAYERS) {
            layers.add(next);
            next = next.unescaped();
        }
        return layers;
    }

    private @Nullable Spelling unescaped() {
        if (text.indexOf('%') < 0 && text.indexOf('\\') < 0) {
            return null;
        }
        Matcher escaped = ESCAPED.matcher(text);
        if (!escaped.find()) {
            return null;
        }
        StringBuilder inner = new StringBuilder(text.length());
        int[] innerAt = new int[text.length() + 1];
        int i = 0;
        do {
            i = copy(i, escaped.start(), inner, innerAt);
            innerAt[inner.length()] = at[i];
            inner.append(unescape(escaped));
            i = escaped.end();
        } while (escaped.find());
        copy(i, text.length(), inner, innerAt);
        innerAt[inner.length()] = at[text.length()];
        return new Spelling(inner.toString(), innerAt);
    }

    private int copy(int from, int to, StringBuilder inner, int[] innerAt) {
        System.arraycopy(at, from, innerAt, inner.length(), to - from);
        inner.append(text, from, to);
        return to;
    }

    private static char unescape(Matcher escaped) {
        String symbol = escaped.group(3);
        if (symbol != null) {
            return "nrt".contains(symbol) ? ' ' : symbol.charAt(0);
        }
        String code = escaped.group(1) != null ? escaped.group(1) : escaped.group(2);
        return (char) HexFormat.fromHexDigits(code);
    }

    private static char escaped(byte[] body, int at) {
        return switch (body[at]) {
            case 'u' -> {
                int unit = 0;
                for (int i = at + 1; i <= at + 4; i++) {
                    unit = unit << 4 | HexFormat.fromHexDigit(body[i]);
                }
                yield (char) unit;
            }
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> (char) body[at];
        };
    }

    private static int codePoint(byte[] body, int at, int length) {
        if (length == 1) {
            return body[at];
        }
        int codePoint = body[at] & (0x7F >> length);
        for (int i = at + 1; i < at + length; i++) {
            codePoint = codePoint << 6 | (body[i] & 0x3F);
        }
        return codePoint;
    }
}
