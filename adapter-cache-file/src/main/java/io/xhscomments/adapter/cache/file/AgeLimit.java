package io.xhscomments.adapter.cache.file;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a stored page is recent enough. A page without a usable time, or with one that is later than the
 * clock allows, has an unknown age and is not recent enough. Immutable.
 *
 * @param clock read at each decision: a caller may have waited for a lock since the limit was made
 * @param oldest pages fetched before this are too old
 * @param seen the page that was stored when the call began; a page that has replaced it since is the work of another
 *     writer at the same time, whose clock may be slow by {@link #CLOCK_TOLERANCE}
 */
record AgeLimit(Clock clock, Instant oldest, Optional<Seen> seen) {
    /** How far the clocks of two machines may be apart. */
    static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** A page, or no page, that a call has found. */
    record Seen(@Nullable PageFile page) {
        private boolean isReplacedBy(PageFile other) {
            return page == null
                    || !Arrays.equals(page.headerBytes(), other.headerBytes())
                    || !Arrays.equals(page.body(), other.body());
        }
    }

    static AgeLimit of(Clock clock, Duration maxAge) {
        return new AgeLimit(clock, earlier(clock.instant(), maxAge), Optional.empty());
    }

    /** The same limit in a call that has found this. */
    AgeLimit havingSeen(Lookup found) {
        return new AgeLimit(clock, oldest, Optional.of(new Seen(found.page())));
    }

    /** The same limit for what is not the page itself: nothing of another writer's time is allowed for. */
    AgeLimit ofThisCall() {
        return new AgeLimit(clock, oldest, Optional.empty());
    }

    boolean accepts(PageFile page) throws CorruptPageException {
        Optional<Instant> fetchedAt = page.header().fetchedAt();
        return fetchedAt.isPresent()
                && isKnown(fetchedAt.get(), clock.instant())
                && !fetchedAt.get().isBefore(oldestFor(page));
    }

    private Instant oldestFor(PageFile page) {
        return seen.filter(before -> before.isReplacedBy(page)).isPresent() ? earlier(oldest, CLOCK_TOLERANCE) : oldest;
    }

    /** Whether an age can be told from this time: not if it is later than the clock, beyond its tolerance. */
    static boolean isKnown(Instant time, Instant now) {
        // Not by adding to a time: the sum may be out of range.
        return Duration.between(now, time).compareTo(CLOCK_TOLERANCE) <= 0;
    }

    private static Instant earlier(Instant time, Duration age) {
        try {
            return time.minus(age);
        } catch (DateTimeException | ArithmeticException beforeAllTime) {
            return Instant.MIN;
        }
    }
}
