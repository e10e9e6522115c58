package io.xhscomments.codec.tikhub;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One value of a {@link JsonDocument}. Immutable. */
final class JsonValue {
    /** The types that JSON has. */
    enum Kind {
        OBJECT,
        LIST,
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }

    private final JsonDocument document;
    private final int entry;

    JsonValue(JsonDocument document, int entry) {
        this.document = document;
        this.entry = entry;
    }

    Kind kind() {
        return switch (document.bytes()[start()]) {
            case '{' -> Kind.OBJECT;
            case '[' -> Kind.LIST;
            case '"' -> Kind.TEXT;
            case 't', 'f' -> Kind.BOOLEAN;
            case 'n' -> Kind.NULL;
            default -> Kind.NUMBER;
        };
    }

    boolean isObject() {
        return kind() == Kind.OBJECT;
    }

    boolean isList() {
        return kind() == Kind.LIST;
    }

    boolean isText() {
        return kind() == Kind.TEXT;
    }

    boolean isNull() {
        return kind() == Kind.NULL;
    }

    /** Whether nothing is in it: null, or an empty object, list or text. */
    boolean isEmpty() {
        return switch (kind()) {
            case OBJECT, LIST -> document.next(entry) == entry + 1;
            case TEXT -> end() - start() == 2;
            case NULL -> true;
            case NUMBER, BOOLEAN -> false;
        };
    }

    /** Where it begins in the bytes; a text with its quotes. */
    int start() {
        return document.start(entry);
    }

    int end() {
        return document.end(entry);
    }

    /** The JSON text of it, as it was served. */
    String json() {
        return new String(document.bytes(), start(), end() - start(), StandardCharsets.UTF_8);
    }

    /** What a text means; of any other value its JSON text. */
    String text() {
        return isText() ? unescaped(document.bytes(), start() + 1, end() - 1) : json();
    }

    /** The elements of a list. */
    List<JsonValue> elements() {
        List<JsonValue> elements = new ArrayList<>();
        for (int i = entry + 1; i < document.next(entry); i = document.next(i)) {
            elements.add(new JsonValue(document, i));
        }
        return elements;
    }

    /** The members of an object, in the order served. Of members with equal names the last one counts. */
    Map<String, JsonValue> members() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        eachMember((name, value) -> members.put(name.text(), value));
        return members;
    }

    /** All members of an object, also those with equal names. */
    void eachMember(MemberVisitor visitor) {
        int i = entry + 1;
        while (i < document.next(entry)) {
            JsonValue name = new JsonValue(document, i);
            int value = document.next(i);
            visitor.visit(name, new JsonValue(document, value));
            i = document.next(value);
        }
    }

    private static String unescaped(byte[] bytes, int start, int end) {
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder unescaped = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char each = text.charAt(i++);
            if (each != '\\') {
                unescaped.append(each);
                continue;
            }
            char kind = text.charAt(i++);
            switch (kind) {
                case 'u' -> {
                    unescaped.append((char) Integer.parseInt(text, i, i + 4, 16));
                    i += 4;
                }
                case 'b' -> unescaped.append('\b');
                case 'f' -> unescaped.append('\f');
                case 'n' -> unescaped.append('\n');
                case 'r' -> unescaped.append('\r');
                case 't' -> unescaped.append('\t');
                default -> unescaped.append(kind);
            }
        }
        return unescaped.toString();
    }

    /** Receives the members of an object. */
    @FunctionalInterface
    interface MemberVisitor {
        void visit(JsonValue name, JsonValue value);
    }
}
