package io.xhscomments.core.page;

import java.math.BigDecimal;

/**
 * The number of sent requests by charge. An immutable value. Stored pages and requests that were refused before sending
 * are not included.
 *
 * @param charged requests that were charged
 * @param free requests with a response that was not charged
 * @param unknown requests without a response, which may have been charged
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

    /** One sent request. */
    public static Spend of(Charge charge) {
        return switch (charge) {
            case CHARGED -> new Spend(1, 0, 0);
            case FREE -> new Spend(0, 1, 0);
            case UNKNOWN -> new Spend(0, 0, 1);
        };
    }

    /** The sum of both. */
    public Spend plus(Spend other) {
        return new Spend(charged + other.charged, free + other.free, unknown + other.unknown);
    }

    /** The number of sent requests. */
    public long sent() {
        return charged + free + unknown;
    }

    /** The number of requests that count as paid: charged and unknown. */
    public long paid() {
        return charged + unknown;
    }

    /** The maximum cost at this price per request. */
    public BigDecimal cost(BigDecimal price) {
        return price.multiply(BigDecimal.valueOf(paid()));
    }
}
