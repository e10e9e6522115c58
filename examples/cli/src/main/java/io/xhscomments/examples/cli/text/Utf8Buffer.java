package io.xhscomments.examples.cli.text;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text in UTF-8 that grows at its end. Half a pair of surrogates becomes a question mark, as in every file of this
 * program. Tells of each text what it contains, so that most texts are looked at once. For one thread.
 */
public final class Utf8Buffer {
    /** A control character, ASCII only. */
    public static final int CONTROL = 1;
    /** A double quote. */
    public static final int QUOTE = 1 << 1;
    /** A backslash. */
    public static final int BACKSLASH = 1 << 2;
    /** A comma. */
    public static final int COMMA = 1 << 3;
    /** Another character at which some programs split rows: semicolon, tab or line break. */
    public static final int SEPARATOR = 1 << 4;
    /** A character that is neither ASCII, nor Chinese, Japanese or Korean, nor an emoji of one code point. */
    public static final int OTHER = 1 << 5;

    private static final int ASCII = 0x80;
    private static final int TWO_BYTES = 0x800;
    private static final char FIRST_CJK = 0x3000;
    private static final char FIRST_OF_EMOJI = 0xD83C;
    private static final char LAST_OF_EMOJI = 0xD83E;
    private static final int MAX_BYTES_OF_CHAR = 3;
    private static final byte[] KINDS = kinds();

    private byte[] bytes = new byte[1024];
    private int size;

    private static byte[] kinds() {
        byte[] kinds = new byte[ASCII];
        Arrays.fill(kinds, 0, ' ', (byte) CONTROL);
        kinds[0x7f] = CONTROL;
        kinds['"'] = QUOTE;
        kinds['\\'] = BACKSLASH;
        kinds[','] = COMMA;
        for (char separator : ";\t\r\n".toCharArray()) {
            kinds[separator] = (byte) (kinds[separator] | SEPARATOR);
        }
        return kinds;
    }

    /** The number of bytes. */
    public int size() {
        return size;
    }

    /** Drops everything from this position on. */
    public void truncate(int newSize) {
        size = newSize;
    }

    /** Appends a character of ASCII. */
    public void ascii(char character) {
        reserve(1);
        bytes[size++] = (byte) character;
    }

    /** Appends a text, and returns the kinds of characters in it. */
    public int text(String text) {
        int length = text.length();
        reserve(MAX_BYTES_OF_CHAR * length);
        byte[] to = bytes;
        int at = size;
        int kinds = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ASCII) {
                kinds |= KINDS[c];
                to[at++] = (byte) c;
            } else if (c < TWO_BYTES) {
                kinds |= OTHER;
                to[at++] = (byte) (0xc0 | c >> 6);
                to[at++] = (byte) (0x80 | c & 0x3f);
            } else if (!Character.isSurrogate(c)) {
                kinds |= c < FIRST_CJK || c > Character.MAX_SURROGATE ? OTHER : 0;
                to[at++] = (byte) (0xe0 | c >> 12);
                to[at++] = (byte) (0x80 | c >> 6 & 0x3f);
                to[at++] = (byte) (0x80 | c & 0x3f);
            } else if (i + 1 < length && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                kinds |= c < FIRST_OF_EMOJI || c > LAST_OF_EMOJI ? OTHER : 0;
                int point = Character.toCodePoint(c, text.charAt(++i));
                to[at++] = (byte) (0xf0 | point >> 18);
                to[at++] = (byte) (0x80 | point >> 12 & 0x3f);
                to[at++] = (byte) (0x80 | point >> 6 & 0x3f);
                to[at++] = (byte) (0x80 | point & 0x3f);
            } else {
                to[at++] = '?';
            }
        }
        size = at;
        return kinds;
    }

    /** Appends the text of another buffer. */
    public void append(Utf8Buffer other) {
        reserve(other.size);
        System.arraycopy(other.bytes, 0, bytes, size, other.size);
        size += other.size;
    }

    /** The text from this position on. */
    public String textFrom(int position) {
        return new String(bytes, position, size - position, StandardCharsets.UTF_8);
    }

    /** Writes everything to a stream, and is empty afterwards. */
    public void drainTo(OutputStream stream) throws IOException {
        stream.write(bytes, 0, size);
        size = 0;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(size, more)));
        }
    }
}
