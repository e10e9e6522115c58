package io.xhscomments.codec.tikhub;

import com.squareup.moshi.JsonReader;
import java.io.EOFException;
import java.io.IOException;

/**
 * An answer is not what the API promises: where, and what was expected there. Never what was found, which may be a
 * secret; for the same reason it has no cause.
 */
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String path;

    private Fault(String path, String expected) {
        super(expected, null, false, false);
        this.path = tidy(path);
    }

    /**
     * At the place where the reader is. Inside a list: before the element is read, for the reader counts on after it.
     */
    static Fault at(JsonReader json, String expected) {
        return new Fault(json.getPath(), expected);
    }

    /** Where the reader broke off. What it threw holds what it found. */
    static Fault of(JsonReader json, Exception broken) {
        return new Fault(json.getPath(), words(broken));
    }

    /** Within a member that was stepped over: below it the reader keeps no count of where it is. */
    static Fault within(JsonReader json, String member, Exception broken) {
        String path = json.getPath();
        int end = path.lastIndexOf("." + member) + 1 + member.length();
        return new Fault(path.substring(0, end), words(broken));
    }

    /** At no place within the JSON. */
    static Fault ofWhole(String expected) {
        return new Fault("$", expected);
    }

    /** A member is missing in the object that has just been read to its end. */
    static Fault missing(JsonReader json, String member) {
        return new Fault(justRead(json.getPath()) + "." + member, "missing");
    }

    private static String words(Exception broken) {
        if (broken instanceof EOFException) {
            return "the answer ends here";
        }
        return broken instanceof IOException ? "no JSON from here on, or cut off" : "nested too deep";
    }

    /** Where no name is read yet the reader leaves its place empty. */
    private static String tidy(String path) {
        String filled = path.replace(".[", "[");
        return filled.endsWith(".") ? filled.substring(0, filled.length() - 1) : filled;
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
