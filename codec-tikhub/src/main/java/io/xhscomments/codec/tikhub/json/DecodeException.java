package io.xhscomments.codec.tikhub.json;

/**
 * A response does not have the expected form. It says where, and what was expected, but never what was found, which may
 * be a secret; for the same reason it has no cause.
 */
public final class DecodeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String path;

    private DecodeException(String path, String expected) {
        super(expected, null, false, false);
        this.path = path;
    }

    public static DecodeException at(String path, String expected) {
        return new DecodeException(path, expected);
    }

    /** A fault of the complete body. */
    public static DecodeException ofBody(String expected) {
        return new DecodeException("$", expected);
    }

    public String path() {
        return path;
    }

    public String expected() {
        return String.valueOf(getMessage());
    }
}
