package io.xhscomments.codec.tikhub.fast;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The names that an object's members may have, found by their bytes: no text is made of them, and nothing is asked on
 * the way. Members come in any order, so each question would be responded to wrongly by the processor's guess half of
 * the time, and a wrong guess costs more than all the rest. Immutable.
 */
final class FieldNameTable {
    static final FieldNameTable NONE = FieldNameTable.of();

    /** For a name that is not among them. */
    static final int UNKNOWN = -1;

    static final int REACH = 3 * Swar.BYTES;

    /** In the table, behind the three times eight bytes of a name: its place in the list, and its length. */
    private static final int ENTRY = 4;

    private static final int ABOUT = 3;

    private final long multiplier;
    private final int shift;
    private final long[] table;

    private FieldNameTable(String... names) {
        long[][] entries = new long[names.length][];
        for (int i = 0; i < names.length; i++) {
            byte[] name = (names[i] + '"').getBytes(StandardCharsets.US_ASCII);
            if (name.length > REACH) {
                throw new IllegalArgumentException("A name must have less than " + REACH + " bytes: " + names[i]);
            }
            entries[i] = new long[] {
                Swar.at(name, 0, name.length),
                Swar.at(name, Swar.BYTES, name.length),
                Swar.at(name, 2 * Swar.BYTES, name.length),
                (long) i << Byte.SIZE | name.length
            };
        }
        int bits = 36 - Integer.numberOfLeadingZeros(names.length);
        shift = Long.SIZE - bits;
        table = new long[ENTRY << bits];
        multiplier = spreading(entries);
    }

    static FieldNameTable of(String... names) {
        return new FieldNameTable(names);
    }

    /**
     * Where in the list the name stands that begins there, and in the lowest eight bits its length, with the closing
     * quote; or {@link #UNKNOWN}. There must be {@value #REACH} bytes to read, whatever they are.
     */
    int find(byte[] bytes, int at) {
        long first = Swar.at(bytes, at);
        long second = Swar.at(bytes, at + Swar.BYTES);
        long third = Swar.at(bytes, at + 2 * Swar.BYTES);
        long inFirst = Swar.throughQuote(first);
        long inSecond = Swar.throughQuote(second) & (inFirst >> 63);
        long inThird = Swar.throughQuote(third) & (inSecond >> 63);
        first &= inFirst;
        second &= inSecond;
        third &= inThird;

        int i = slot(first, second, multiplier);
        long unknownFields = (table[i] ^ first) | (table[i + 1] ^ second) | (table[i + 2] ^ third);
        return unknownFields == 0 ? (int) table[i + ABOUT] : UNKNOWN;
    }

    private int slot(long first, long second, long by) {
        return (int) ((first + Long.rotateLeft(second, 29)) * by >>> shift) * ENTRY;
    }

    /** The first of a fixed row of odd numbers that gives each name a slot of its own. */
    private long spreading(long[][] entries) {
        long by = 0x9E3779B97F4A7C15L;
        while (!spread(entries, by)) {
            Arrays.fill(table, 0);
            by = by * 6364136223846793005L + 2;
        }
        return by;
    }

    private boolean spread(long[][] entries, long by) {
        for (long[] entry : entries) {
            int slot = slot(entry[0], entry[1], by);
            if (table[slot + ABOUT] != 0) {
                return false;
            }
            System.arraycopy(entry, 0, table, slot, ENTRY);
        }
        return true;
    }
}
