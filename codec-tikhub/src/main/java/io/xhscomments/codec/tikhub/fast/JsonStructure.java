package io.xhscomments.codec.tikhub.fast;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Objects, lists, null and whatever is stepped over, as JSON has them and not a sign beyond that. */
abstract class JsonStructure extends JsonLiterals {
    /** In place of a member's name: the object is at its end. */
    static final int END = -2;

    /** Deeper than any response, and far less than a reader may refuse or a stack may hold. */
    private static final int DEEPEST = 64;

    /** The elements of the lists that are being read, the innermost last. */
    private @Nullable Object[] elements = new @Nullable Object[16];

    private int held;
    private int nameAt;

    JsonStructure(byte[] bytes, int from, int end) {
        super(bytes, from, end);
    }

    /** Steps into an object and on to its first value: which one that is, or {@link #END}. */
    final int first(FieldNameTable names) {
        int which = known('{', names);
        if (which >= 0) {
            return which;
        }
        expect('{');
        return found('}') ? END : name(names);
    }

    /** Steps from behind a value to the next one of the object. */
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

    /**
     * The usual way, which nothing but speed is for: this sign, a name that is known, a colon, and no space between.
     */
    private int known(char before, FieldNameTable names) {
        int i = at;
        if (i > end - FieldNameTable.REACH - 3 || bytes[i] != before || bytes[i + 1] != '"') {
            return FieldNameTable.UNKNOWN;
        }
        int found = names.find(bytes, i + 2);
        int behind = i + 3 + (found & 0xFF);
        if (found == FieldNameTable.UNKNOWN || bytes[behind - 1] != ':') {
            return FieldNameTable.UNKNOWN;
        }
        at = behind;
        return found >> Byte.SIZE;
    }

    /** A name and the colon behind it. */
    private int name(FieldNameTable names) {
        expect('"');
        nameAt = at;
        int found = at <= end - FieldNameTable.REACH ? names.find(bytes, at) : nearEnd(names);
        if (found == FieldNameTable.UNKNOWN) {
            skipOther(names);
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

    /** A name that is not plain may be a known one all the same: then the other decoder shall read it. */
    private void skipOther(FieldNameTable names) {
        if (names != FieldNameTable.NONE && byteAt(special(at)) != '"') {
            throw UnsupportedJsonException.now();
        }
        skipString();
    }

    /** The name that was read last. */
    final String name() {
        int here = at;
        at = nameAt;
        String name = string();
        at = here;
        return name;
    }

    /** Steps into a list: whether it has a first element. Null is a list without elements. */
    final boolean begins() {
        if (isNull()) {
            return false;
        }
        expect('[');
        return !found(']');
    }

    /** Steps from behind an element to the next one, or out of the list. */
    final boolean goesOn() {
        if (found(',')) {
            return true;
        }
        expect(']');
        return false;
    }

    /** How many elements are held: to be said to {@link #taken} when the list is at its end. */
    final int mark() {
        return held;
    }

    final void hold(Object element) {
        if (held == elements.length) {
            elements = Arrays.copyOf(elements, held * 2);
        }
        elements[held++] = element;
    }

    /** The elements since then, which all are {@code E}. */
    @SuppressWarnings("unchecked")
    final <E> List<E> taken(int mark) {
        int from = mark;
        int count = held - from;
        held = from;
        return switch (count) {
            case 0 -> List.of();
            case 1 -> List.of((E) elements[from]);
            case 2 -> List.of((E) elements[from], (E) elements[from + 1]);
            case 3 -> List.of((E) elements[from], (E) elements[from + 1], (E) elements[from + 2]);
            default -> List.of((E[]) Arrays.copyOfRange(elements, from, from + count));
        };
    }

    /** Steps over a value, whatever it is. */
    final void skip() {
        skip(DEEPEST);
    }

    private void skip(int depth) {
        switch (next()) {
            case '"' -> {
                at++;
                skipString();
            }
            case '{' -> skipObject(depth - 1);
            case '[' -> skipList(depth - 1);
            default -> skipWord();
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
