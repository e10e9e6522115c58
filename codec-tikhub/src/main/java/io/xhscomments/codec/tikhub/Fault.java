package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;

/**
 * An answer is not what the API promises: where, and what was expected there. Never what was found, which may be a secret; for the
 * same reason it has no cause.
 */
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String path;

    private Fault(String path, String expected) {
        super(expected, null, false, false);
        this.path = path;
    }

    /** At the place where the reader is. Inside a list: before the element is read, for the reader counts on after it. */
    static Fault at(JsonReader json, String expected) {
        return new Fault(json.getPath(), expected);
    }

    /** At no place within the JSON. */
    static Fault ofWhole(String expected) {
        return new Fault("$", expected);
    }

    /** A member is missing in the object that has just been read to its end. */
    static Fault missing(JsonReader json, String member) {
        return new Fault(justRead(json.getPath()) + "." + member, "missing");
    }

    /** Behind an element of a list the reader already points at the next one. */
    private static String justRead(String path) {
        if (!path.endsWith("]")) {
            return path;
        }
        int bracket = path.lastIndexOf('[');
        int next = Integer.parseInt(path.substring(bracket + 1, path.length() - 1));
        return path.substring(0, bracket + 1) + (next - 1) + "]";
    }

    String path() {
        return path;
    }

    String expected() {
        return String.valueOf(getMessage());
    }
}
