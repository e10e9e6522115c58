package io.xhscomments.codec.tikhub.direct;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The names that an object's members may have, found by their bytes without making a text of them: each has a place of
 * its own in a table, and three numbers that are the whole name. Immutable.
 */
final class Names {
    static final Names NONE = Names.of();

    /** For a name that is not among them. */
    static final int UNKNOWN = -1;

    private static final int LONGEST = 3 * Eight.BYTES;

    private final long multiplier;
    private final int shift;
    private final byte[] which;
    private final int[] lengths;
    private final long[] firsts;
    private final long[] middles;
    private final long[] lasts;

    private Names(String... names) {
        lengths = new int[names.length];
        firsts = new long[names.length];
        middles = new long[names.length];
        lasts = new long[names.length];
        for (int i = 0; i < names.length; i++) {
            byte[] name = names[i].getBytes(StandardCharsets.US_ASCII);
            if (name.length == 0 || name.length > LONGEST) {
                throw new IllegalArgumentException("A name must have 1 to " + LONGEST + " bytes: " + names[i]);
            }
            lengths[i] = name.length;
            firsts[i] = Eight.at(name, 0, name.length);
            middles[i] = middle(name, 0, name.length, name.length);
            lasts[i] = last(name, 0, name.length, name.length);
        }
        int bits = 36 - Integer.numberOfLeadingZeros(names.length);
        shift = Long.SIZE - bits;
        which = new byte[1 << bits];
        multiplier = spreading();
    }

    static Names of(String... names) {
        return new Names(names);
    }

    /** Where in the list this name stands, or {@link #UNKNOWN}. */
    int indexOf(byte[] bytes, int at, int length, int end) {
        if (length == 0 || length > LONGEST) {
            return UNKNOWN;
        }
        long first = Eight.first(Eight.at(bytes, at, end), length);
        long last = last(bytes, at, length, end);
        int i = which[slot(first, last, multiplier)] - 1;
        return i >= 0
                        && firsts[i] == first
                        && lasts[i] == last
                        && lengths[i] == length
                        && middles[i] == middle(bytes, at, length, end)
                ? i
                : UNKNOWN;
    }

    private static long last(byte[] bytes, int at, int length, int end) {
        return length <= Eight.BYTES ? 0 : Eight.at(bytes, at + length - Eight.BYTES, end);
    }

    private static long middle(byte[] bytes, int at, int length, int end) {
        return length <= 2 * Eight.BYTES ? 0 : Eight.at(bytes, at + Eight.BYTES, end);
    }

    private int slot(long first, long last, long by) {
        return (int) ((first + Long.rotateLeft(last, 29)) * by >>> shift);
    }

    /** The first of a fixed row of odd numbers that gives each name a slot of its own. */
    private long spreading() {
        for (long by = 0x9E3779B97F4A7C15L; ; by = by * 6364136223846793005L + 2) {
            if (spread(by)) {
                return by;
            }
            Arrays.fill(which, (byte) 0);
        }
    }

    private boolean spread(long by) {
        for (int i = 0; i < lengths.length; i++) {
            int slot = slot(firsts[i], lasts[i], by);
            if (which[slot] != 0) {
                return false;
            }
            which[slot] = (byte) (i + 1);
        }
        return true;
    }
}
