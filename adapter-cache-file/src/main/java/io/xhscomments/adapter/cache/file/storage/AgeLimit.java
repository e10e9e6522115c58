package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a stored page is recent enough. A page without a valid time, or with a time in the future, has an
 * unknown age and is not recent enough. Immutable.
 *
 * @param clock read at each decision, because a caller may have waited for a lock
 * @param oldest pages fetched before this time are too old
 * @param seen the page that was stored when the call began. A page that replaced it is the work of a concurrent writer,
 *     whose clock may be slow by {@link #CLOCK_TOLERANCE}
 */
public record AgeLimit(Clock clock, Instant oldest, Optional<Seen> seen) {
    /** The accepted difference between the clocks of two machines. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** The result of the first lookup of a call: a page, or none. */
    record Seen(@Nullable PageFile page) {
        private boolean isReplacedBy(PageFile other) {
            return page == null
                    || !Arrays.equals(page.headerBytes(), other.headerBytes())
                    || !Arrays.equals(page.body(), other.body());
        }
    }

    /** Pages that were fetched before this moment are too old. */
    static AgeLimit since(Clock clock, Instant oldest) {
        return new AgeLimit(clock, oldest, Optional.empty());
    }

    static AgeLimit of(Clock clock, Duration maxAge) {
        return new AgeLimit(clock, earlier(clock.instant(), maxAge), Optional.empty());
    }

    /** The same limit for a call whose first lookup had this result. */
    public AgeLimit afterLookup(Lookup first) {
        return new AgeLimit(clock, oldest, Optional.of(new Seen(first.page())));
    }

    /** The same limit without tolerance for concurrent writers. */
    public AgeLimit withoutTolerance() {
        return new AgeLimit(clock, oldest, Optional.empty());
    }

    public boolean accepts(PageFile page) throws CorruptPageException {
        Optional<Instant> fetchedAt = page.header().fetchedAt();
        return fetchedAt.isPresent()
                && isKnown(fetchedAt.get(), clock.instant())
                && !fetchedAt.get().isBefore(oldestFor(page));
    }

    private Instant oldestFor(PageFile page) {
        return seen.filter(first -> first.isReplacedBy(page)).isPresent() ? earlier(oldest, CLOCK_TOLERANCE) : oldest;
    }

    /** Whether an age can be computed from this time: not if the time is in the future, beyond the tolerance. */
    public static boolean isKnown(Instant time, Instant now) {
        // Compares a difference, because adding to a time may overflow.
        return Duration.between(now, time).compareTo(CLOCK_TOLERANCE) <= 0;
    }

    private static Instant earlier(Instant time, Duration age) {
        try {
            return time.minus(age);
        } catch (DateTimeException | ArithmeticException outOfRange) {
            return Instant.MIN;
        }
    }
}
