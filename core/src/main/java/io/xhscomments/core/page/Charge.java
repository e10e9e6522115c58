package io.xhscomments.core.page;

/** Whether a request was charged. An unknown charge counts as paid. */
public enum Charge {
    /** The request was charged. */
    CHARGED,
    /** The request was not charged, or not sent. */
    FREE,
    /** The request may have been charged: it was sent, and its response was lost. */
    UNKNOWN;

    /** Whether it must be counted as paid, in doubt too: everything except {@link #FREE}. */
    public boolean countsAsPaid() {
        return this != FREE;
    }
}
