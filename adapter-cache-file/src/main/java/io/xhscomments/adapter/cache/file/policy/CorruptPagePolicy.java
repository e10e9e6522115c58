package io.xhscomments.adapter.cache.file.policy;

/** Decides about a request whose stored page is damaged. The store keeps the damaged file in every case. */
public enum CorruptPagePolicy {
    /** Fail until the page is imported or repaired. The default, because the page was paid for once. */
    FAIL,
    /** Read the free copy if the service still keeps one; fail otherwise. */
    FREE_REFETCH,
    /** Pay for the page again. */
    PAY_AGAIN
}
