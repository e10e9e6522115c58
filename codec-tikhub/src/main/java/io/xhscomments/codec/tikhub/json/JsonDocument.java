package io.xhscomments.codec.tikhub.json;

import java.util.Arrays;
import java.util.Map;

/**
 * A parsed JSON text (RFC 8259): the start and end of each of its values. A {@link JsonValue} creates strings on
 * demand. Nesting is not limited: it takes memory in proportion to the length of the text, and no stack. Immutable once
 * parsed.
 */
public final class JsonDocument {
    private static final int MAX_PATH_CHARS = 500;
    private static final String ESCAPES = "\"\\/bfnrtu";

    private final byte[] bytes;
    private final boolean lenient;

    /** An entry for each value, in the order of the text. In an object the entry of a name comes before its value. */
    private int[] starts;

    private int[] ends;
    /** The entry after a value and its contents; 0 while the value is being read. */
    private int[] nexts;

    private int count;
    private int at;

    /** The entries of the lists and objects that are being read; the innermost is the last. */
    private int[] open = new int[16];

    private int depth;

    private JsonDocument(byte[] bytes, boolean lenient) {
        this.bytes = bytes;
        this.lenient = lenient;
        this.at = Utf8.afterByteOrderMark(bytes);
        this.starts = new int[16 + bytes.length / 8];
        this.ends = new int[starts.length];
        this.nexts = new int[starts.length];
    }

    /**
     * Parses a text that is one object. A byte order mark before it is skipped.
     *
     * @throws DecodeException if the text is not UTF-8, not JSON or not an object, or if something follows the object
     */
    public static JsonValue parseObject(byte[] bytes) {
        int notUtf8 = Utf8.firstFault(bytes);
        if (notUtf8 >= 0) {
            throw DecodeException.ofBody("not UTF-8 at byte " + notUtf8);
        }
        JsonDocument document = new JsonDocument(bytes, false);
        document.readAll();
        JsonValue root = new JsonValue(document, 0);
        if (!root.isObject()) {
            throw DecodeException.ofBody("expected an object");
        }
        return root;
    }

    /**
     * The members of the object that a text begins with, as far as the text is JSON. A member whose value is cut off is
     * left out, but an object or a list that is cut off keeps the values before the cut. Invalid UTF-8 and control
     * characters in texts are accepted.
     *
     * @return empty if the text does not begin with an object
     */
    public static Map<String, JsonValue> membersOfPrefix(byte[] bytes) {
        JsonDocument document = new JsonDocument(bytes, true);
        try {
            document.readAll();
        } catch (DecodeException brokenFromHereOn) {
            document.closeAll();
        }
        JsonValue root = new JsonValue(document, 0);
        return document.count > 0 && root.isObject() ? root.members() : Map.of();
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int entry) {
        return starts[entry];
    }

    int end(int entry) {
        return ends[entry];
    }

    int next(int entry) {
        return nexts[entry];
    }

    private void readAll() {
        boolean valueIsNext = true;
        while (valueIsNext || depth > 0) {
            skipSpace();
            valueIsNext = valueIsNext ? readValue() : readSeparator();
        }
        skipSpace();
        if (at < bytes.length) {
            throw DecodeException.ofBody("something follows the response");
        }
    }

    /** Drops the value that is being read, and a name without a value, and ends the lists and objects around them. */
    private void closeAll() {
        if (count > 0 && nexts[count - 1] == 0 && (depth == 0 || open[depth - 1] != count - 1)) {
            count--;
        }
        if (depth > 0 && isObject(open[depth - 1]) && children(open[depth - 1]) % 2 == 1) {
            count--;
        }
        while (depth > 0) {
            finish(open[--depth]);
        }
    }

    private boolean isObject(int entry) {
        return bytes[starts[entry]] == '{';
    }

    /** How many complete entries stand directly in a list or an object; a name counts as one. */
    private int children(int entry) {
        int children = 0;
        for (int i = entry + 1; i < count && nexts[i] != 0; i = nexts[i]) {
            children++;
        }
        return children;
    }

    /** Reads a value, or the start of a list or an object. Returns whether a value inside it is next. */
    private boolean readValue() {
        int entry = add();
        switch (byteAt(at)) {
            case '{', '[' -> {
                return readStart(entry);
            }
            case '"' -> readText();
            case 't' -> readLiteral("true");
            case 'f' -> readLiteral("false");
            case 'n' -> readLiteral("null");
            default -> readNumber();
        }
        finish(entry);
        return false;
    }

    private boolean readStart(int entry) {
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
        }
        open[depth++] = entry;
        boolean object = bytes[at++] == '{';
        skipSpace();
        if (byteAt(at) == (object ? '}' : ']')) {
            readEnd();
            return false;
        }
        if (object) {
            readName();
        }
        return true;
    }

    /** Reads a comma or the end of a list or an object. Returns whether another value is next. */
    private boolean readSeparator() {
        boolean object = isObject(open[depth - 1]);
        if (byteAt(at) == ',') {
            at++;
            if (object) {
                skipSpace();
                readName();
            }
            return true;
        }
        if (byteAt(at) != (object ? '}' : ']')) {
            throw fault();
        }
        readEnd();
        return false;
    }

    private void readEnd() {
        at++;
        finish(open[--depth]);
    }

    private void readName() {
        int entry = add();
        if (byteAt(at) != '"') {
            throw fault();
        }
        readText();
        finish(entry);
        skipSpace();
        if (byteAt(at) != ':') {
            throw fault();
        }
        at++;
    }

    private void readText() {
        at++;
        while (byteAt(at) != '"') {
            byte each = byteAt(at);
            if (each == '\\') {
                readEscape();
            } else if (each >= 0 && each < ' ' && (!lenient || at >= bytes.length)) {
                throw fault();
            }
            at++;
        }
        at++;
    }

    private void readEscape() {
        at++;
        byte kind = byteAt(at);
        if (ESCAPES.indexOf(kind) < 0) {
            throw fault();
        }
        if (kind == 'u') {
            for (int i = 0; i < 4; i++) {
                at++;
                if (Character.digit(byteAt(at), 16) < 0) {
                    throw fault();
                }
            }
        }
    }

    private void readLiteral(String literal) {
        for (int i = 0; i < literal.length(); i++, at++) {
            if (byteAt(at) != literal.charAt(i)) {
                throw fault();
            }
        }
    }

    private void readNumber() {
        if (byteAt(at) == '-') {
            at++;
        }
        if (byteAt(at) == '0') {
            at++;
        } else {
            readDigits();
        }
        if (byteAt(at) == '.') {
            at++;
            readDigits();
        }
        if (byteAt(at) == 'e' || byteAt(at) == 'E') {
            at++;
            if (byteAt(at) == '+' || byteAt(at) == '-') {
                at++;
            }
            readDigits();
        }
    }

    private void readDigits() {
        int first = at;
        while (byteAt(at) >= '0' && byteAt(at) <= '9') {
            at++;
        }
        if (at == first) {
            throw fault();
        }
    }

    private void skipSpace() {
        while (at < bytes.length && " \t\r\n".indexOf(bytes[at]) >= 0) {
            at++;
        }
    }

    /** The byte; 0 after the end, which no JSON token begins with. */
    private byte byteAt(int index) {
        return index < bytes.length ? bytes[index] : 0;
    }

    private int add() {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            nexts = Arrays.copyOf(nexts, count * 2);
        }
        starts[count] = at;
        return count++;
    }

    private void finish(int entry) {
        ends[entry] = at;
        nexts[entry] = count;
    }

    private DecodeException fault() {
        return DecodeException.at(path(), at < bytes.length ? "not JSON at byte " + at : "the response ends here");
    }

    /** The path to the value that is being read, up to a length. */
    private String path() {
        StringBuilder path = new StringBuilder("$");
        for (int i = 0; i < depth && path.length() < MAX_PATH_CHARS; i++) {
            int name = open[i];
            int inside = 0;
            int entry = open[i] + 1;
            while (entry < count && nexts[entry] != 0) {
                name = entry;
                entry = nexts[entry];
                inside++;
            }
            if (bytes[starts[open[i]]] == '[') {
                path.append('[').append(inside).append(']');
            } else if (inside % 2 == 1) {
                path.append('.').append(new JsonValue(this, name).text());
            }
        }
        return path.toString();
    }
}
