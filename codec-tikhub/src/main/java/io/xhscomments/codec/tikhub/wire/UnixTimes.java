package io.xhscomments.codec.tikhub.wire;

import java.time.Instant;
import java.util.Optional;

/** Reads a whole number as a time. Its size tells whether it is in seconds or milliseconds, or is no time. */
public final class UnixTimes {
    /** The year 2286. Larger numbers are not seconds. */
    private static final long MAX_SECONDS = 9_999_999_999L;

    /** The year 1973. Smaller numbers of milliseconds look like seconds. */
    private static final long MIN_MILLIS = 100_000_000_000L;

    private UnixTimes() {}

    /** Zero stands for "not told", and no comment is older: neither may end a reading that goes back to a time. */
    public static boolean isSeconds(long number) {
        return number > 0 && number <= MAX_SECONDS;
    }

    /** The time of a number of milliseconds, to the second; empty if the number does not look like one. */
    public static Optional<Instant> ofMillis(long number) {
        long seconds = number / 1000;
        return number >= MIN_MILLIS && seconds <= MAX_SECONDS
                ? Optional.of(Instant.ofEpochSecond(seconds))
                : Optional.empty();
    }
}
