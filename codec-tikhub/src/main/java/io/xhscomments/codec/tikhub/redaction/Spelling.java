package io.xhscomments.codec.tikhub.redaction;

import io.xhscomments.codec.tikhub.json.Utf8;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text out of a response, and at which byte each of its characters begins: so a few of them can be replaced, and the
 * others stay as they are spelled. Immutable.
 */
final class Spelling {
    /** {@code %3D}, {@code %253D}; and, since texts hold JSON in turn, a sign behind backslashes or as its number. */
    private static final Pattern ESCAPED =
            Pattern.compile("%(?:25)*+([0-7][0-9a-fA-F])|(?<!\\\\)\\\\++(?:u00([0-7][0-9a-fA-F])|([/\"'nrt]))");

    private static final int MOST_LAYERS = 4;

    private final String text;
    private final int[] at;

    private Spelling(String text, int[] at) {
        this.text = text;
        this.at = at;
    }

    /** Of the number, or of the string in its quotes, that stands there. It has been read before, so it is whole. */
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

    /** Where a character begins; behind the last one, where it ends. Never within the bytes of a character. */
    int at(int index) {
        return at[index];
    }

    /** The text as JSON means it, and as it reads with one layer of escapes after the other taken off. */
    List<Spelling> layers() {
        List<Spelling> layers = new ArrayList<>(1);
        Spelling next = this;
        while (next != null && layers.size() < MOST_LAYERS) {
            layers.add(next);
            next = next.unescaped();
        }
        return layers;
    }

    private @Nullable Spelling unescaped() {
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
            inner.append(sign(escaped));
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

    private static char sign(Matcher escaped) {
        String sign = escaped.group(3);
        if (sign != null) {
            return "nrt".contains(sign) ? ' ' : sign.charAt(0);
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
