package io.xhscomments.core.policy;

/**
 * A number of requests in flight that adapts to responses. A round is as many responses as the limit allows requests;
 * only requests that began after the last change count. After a good round that used the limit fully, the limit
 * doubles, or grows by one once it was too high. After a refusal or a slow round it shrinks by a quarter. A refused
 * limit is tried again only after many good rounds. Safe for use by many threads.
 */
final class AdaptiveLimit {
    /** A round is slow if its responses take this many times as long as those of the fastest round. */
    private static final double SLOW = 1.6;

    private static final int ROUNDS_BEFORE_A_REFUSED_LIMIT = 50;

    private final int max;
    private int limit;
    private int ceiling;
    private boolean wasTooHigh;
    private int inFlight;
    private long round;
    private int responses;
    private long nanos;
    private boolean usedFully;
    private int goodRounds;
    private double fastest = Double.MAX_VALUE;

    AdaptiveLimit(int initial, int max) {
        this.limit = initial;
        this.max = Math.max(initial, max);
        this.ceiling = this.max;
    }

    /** A request in flight. */
    record Call(long round, long start) {}

    synchronized int current() {
        return limit;
    }

    synchronized Call begin(long now) {
        inFlight++;
        usedFully |= inFlight >= limit;
        return new Call(round, now);
    }

    /** Counts a page; returns the change of the limit. */
    synchronized int succeeded(Call call, long now) {
        inFlight--;
        if (call.round() != round) {
            return 0;
        }
        responses++;
        nanos += now - call.start();
        if (responses < limit) {
            return 0;
        }
        double average = (double) nanos / responses;
        if (average > SLOW * fastest) {
            // The service may have become slower for good.
            fastest *= 1.1;
            return shrink();
        }
        fastest = Math.min(fastest, average);
        return usedFully ? grow() : nextRound(limit);
    }

    /** Counts a failure; returns the change of the limit. */
    synchronized int failed(Call call, boolean refused) {
        inFlight--;
        if (!refused || call.round() != round) {
            return 0;
        }
        ceiling = Math.max(1, limit - 1);
        goodRounds = 0;
        return shrink();
    }

    private int grow() {
        if (limit >= ceiling && ++goodRounds > ROUNDS_BEFORE_A_REFUSED_LIMIT) {
            ceiling = Math.min(max, ceiling + 1);
            goodRounds = 0;
        }
        return nextRound(Math.min(ceiling, wasTooHigh ? limit + 1 : 2 * limit));
    }

    private int shrink() {
        wasTooHigh = true;
        return nextRound(Math.max(1, limit * 3 / 4));
    }

    private int nextRound(int next) {
        int change = next - limit;
        limit = next;
        round++;
        responses = 0;
        nanos = 0;
        usedFully = false;
        return change;
    }
}
