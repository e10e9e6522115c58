package io.xhscomments.codec.tikhub.fast;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A perfect hash table over the names that an object's members may have. It compares bytes, makes no strings, and has
 * no branches: members come in any order, so a branch per name would be mispredicted half of the time. Immutable.
 */
final class FieldNameTable {
    static final FieldNameTable NONE = FieldNameTable.of();

    /** The result for a name that is not in the table. */
    static final int UNKNOWN = -1;

    static final int REACH = 3 * Swar.BYTES;

    /** The longs of an entry: three for the bytes of a name, and one for its index in the list and its length. */
    private static final int ENTRY = 4;

    private static final int INDEX_AND_LENGTH = 3;

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
        multiplier = findMultiplier(entries);
    }

    static FieldNameTable of(String... names) {
        return new FieldNameTable(names);
    }

    /**
     * Finds the name that begins at an index. At least {@value #REACH} bytes must be readable from there.
     *
     * @return the index of the name in the list, shifted by eight bits, and in the lowest eight bits its length with
     *     the closing quote; or {@link #UNKNOWN}
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
        long difference = (table[i] ^ first) | (table[i + 1] ^ second) | (table[i + 2] ^ third);
        return difference == 0 ? (int) table[i + INDEX_AND_LENGTH] : UNKNOWN;
    }

    private int slot(long first, long second, long factor) {
        return (int) ((first + Long.rotateLeft(second, 29)) * factor >>> shift) * ENTRY;
    }

    /** The first of a fixed sequence of odd numbers that gives each name its own slot. */
    private long findMultiplier(long[][] entries) {
        long factor = 0x9E3779B97F4A7C15L;
        while (!fillTable(entries, factor)) {
            Arrays.fill(table, 0);
            factor = factor * 6364136223846793005L + 2;
        }
        return factor;
    }

    private boolean fillTable(long[][] entries, long factor) {
        for (long[] entry : entries) {
            int slot = slot(entry[0], entry[1], factor);
            if (table[slot + INDEX_AND_LENGTH] != 0) {
                return false;
            }
            System.arraycopy(entry, 0, table, slot, ENTRY);
        }
        return true;
    }
}
