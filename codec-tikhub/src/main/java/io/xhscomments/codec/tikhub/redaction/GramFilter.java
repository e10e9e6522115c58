package io.xhscomments.codec.tikhub.redaction;

import java.util.List;

/**
 * A fast filter for places where a text in one of several {@link EncodedText encodings} may be. It has false positives,
 * but no false negatives. Of every run of bytes as long as the shortest encoding it looks up one group of three bytes
 * in a set of all groups that can occur; only if that group is in the set it looks up the neighbours, too. Immutable.
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

    /** The length of the shortest encoding; 0 if there is none. */
    public int minBytes() {
        return minBytes;
    }

    /** An index within the next candidate between two indexes; -1 if there is none. */
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

    /** The start of the last bytes that may be the start of a text. */
    public int suffix(byte[] bytes, int from, int to) {
        int at = Math.max(from, minBytes == 0 ? to : to - GRAM + 1);
        while (at > from && minBytes > 0 && at + GRAM - 1 <= to && isKnown(bytes, at - 1)) {
            at--;
        }
        return at;
    }

    /** The first index where a text that contains this index can start. */
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
