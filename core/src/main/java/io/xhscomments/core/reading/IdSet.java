package io.xhscomments.core.reading;

import io.xhscomments.core.model.CommentId;
import java.nio.ByteBuffer;

/**
 * A set of millions of comment ids: an open-addressing table with twelve bytes per id and no objects, kept 80 to 92 per
 * cent full. An id costs 13 to 15 bytes in a set of more than a few hundred; while the table grows, the old and the new
 * table exist together, with 28 bytes per id. For one thread.
 */
final class IdSet {
    private static final double MAX_LOAD = 0.92;
    private static final double GROWTH_FACTOR = 1.15;
    private static final int INTS_PER_ID = 3;

    private int[] table = new int[16 * INTS_PER_ID];
    private int size;
    private boolean containsZero;

    /** Returns whether the set changed. */
    boolean add(CommentId id) {
        ByteBuffer digits = ByteBuffer.wrap(id.toByteArray());
        return add(digits.getInt(), digits.getInt(), digits.getInt());
    }

    boolean contains(CommentId id) {
        ByteBuffer digits = ByteBuffer.wrap(id.toByteArray());
        int a = digits.getInt();
        int b = digits.getInt();
        int c = digits.getInt();
        return isZero(a, b, c) ? containsZero : isAt(slot(table, a, b, c), a, b, c);
    }

    int size() {
        return size + (containsZero ? 1 : 0);
    }

    /** The heap size of the table. */
    long tableBytes() {
        return (long) table.length * Integer.BYTES;
    }

    private boolean add(int a, int b, int c) {
        if (isZero(a, b, c)) {
            boolean fresh = !containsZero;
            containsZero = true;
            return fresh;
        }
        int slot = slot(table, a, b, c);
        if (isAt(slot, a, b, c)) {
            return false;
        }
        put(table, slot, a, b, c);
        size++;
        if (size > MAX_LOAD * slots(table)) {
            grow();
        }
        return true;
    }

    private void grow() {
        int slots = (int) (slots(table) * GROWTH_FACTOR) + 8;
        int[] larger = new int[slots * INTS_PER_ID];
        for (int at = 0; at < table.length; at += INTS_PER_ID) {
            if (!isZero(table[at], table[at + 1], table[at + 2])) {
                put(
                        larger,
                        slot(larger, table[at], table[at + 1], table[at + 2]),
                        table[at],
                        table[at + 1],
                        table[at + 2]);
            }
        }
        table = larger;
    }

    /** The index of the id in this table, or of the empty slot for it. */
    private static int slot(int[] table, int a, int b, int c) {
        int slots = slots(table);
        int slot = (int) (((mixed(a, b, c) >>> 32) * slots) >>> 32);
        while (true) {
            int at = slot * INTS_PER_ID;
            boolean empty = isZero(table[at], table[at + 1], table[at + 2]);
            if (empty || (table[at] == a && table[at + 1] == b && table[at + 2] == c)) {
                return at;
            }
            slot = slot + 1 == slots ? 0 : slot + 1;
        }
    }

    private static int slots(int[] table) {
        return table.length / INTS_PER_ID;
    }

    private boolean isAt(int at, int a, int b, int c) {
        return table[at] == a && table[at + 1] == b && table[at + 2] == c;
    }

    private static void put(int[] table, int at, int a, int b, int c) {
        table[at] = a;
        table[at + 1] = b;
        table[at + 2] = c;
    }

    private static boolean isZero(int a, int b, int c) {
        return (a | b | c) == 0;
    }

    /** Mixes the bits: ids are times and counters, but a full table needs random bits. */
    private static long mixed(int a, int b, int c) {
        long bits = ((long) a << 32 | (b & 0xffffffffL)) + c * 0x9e3779b97f4a7c15L;
        bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
        return bits ^ (bits >>> 31);
    }
}
