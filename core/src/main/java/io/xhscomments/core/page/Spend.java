package io.xhscomments.core.page;

import java.math.BigDecimal;

/**
 * Requests that were sent, by what is known of their charge. An immutable value. What was responded to out of a record,
 * or refused before sending, is not in it.
 *
 * @param charged surely charged
 * @param free sent, responded, and surely not charged
 * @param unknown sent, and never responded: may have been charged
 */
public record Spend(long charged, long free, long unknown) {
    /** Nothing was sent. */
    public static final Spend NONE = new Spend(0, 0, 0);

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public Spend {
        if (charged < 0 || free < 0 || unknown < 0) {
            throw new IllegalArgumentException(
                    "Counts must not be negative, but are " + charged + ", " + free + ", " + unknown);
        }
    }

    /** One request that was sent. */
    public static Spend of(Charge charge) {
        return switch (charge) {
            case CHARGED -> new Spend(1, 0, 0);
            case FREE -> new Spend(0, 1, 0);
            case UNKNOWN -> new Spend(0, 0, 1);
        };
    }

    /** Both together. */
    public Spend plus(Spend other) {
        return new Spend(charged + other.charged, free + other.free, unknown + other.unknown);
    }

    /** How many requests were sent. */
    public long sent() {
        return charged + free + unknown;
    }

    /** How many requests a careful payer counts as paid: the unknown ones too. */
    public long paid() {
        return charged + unknown;
    }

    /** What that comes to at the most, at this price a request. */
    public BigDecimal cost(BigDecimal price) {
        return price.multiply(BigDecimal.valueOf(paid()));
    }
}
