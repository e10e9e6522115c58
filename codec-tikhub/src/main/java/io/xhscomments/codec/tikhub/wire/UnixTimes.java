package io.xhscomments.codec.tikhub.wire;

import java.time.Instant;
import java.util.Optional;

/** What a whole number means as a time: seconds of Unix time, by its size milliseconds, or no time at all. */
public final class UnixTimes {
    /** The year 2286. Larger numbers are not seconds. */
    private static final long MAX_SECONDS = 9_999_999_999L;

    /** The year 1973. Milliseconds before it cannot be told from seconds, and there was no service. */
    private static final long MIN_MILLIS = 100_000_000_000L;

    private UnixTimes() {}

    public static boolean isSeconds(long number) {
        return number >= -MAX_SECONDS && number <= MAX_SECONDS;
    }

    /** The second of a time in milliseconds; empty if that is not what the number looks like. */
    public static Optional<Instant> ofMillis(long number) {
        long seconds = number / 1000;
        return number >= MIN_MILLIS && seconds <= MAX_SECONDS
                ? Optional.of(Instant.ofEpochSecond(seconds))
                : Optional.empty();
    }
}
