package io.xhscomments.codec.tikhub.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One value of a {@link JsonDocument}. Immutable. */
public final class JsonValue {
    /** The types that JSON has. */
    public enum Kind {
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

    public Kind kind() {
        return switch (document.bytes()[start()]) {
            case '{' -> Kind.OBJECT;
            case '[' -> Kind.LIST;
            case '"' -> Kind.TEXT;
            case 't', 'f' -> Kind.BOOLEAN;
            case 'n' -> Kind.NULL;
            default -> Kind.NUMBER;
        };
    }

    public boolean isObject() {
        return kind() == Kind.OBJECT;
    }

    public boolean isNumber() {
        return kind() == Kind.NUMBER;
    }

    public boolean isList() {
        return kind() == Kind.LIST;
    }

    public boolean isText() {
        return kind() == Kind.TEXT;
    }

    public boolean isNull() {
        return kind() == Kind.NULL;
    }

    /** Whether it is null, or an empty object, list or text. */
    public boolean isEmpty() {
        return switch (kind()) {
            case OBJECT, LIST -> document.next(entry) == entry + 1;
            case TEXT -> end() - start() == 2;
            case NULL -> true;
            case NUMBER, BOOLEAN -> false;
        };
    }

    /** The index of its first byte; of a text, that of its quote. */
    public int start() {
        return document.start(entry);
    }

    public int end() {
        return document.end(entry);
    }

    /** Its JSON text, as served. */
    public String json() {
        return new String(document.bytes(), start(), end() - start(), StandardCharsets.UTF_8);
    }

    /** The unescaped text; the JSON text of any other value. */
    public String text() {
        return isText() ? unescaped(document.bytes(), start() + 1, end() - 1) : json();
    }

    /** The text; null if the value is missing or is no text. */
    public static @Nullable String textOrNull(@Nullable JsonValue value) {
        return value != null && value.isText() ? value.text() : null;
    }

    /** The text or the number; null if the value is missing or is neither. */
    public static @Nullable String scalarOrNull(@Nullable JsonValue value) {
        return value != null && (value.isText() || value.isNumber()) ? value.text() : null;
    }

    public List<JsonValue> elements() {
        List<JsonValue> elements = new ArrayList<>();
        for (int i = entry + 1; i < document.next(entry); i = document.next(i)) {
            elements.add(new JsonValue(document, i));
        }
        return elements;
    }

    /** The members of an object, in the order served. Of members with equal names the last one is used. */
    public Map<String, JsonValue> members() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        eachMember((name, value) -> members.put(name.text(), value));
        return members;
    }

    /** Visits all members of an object, also those with equal names. */
    public void eachMember(MemberVisitor visitor) {
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

    @FunctionalInterface
    public interface MemberVisitor {
        void visit(JsonValue name, JsonValue value);
    }
}
