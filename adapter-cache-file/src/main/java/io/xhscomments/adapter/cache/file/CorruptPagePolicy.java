package io.xhscomments.adapter.cache.file;

/** What to do when a stored page cannot be trusted any more. In each case what is left of it is kept aside. */
public enum CorruptPagePolicy {
    /** Fail, until the page comes from elsewhere. The default: it was paid for once. */
    FAIL,
    /** Read its free copy again if the service still keeps one, and fail otherwise. */
    FREE_REFETCH,
    /** Pay for it again. */
    PAY_AGAIN
}
