package io.xhscomments.core.model;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The id of a comment or of a reply: 24 hex digits, of which any case is taken, and lower case is told. An immutable
 * value, safe to share between threads. Programs hold such ids by the million, so it is kept as the number it is: 24
 * bytes of memory, where its text would take 80. {@link #value()} makes the text anew each time.
 *
 * @param time the first eight hex digits: Unix seconds, without a sign; see {@link #createdAt()}
 * @param rest the other sixteen
 */
public record CommentId(int time, long rest) implements Serializable {
    private static final String WHAT = "A comment id";

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException if {@code value} is not 24 hex digits
     */
    public static CommentId of(String value) {
        byte[] ascii = value.getBytes(StandardCharsets.ISO_8859_1);
        if (ascii.length != ObjectIdFormat.LENGTH) {
            throw ObjectIdFormat.refused(value, WHAT);
        }
        return read(ascii, 0, value);
    }

    /**
     * Reads the id that stands there, for decoders: no text is made of it.
     *
     * @param ascii the bytes around it are not looked at
     * @param offset where its first digit stands
     * @throws IllegalArgumentException if the next 24 bytes are no hex digits
     * @throws IndexOutOfBoundsException if there are less than 24
     */
    public static CommentId ofAscii(byte[] ascii, int offset) {
        return read(ascii, offset, "");
    }

    private static CommentId read(byte[] ascii, int offset, String value) {
        int time = 0;
        long rest = 0;
        int all = 0;
        for (int i = offset; i < offset + ObjectIdFormat.TIME_LENGTH; i++) {
            int digit = ObjectIdFormat.digit(ascii[i]);
            all |= digit;
            time = time << 4 | digit;
        }
        for (int i = offset + ObjectIdFormat.TIME_LENGTH; i < offset + ObjectIdFormat.LENGTH; i++) {
            int digit = ObjectIdFormat.digit(ascii[i]);
            all |= digit;
            rest = rest << 4 | digit;
        }
        if (all < 0) {
            String refused = value.isEmpty()
                    ? new String(ascii, offset, ObjectIdFormat.LENGTH, StandardCharsets.ISO_8859_1)
                    : value;
            throw ObjectIdFormat.refused(refused, WHAT);
        }
        return new CommentId(time, rest);
    }

    /** The 24 hex digits, in lower case. */
    public String value() {
        return ObjectIdFormat.text(time, rest);
    }

    /**
     * When the comment was made, to the second, as its id tells (the first eight hex digits are Unix seconds). In
     * captured responses it agrees with {@link Comment#createdAt()} within a second.
     */
    public Instant createdAt() {
        return Instant.ofEpochSecond(Integer.toUnsignedLong(time));
    }

    /** The bare id. */
    @Override
    public String toString() {
        return value();
    }
}
