package io.xhscomments.core.checkpoint;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON subset of checkpoints: strings, integers, true and false, lists and objects, without white space and in
 * printable ASCII, so that no file encoding can damage it. Parsed to {@link String}, {@link Long}, {@link Boolean},
 * {@link List} and {@link Map}, which keeps the order of the members. For one thread.
 */
public final class JsonText {
    /** Enough for nested comments, and small enough for the stack. */
    private static final int MAX_DEPTH = 400;

    private static final int HEX_DIGITS = 4;

    private final String text;
    private int at;
    private int depth;

    private JsonText(String text) {
        this.text = text;
    }

    /** Appends a string with its quotes; unpaired surrogates are kept, too. */
    static void quote(CharSequence plain, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c < ' ' || c > '~') {
                out.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                if (c == '"' || c == '\\') {
                    out.append('\\');
                }
                out.append(c);
            }
        }
        out.append('"');
    }

    /**
     * Parses a complete text.
     *
     * @throws IllegalArgumentException if the text is malformed
     * @throws IndexOutOfBoundsException if the text is cut off
     */
    public static Object parse(String text) {
        JsonText json = new JsonText(text);
        Object value = json.value();
        if (json.at != text.length()) {
            throw json.unexpected("the end");
        }
        return value;
    }

    private Object value() {
        char first = text.charAt(at);
        if (first == '"') {
            return string();
        } else if (first == '{' || first == '[') {
            if (++depth > MAX_DEPTH) {
                throw new IllegalArgumentException("values are nested more than " + MAX_DEPTH + " deep");
            }
            Object value = first == '{' ? object() : list();
            depth--;
            return value;
        } else if (skip("true")) {
            return true;
        } else if (skip("false")) {
            return false;
        }
        return number();
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        while (!skip("}")) {
            expect(members.isEmpty() ? "" : ",");
            String name = string();
            expect(":");
            if (members.put(name, value()) != null) {
                throw new IllegalArgumentException("the member " + name + " occurs twice");
            }
        }
        return members;
    }

    private List<Object> list() {
        List<Object> elements = new ArrayList<>();
        at++;
        while (!skip("]")) {
            expect(elements.isEmpty() ? "" : ",");
            elements.add(value());
        }
        return elements;
    }

    private String string() {
        expect("\"");
        int from = at;
        while (text.charAt(at) != '"' && text.charAt(at) != '\\') {
            at++;
        }
        if (text.charAt(at) == '"') {
            return text.substring(from, at++);
        }
        StringBuilder plain = new StringBuilder(text.substring(from, at));
        for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
            plain.append(c == '\\' ? escaped() : c);
        }
        return plain.toString();
    }

    private char escaped() {
        char c = text.charAt(at++);
        if (c == 'u') {
            at += HEX_DIGITS;
            return (char) HexFormat.fromHexDigits(text, at - HEX_DIGITS, at);
        } else if (c != '"' && c != '\\') {
            throw unexpected("an escape");
        }
        return c;
    }

    private Long number() {
        int from = at;
        while (at < text.length() && (Character.digit(text.charAt(at), 10) >= 0 || text.charAt(at) == '-')) {
            at++;
        }
        return Long.valueOf(text.substring(from, at));
    }

    private boolean skip(String expected) {
        boolean found = text.startsWith(expected, at);
        at += found ? expected.length() : 0;
        return found;
    }

    private void expect(String expected) {
        if (!skip(expected)) {
            throw unexpected(expected);
        }
    }

    private IllegalArgumentException unexpected(String expected) {
        return new IllegalArgumentException("expected " + expected + " at character " + at);
    }
}
