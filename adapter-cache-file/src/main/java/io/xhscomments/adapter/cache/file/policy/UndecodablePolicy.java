package io.xhscomments.adapter.cache.file.policy;

/**
 * Decides about a request whose response was charged and cannot be decoded by this version. The store keeps the
 * response in every case, and makes a page of it once a version can decode it.
 */
public enum UndecodablePolicy {
    /** Fail and send nothing. The default, because the request was paid for once. */
    FAIL,
    /** Pay for the page again. */
    PAY_AGAIN
}
