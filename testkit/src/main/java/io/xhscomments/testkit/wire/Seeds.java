package io.xhscomments.testkit.wire;

/** Numbers that look drawn by lot and are the same each time. */
public final class Seeds {
    private Seeds() {}

    /** Spreads a number over all 64 bits; two different numbers never become the same. */
    public static long mix(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    public static long mix(long seed, long number) {
        return mix(mix(seed) ^ number);
    }
}
