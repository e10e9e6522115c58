package io.xhscomments.codec.tikhub.direct;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A place in the bytes, and the strings of JSON that begin there. Each is checked to its end, whether it is wanted or
 * not: UTF-8, escapes, no control characters.
 */
abstract class Texts {
    private static final int FEW = 128;

    final byte[] bytes;
    final int end;
    int at;

    /** What a string means that is not plain ASCII. It is used again for the next one. */
    private char[] meaning = {};

    private int length;

    Texts(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** A byte; behind the end 0, which nowhere stands for anything. */
    final byte byteAt(int index) {
        return index < end ? bytes[index] : 0;
    }

    /** The string whose opening quote has just been read. */
    final String string() {
        int start = at;
        int stop = special(start);
        if (byteAt(stop) == '"') {
            at = stop + 1;
            return new String(bytes, start, stop - start, StandardCharsets.ISO_8859_1);
        }
        understand(stop);
        return new String(meaning, 0, length);
    }

    /** Steps over the string whose opening quote has just been read. */
    final void skipString() {
        int stop = special(at);
        if (byteAt(stop) == '"') {
            at = stop + 1;
        } else {
            understand(stop);
        }
    }

    /** The first byte from here on that is not plain text, or the end. */
    final int special(int from) {
        for (int i = from; i <= end - Eight.BYTES; i += Eight.BYTES) {
            long special = Eight.special(Eight.at(bytes, i));
            if (special != 0) {
                return i + Eight.before(special);
            }
        }
        return specialNearEnd(from);
    }

    private int specialNearEnd(int from) {
        int i = Math.max(from, end - Eight.BYTES);
        while (i < end && bytes[i] >= ' ' && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    /** Reads on to the closing quote, what stands before {@code stop} being plain. */
    private void understand(int stop) {
        int i = at;
        length = 0;
        room(stop - i);
        while (i < stop) {
            meaning[length++] = (char) bytes[i++];
        }
        byte next;
        while ((next = byteAt(i)) != '"') {
            room(2);
            if (next < 0) {
                i = character(i, next & 0xFF);
            } else if (next == '\\') {
                i = escape(i + 1);
            } else if (next >= ' ') {
                meaning[length++] = (char) next;
                i++;
            } else {
                throw GiveUp.now();
            }
        }
        at = i + 1;
    }

    private void room(int more) {
        if (length + more > meaning.length) {
            meaning = Arrays.copyOf(meaning, Math.max(FEW, length + more + meaning.length));
        }
    }

    /** A character of several bytes, in its shortest form and no surrogate. Returns what is behind it. */
    private int character(int i, int lead) {
        if (lead >= 0xE0 && lead < 0xF0) {
            int unit = (lead & 0x0F) << 12 | continuation(i + 1) << 6 | continuation(i + 2);
            if (unit < 0x800 || (unit >= Character.MIN_SURROGATE && unit <= Character.MAX_SURROGATE)) {
                throw GiveUp.now();
            }
            meaning[length++] = (char) unit;
            return i + 3;
        }
        if (lead >= 0xC2 && lead < 0xE0) {
            meaning[length++] = (char) ((lead & 0x1F) << 6 | continuation(i + 1));
            return i + 2;
        }
        if (lead >= 0xF0 && lead < 0xF5) {
            int point =
                    (lead & 0x07) << 18 | continuation(i + 1) << 12 | continuation(i + 2) << 6 | continuation(i + 3);
            if (!Character.isSupplementaryCodePoint(point)) {
                throw GiveUp.now();
            }
            meaning[length++] = Character.highSurrogate(point);
            meaning[length++] = Character.lowSurrogate(point);
            return i + 4;
        }
        throw GiveUp.now();
    }

    private int continuation(int i) {
        int bits = byteAt(i) ^ 0xFFFFFF80;
        if (bits < 0 || bits > 0x3F) {
            throw GiveUp.now();
        }
        return bits;
    }

    /** What stands behind a backslash. Returns what is behind that. */
    private int escape(int i) {
        meaning[length++] = switch (byteAt(i)) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) (hex(i + 1) << 12 | hex(i + 2) << 8 | hex(i + 3) << 4 | hex(i + 4));
            default -> throw GiveUp.now();
        };
        return byteAt(i) == 'u' ? i + 5 : i + 1;
    }

    private int hex(int i) {
        int digit = Character.digit(byteAt(i), 16);
        if (digit < 0) {
            throw GiveUp.now();
        }
        return digit;
    }
}
