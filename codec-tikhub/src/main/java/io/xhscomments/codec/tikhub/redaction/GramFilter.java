package io.xhscomments.codec.tikhub.redaction;

import java.util.List;

/**
 * Says quickly where a text with certain {@link EncodedText encodings} may be, and never misses one. Of every run of
 * bytes as long as the shortest of them, one group of three is looked up in a set of all groups that can occur in them.
 * Only where it is known are its neighbours looked up, too. Immutable.
 */
public final class GramFilter {
    static final int GRAM = 3;

    private static final int BITS = 16;

    private final long[] known = new long[(1 << BITS) / Long.SIZE];
    private final int minBytes;

    public GramFilter(List<EncodedText> encodings) {
        minBytes = encodings.stream().mapToInt(EncodedText::minBytes).min().orElse(0);
        encodings.forEach(encoding -> encoding.grams(this::add));
    }

    private void add(byte first, byte second, byte third) {
        int hash = hash(first, second, third);
        known[hash >>> 6] |= 1L << hash;
    }

    /** How long the shortest of the texts is; 0 if there is none. */
    public int minBytes() {
        return minBytes;
    }

    /**
     * A place within the next text that may be one of them; -1 if there is none that begins and ends between the two.
     */
    public int next(byte[] bytes, int from, int to) {
        if (minBytes == 0) {
            return -1;
        }
        int stride = minBytes - GRAM + 1;
        for (int at = from + stride - 1; at + GRAM <= to; at += stride) {
            if (isKnown(bytes, at) && isInLongRun(bytes, at, from, to)) {
                return at;
            }
        }
        return -1;
    }

    /** Where the part at the end begins that may be the beginning of such a text. */
    public int suffix(byte[] bytes, int from, int to) {
        int at = Math.max(from, minBytes == 0 ? to : to - GRAM + 1);
        while (at > from && minBytes > 0 && at + GRAM - 1 <= to && isKnown(bytes, at - 1)) {
            at--;
        }
        return at;
    }

    /** The first place where a text that such a place is within can begin. */
    public int firstStart(byte[] bytes, int within, int from) {
        int first = within;
        while (first > from && isKnown(bytes, first - 1)) {
            first--;
        }
        return first;
    }

    private boolean isInLongRun(byte[] bytes, int at, int from, int to) {
        int first = firstStart(bytes, at, Math.max(from, at - minBytes));
        int last = at;
        while (last + 1 + GRAM <= to && last - first + GRAM < minBytes && isKnown(bytes, last + 1)) {
            last++;
        }
        return last - first + GRAM >= minBytes;
    }

    private boolean isKnown(byte[] bytes, int at) {
        int hash = hash(bytes[at], bytes[at + 1], bytes[at + 2]);
        return (known[hash >>> 6] & 1L << hash) != 0;
    }

    private static int hash(byte first, byte second, byte third) {
        return (first << 10 ^ second << 5 ^ third) & (1 << BITS) - 1;
    }
}
