package io.xhscomments.core.page;

/** Whether something was charged for. What cannot be known counts as paid. */
public enum Charge {
    /** It was charged. */
    CHARGED,
    /** It was not charged. */
    FREE,
    /** It may have been charged: a request went out and its response never came. */
    UNKNOWN;

    /** Whether a careful payer counts it as paid: all but {@link #FREE}. */
    public boolean countsAsPaid() {
        return this != FREE;
    }
}
