package io.xhscomments.core.model;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The id of a comment or of a reply: 24 hex digits, accepted in any case and returned in lower case. An immutable
 * value, safe to share between threads. It is stored as a number and takes 24 bytes of memory instead of 80, because
 * programs hold ids by the million; {@link #value()} creates the text at each call.
 */
public final class CommentId implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String DESCRIPTION = "A comment id";

    /** The first eight hex digits: Unix seconds, unsigned. */
    private final int time;
    /** The other sixteen hex digits. */
    private final long rest;

    private CommentId(int time, long rest) {
        this.time = time;
        this.rest = rest;
    }

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException if {@code value} is not 24 hex digits
     */
    public static CommentId of(String value) {
        byte[] ascii = value.getBytes(StandardCharsets.ISO_8859_1);
        if (ascii.length != ObjectIdFormat.LENGTH) {
            throw ObjectIdFormat.refused(value, DESCRIPTION);
        }
        return read(ascii, 0, value);
    }

    /**
     * Reads an id from bytes without making a text of it, for decoders.
     *
     * @param ascii the bytes that contain the id
     * @param offset the index of its first digit
     * @throws IllegalArgumentException if the next 24 bytes are not hex digits
     * @throws IndexOutOfBoundsException if fewer than 24 bytes follow
     */
    public static CommentId ofAscii(byte[] ascii, int offset) {
        return read(ascii, offset, null);
    }

    private static CommentId read(byte[] ascii, int offset, @Nullable String value) {
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
            String refused = value == null
                    ? new String(ascii, offset, ObjectIdFormat.LENGTH, StandardCharsets.ISO_8859_1)
                    : value;
            throw ObjectIdFormat.refused(refused, DESCRIPTION);
        }
        return new CommentId(time, rest);
    }

    /** The 24 hex digits in lower case. */
    public String value() {
        return ObjectIdFormat.text(time, rest);
    }

    /** The id as its twelve bytes, for compact storage. */
    public byte[] toByteArray() {
        return ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                .putInt(time)
                .putLong(rest)
                .array();
    }

    /**
     * The creation time of the comment, to the second, from the first eight hex digits, which are Unix seconds. In
     * captured responses it agrees with {@link Comment#createdAt()} within a second.
     */
    public Instant createdAt() {
        return Instant.ofEpochSecond(Integer.toUnsignedLong(time));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CommentId that && time == that.time && rest == that.rest;
    }

    @Override
    public int hashCode() {
        return 31 * time + Long.hashCode(rest);
    }

    /** The bare id. */
    @Override
    public String toString() {
        return value();
    }
}
