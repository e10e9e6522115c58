package io.xhscomments.testkit.wire;

/** Deterministic pseudo-random numbers. */
public final class Seeds {
    private Seeds() {}

    /** A hash of the number that uses all 64 bits. Different numbers have different hashes. */
    public static long mix(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A hash of both numbers. */
    public static long mix(long seed, long number) {
        return mix(mix(seed) ^ number);
    }
}
