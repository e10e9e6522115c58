package io.xhscomments.core.reading;

import io.xhscomments.core.model.CommentId;
import java.util.HexFormat;

/**
 * A set of comment ids, for millions of them: twelve bytes an id and no object, in one open table that is kept 80 to 92
 * per cent full. So an id costs 13 to 15 bytes, once there are more than a few hundred; while the table grows, the old
 * and the new one are there together, at 28 bytes an id. For one thread.
 */
final class IdSet {
    private static final double FULL = 0.92;
    private static final double GROWTH = 1.15;
    private static final int WORDS = 3;

    private int[] table = new int[16 * WORDS];
    private int size;
    private boolean holdsZero;

    /** Whether the id was not in it before. */
    boolean add(CommentId id) {
        String hex = id.value();
        return add(word(hex, 0), word(hex, 8), word(hex, 16));
    }

    boolean contains(CommentId id) {
        String hex = id.value();
        int a = word(hex, 0);
        int b = word(hex, 8);
        int c = word(hex, 16);
        return isZero(a, b, c) ? holdsZero : isAt(slot(table, a, b, c), a, b, c);
    }

    int size() {
        return size + (holdsZero ? 1 : 0);
    }

    /** What the table takes of the heap. */
    long tableBytes() {
        return (long) table.length * Integer.BYTES;
    }

    private boolean add(int a, int b, int c) {
        if (isZero(a, b, c)) {
            boolean fresh = !holdsZero;
            holdsZero = true;
            return fresh;
        }
        int slot = slot(table, a, b, c);
        if (isAt(slot, a, b, c)) {
            return false;
        }
        put(table, slot, a, b, c);
        size++;
        if (size > FULL * slots(table)) {
            grow();
        }
        return true;
    }

    private void grow() {
        int slots = (int) (slots(table) * GROWTH) + 8;
        int[] larger = new int[slots * WORDS];
        for (int at = 0; at < table.length; at += WORDS) {
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

    /** Where the id stands in this table, or the empty place where it would. */
    private static int slot(int[] table, int a, int b, int c) {
        int slots = slots(table);
        int slot = (int) (((mixed(a, b, c) >>> 32) * slots) >>> 32);
        while (true) {
            int at = slot * WORDS;
            boolean empty = isZero(table[at], table[at + 1], table[at + 2]);
            if (empty || (table[at] == a && table[at + 1] == b && table[at + 2] == c)) {
                return at;
            }
            slot = slot + 1 == slots ? 0 : slot + 1;
        }
    }

    private static int slots(int[] table) {
        return table.length / WORDS;
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

    /** Ids are times and counters, so their bits are far from random; a full table needs them to be. */
    private static long mixed(int a, int b, int c) {
        long bits = ((long) a << 32 | (b & 0xffffffffL)) + c * 0x9e3779b97f4a7c15L;
        bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
        return bits ^ (bits >>> 31);
    }

    private static int word(String hex, int from) {
        return HexFormat.fromHexDigits(hex, from, from + 8);
    }
}
