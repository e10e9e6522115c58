package io.xhscomments.codec.tikhub.redaction;

import org.jspecify.annotations.Nullable;

/** A text or a number of a response, or the name of a member: what it belongs to, and where it stands. Immutable. */
public final class Scalar {
    private final byte[] body;
    private final int start;
    private final int end;
    private final @Nullable String member;
    private final boolean ofUser;

    /**
     * One that has been read.
     *
     * @param start where it begins, with its quotes
     * @param member the member whose value it is, or in whose list it stands; null for a name
     * @param ofUser whether it says something of a user
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

    /** The member whose value it is, or in whose list it stands; a name belongs to none. */
    String member() {
        return member == null ? "" : member;
    }

    Spelling spelling() {
        return Spelling.of(body, start, end);
    }

    /** A text in its place, also where it is a number. */
    ByteReplacement becomeText(String text) {
        return new ByteReplacement(start, end, '"' + text + '"');
    }

    ByteReplacement becomeNumber(String digits) {
        return new ByteReplacement(start, end, digits);
    }
}
