package io.xhscomments.codec.tikhub.fast;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A position in the bytes, and a reader of the JSON strings that begin there. Every string is checked to its end, also
 * one that is skipped: UTF-8, escapes, no control characters.
 */
abstract class JsonStrings {
    private static final int MIN_BUFFER = 128;
    private static final int MAX_BUFFER = Integer.MAX_VALUE - 8;
    private static final char[] EMPTY = {};

    final byte[] bytes;
    final int end;
    int at;

    /** The characters of a string that is not plain ASCII. The buffer is used again for the next one. */
    private char[] decoded = EMPTY;

    private int length;

    JsonStrings(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** A byte; 0 after the end, which no JSON token begins with. */
    final byte byteAt(int index) {
        return index < end ? bytes[index] : 0;
    }

    /** Reads the string after its opening quote. */
    final String string() {
        int start = at;
        int stop = special(start);
        if (byteAt(stop) == '"') {
            at = stop + 1;
            return new String(bytes, start, stop - start, StandardCharsets.ISO_8859_1);
        }
        decode(stop);
        return new String(decoded, 0, length);
    }

    /** Steps over the string after its opening quote. */
    final void skipString() {
        int stop = special(at);
        if (byteAt(stop) == '"') {
            at = stop + 1;
        } else {
            decode(stop);
        }
    }

    /** The index of the next byte that is not plain text, or the end. */
    final int special(int from) {
        for (int i = from; i <= end - Swar.BYTES; i += Swar.BYTES) {
            long special = Swar.special(Swar.at(bytes, i));
            if (special != 0) {
                return i + Swar.before(special);
            }
        }
        return specialNearEnd(from);
    }

    private int specialNearEnd(int from) {
        int i = Math.max(from, end - Swar.BYTES);
        while (i < end && bytes[i] >= ' ' && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    /** Decodes up to the closing quote. The bytes before {@code stop} are plain. */
    private void decode(int stop) {
        char[] units = bufferFor(stop - at);
        int count = 0;
        int i = at;
        while (i < stop) {
            units[count++] = (char) bytes[i++];
        }
        byte next;
        while ((next = byteAt(i)) != '"') {
            if (count > units.length - 2) {
                units = bufferFor(count);
            }
            if ((next & 0xF0) == 0xE0) {
                units[count++] = ofThree(Swar.at(bytes, i, end));
                i += 3;
            } else if (next >= ' ' && next != '\\') {
                units[count++] = (char) next;
                i++;
            } else {
                at = i;
                count += Character.toChars(next == '\\' ? escaped() : ofTwoOrFour(next & 0xFF), units, count);
                i = at;
            }
        }
        at = i + 1;
        length = count;
    }

    /** The buffer with its characters, enlarged if it has no space for this many and two more. */
    private char[] bufferFor(int count) {
        if (count > decoded.length - 2) {
            decoded = Arrays.copyOf(decoded, (int) Math.min(MIN_BUFFER + 2L * count, MAX_BUFFER));
        }
        return decoded;
    }

    /** A character of three bytes, as most of Chinese. Overlong forms and surrogates are unsupported. */
    private static char ofThree(long bytes) {
        int unit = (int) (bytes & 0x0F) << 12 | (int) (bytes >> 2 & 0xFC0) | (int) (bytes >> 16 & 0x3F);
        if ((bytes & 0xC0C0F0) != 0x8080E0
                || unit < 0x800
                || (unit >= Character.MIN_SURROGATE && unit <= Character.MAX_SURROGATE)) {
            throw UnsupportedJsonException.now();
        }
        return (char) unit;
    }

    private int ofTwoOrFour(int lead) {
        int start = at;
        if (lead >= 0xC2 && lead < 0xE0) {
            at += 2;
            return (lead & 0x1F) << 6 | continuation(start + 1);
        }
        if (lead < 0xF0 || lead > 0xF4) {
            throw UnsupportedJsonException.now();
        }
        int point = (lead & 0x07) << 18
                | continuation(start + 1) << 12
                | continuation(start + 2) << 6
                | continuation(start + 3);
        if (!Character.isSupplementaryCodePoint(point)) {
            throw UnsupportedJsonException.now();
        }
        at += 4;
        return point;
    }

    private int continuation(int i) {
        int bits = byteAt(i) ^ 0xFFFFFF80;
        if (bits < 0 || bits > 0x3F) {
            throw UnsupportedJsonException.now();
        }
        return bits;
    }

    /** Reads an escape, from its backslash. */
    private char escaped() {
        byte kind = byteAt(at + 1);
        int start = at + 2;
        at = start;
        return switch (kind) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                at += 4;
                yield (char) (hex(start) << 12 | hex(start + 1) << 8 | hex(start + 2) << 4 | hex(start + 3));
            }
            default -> throw UnsupportedJsonException.now();
        };
    }

    private int hex(int i) {
        int digit = Character.digit(byteAt(i), 16);
        if (digit < 0) {
            throw UnsupportedJsonException.now();
        }
        return digit;
    }
}
