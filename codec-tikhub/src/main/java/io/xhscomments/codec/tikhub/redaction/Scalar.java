package io.xhscomments.codec.tikhub.redaction;

import org.jspecify.annotations.Nullable;

/** A text, a number or a member's name in a response, with its position and the member it belongs to. Immutable. */
public final class Scalar {
    private final byte[] body;
    private final int start;
    private final int end;
    private final @Nullable String member;
    private final boolean ofUser;

    /**
     * A value that has been parsed.
     *
     * @param start the index of its first byte, a quote included
     * @param member the member whose value or list it belongs to; null for a name
     * @param ofUser whether it describes a user
     */
    Scalar(byte[] body, int start, int end, @Nullable String member, boolean ofUser) {
        this.body = body;
        this.start = start;
        this.end = end;
        this.member = member;
        this.ofUser = ofUser;
    }

    boolean isName() {
        return member == null;
    }

    boolean isNumber() {
        return body[start] != '"';
    }

    boolean ofUser() {
        return ofUser;
    }

    /** The member whose value or list it belongs to; empty for a name. */
    String member() {
        return member == null ? "" : member;
    }

    Spelling spelling() {
        return Spelling.of(body, start, end);
    }

    /** Replaces it by a text, even if it is a number. */
    ByteReplacement replaceByText(String text) {
        return new ByteReplacement(start, end, '"' + text + '"');
    }

    ByteReplacement replaceByNumber(String digits) {
        return new ByteReplacement(start, end, digits);
    }
}
