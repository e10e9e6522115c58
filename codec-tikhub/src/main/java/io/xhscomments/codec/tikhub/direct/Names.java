package io.xhscomments.codec.tikhub.direct;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The names that an object's members may have, found by their bytes: no text is made of them, and nothing is asked on
 * the way. Members come in any order, so each question would be answered wrongly by the processor's guess half of the
 * time, and a wrong guess costs more than all the rest. Immutable.
 */
final class Names {
    static final Names NONE = Names.of();

    /** For a name that is not among them. */
    static final int UNKNOWN = -1;

    static final int REACH = 3 * Eight.BYTES;

    private final long multiplier;
    private final int shift;
    private final byte[] which;

    // Of each name, with its closing quote: its length, and all of its bytes.
    private final int[] lengths;
    private final long[] firsts;
    private final long[] seconds;
    private final long[] thirds;

    private Names(String... names) {
        int count = names.length;
        lengths = new int[count];
        firsts = new long[count];
        seconds = new long[count];
        thirds = new long[count];
        for (int i = 0; i < count; i++) {
            byte[] name = (names[i] + '"').getBytes(StandardCharsets.US_ASCII);
            if (name.length > REACH) {
                throw new IllegalArgumentException("A name must have less than " + REACH + " bytes: " + names[i]);
            }
            lengths[i] = name.length;
            firsts[i] = Eight.at(name, 0, name.length);
            seconds[i] = Eight.at(name, Eight.BYTES, name.length);
            thirds[i] = Eight.at(name, 2 * Eight.BYTES, name.length);
        }
        int bits = 36 - Integer.numberOfLeadingZeros(count);
        shift = Long.SIZE - bits;
        which = new byte[1 << bits];
        multiplier = spreading();
    }

    static Names of(String... names) {
        return new Names(names);
    }

    /**
     * Where in the list the name stands that begins there, or {@link #UNKNOWN}. There must be {@value #REACH} bytes to
     * read, whatever they are.
     */
    int indexOf(byte[] bytes, int at) {
        long first = Eight.at(bytes, at);
        long second = Eight.at(bytes, at + Eight.BYTES);
        long third = Eight.at(bytes, at + 2 * Eight.BYTES);
        long inFirst = Eight.throughQuote(first);
        long inSecond = Eight.throughQuote(second) & (inFirst >> 63);
        long inThird = Eight.throughQuote(third) & (inSecond >> 63);
        first &= inFirst;
        second &= inSecond;
        third &= inThird;

        int i = which[slot(first, second, multiplier)] - 1;
        return i >= 0 && ((firsts[i] ^ first) | (seconds[i] ^ second) | (thirds[i] ^ third)) == 0 ? i : UNKNOWN;
    }

    /** How many bytes a name has, with its closing quote. */
    int length(int i) {
        return lengths[i];
    }

    private int slot(long first, long second, long by) {
        return (int) ((first + Long.rotateLeft(second, 29)) * by >>> shift);
    }

    /** The first of a fixed row of odd numbers that gives each name a slot of its own. */
    private long spreading() {
        long by = 0x9E3779B97F4A7C15L;
        while (!spread(by)) {
            Arrays.fill(which, (byte) 0);
            by = by * 6364136223846793005L + 2;
        }
        return by;
    }

    private boolean spread(long by) {
        for (int i = 0; i < lengths.length; i++) {
            int slot = slot(firsts[i], seconds[i], by);
            if (which[slot] != 0) {
                return false;
            }
            which[slot] = (byte) (i + 1);
        }
        return true;
    }
}
