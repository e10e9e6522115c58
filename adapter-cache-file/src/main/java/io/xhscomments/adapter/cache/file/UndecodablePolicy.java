package io.xhscomments.adapter.cache.file;

/**
 * What to do when a response to a request was charged, is kept, and cannot be decoded by this version. In each case the
 * kept response stays, and becomes the page once a version can decode it.
 */
public enum UndecodablePolicy {
    /** Fail without sending anything. The default: the same request was paid for once. */
    FAIL,
    /** Pay for the page again. */
    PAY_AGAIN
}
