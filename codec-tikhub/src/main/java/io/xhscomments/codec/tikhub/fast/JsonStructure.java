package io.xhscomments.codec.tikhub.fast;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads objects and lists in strict JSON, and steps over values. */
abstract class JsonStructure extends JsonLiterals {
    /** The result in place of a name at the end of an object. */
    static final int END = -2;

    /** Deeper than any response, and far less than the stack can hold. */
    private static final int MAX_DEPTH = 64;

    /** The elements of the lists that are being read, the innermost last. */
    private @Nullable Object[] elements = new @Nullable Object[16];

    private int collected;
    private int nameAt;

    JsonStructure(byte[] bytes, int from, int end) {
        super(bytes, from, end);
    }

    /** Steps into an object, to its first value. Returns the index of its name, or {@link #END}. */
    final int first(FieldNameTable names) {
        int which = known('{', names);
        if (which >= 0) {
            return which;
        }
        expect('{');
        return found('}') ? END : name(names);
    }

    /** Steps from the end of a value to the next value. Returns the index of its name, or {@link #END}. */
    final int next(FieldNameTable names) {
        int which = known(',', names);
        if (which >= 0) {
            return which;
        }
        if (found(',')) {
            return name(names);
        }
        expect('}');
        return END;
    }

    /** The fast path: this character, a known name and a colon, without space between them. */
    private int known(char before, FieldNameTable names) {
        int i = at;
        if (i > end - FieldNameTable.REACH - 3 || bytes[i] != before || bytes[i + 1] != '"') {
            return FieldNameTable.UNKNOWN;
        }
        int found = names.find(bytes, i + 2);
        int after = i + 3 + (found & 0xFF);
        if (found == FieldNameTable.UNKNOWN || bytes[after - 1] != ':') {
            return FieldNameTable.UNKNOWN;
        }
        at = after;
        return found >> Byte.SIZE;
    }

    /** Reads a name and the colon after it. */
    private int name(FieldNameTable names) {
        expect('"');
        nameAt = at;
        int found = at <= end - FieldNameTable.REACH ? names.find(bytes, at) : nearEnd(names);
        if (found == FieldNameTable.UNKNOWN) {
            skipUnknown(names);
        } else {
            at += found & 0xFF;
        }
        expect(':');
        return found >> Byte.SIZE;
    }

    private int nearEnd(FieldNameTable names) {
        byte[] last = Arrays.copyOf(Arrays.copyOfRange(bytes, Math.min(at, end), end), FieldNameTable.REACH);
        return names.find(last, 0);
    }

    /** A name with escapes is unsupported, because it may be a known one. */
    private void skipUnknown(FieldNameTable names) {
        if (names != FieldNameTable.NONE && byteAt(special(at)) != '"') {
            throw UnsupportedJsonException.now();
        }
        skipString();
    }

    /** The last name that was read. */
    final String name() {
        int here = at;
        at = nameAt;
        String name = string();
        at = here;
        return name;
    }

    /** Steps into a list. Returns whether it has an element; a JSON null has none. */
    final boolean beginList() {
        if (isNull()) {
            return false;
        }
        expect('[');
        return !found(']');
    }

    /** Steps from the end of an element to the next one, or out of the list. */
    final boolean hasNextElement() {
        if (found(',')) {
            return true;
        }
        expect(']');
        return false;
    }

    /** The number of collected elements, for {@link #takeSince} at the end of the list. */
    final int mark() {
        return collected;
    }

    final void collect(Object element) {
        if (collected == elements.length) {
            elements = Arrays.copyOf(elements, collected * 2);
        }
        elements[collected++] = element;
    }

    /** Removes and returns the elements that were collected since then. All must be of type {@code E}. */
    @SuppressWarnings("unchecked")
    final <E> List<E> takeSince(int mark) {
        int from = mark;
        int count = collected - from;
        collected = from;
        return switch (count) {
            case 0 -> List.of();
            case 1 -> List.of((E) elements[from]);
            case 2 -> List.of((E) elements[from], (E) elements[from + 1]);
            case 3 -> List.of((E) elements[from], (E) elements[from + 1], (E) elements[from + 2]);
            default -> List.of((E[]) Arrays.copyOfRange(elements, from, from + count));
        };
    }

    /** Steps over a value of any type. */
    final void skip() {
        skip(MAX_DEPTH);
    }

    private void skip(int depth) {
        switch (next()) {
            case '"' -> {
                at++;
                skipString();
            }
            case '{' -> skipObject(depth - 1);
            case '[' -> skipList(depth - 1);
            default -> skipLiteral();
        }
    }

    private void skipObject(int depth) {
        at++;
        if (depth == 0) {
            throw UnsupportedJsonException.now();
        }
        if (found('}')) {
            return;
        }
        do {
            expect('"');
            skipString();
            expect(':');
            skip(depth);
        } while (found(','));
        expect('}');
    }

    private void skipList(int depth) {
        at++;
        if (depth == 0) {
            throw UnsupportedJsonException.now();
        }
        if (found(']')) {
            return;
        }
        do {
            skip(depth);
        } while (found(','));
        expect(']');
    }
}
