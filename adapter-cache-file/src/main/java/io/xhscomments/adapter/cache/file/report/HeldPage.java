package io.xhscomments.adapter.cache.file.report;

/**
 * A page that was requested before and is missing; a holding directory keeps the rest of it. An immutable value without
 * secrets.
 *
 * @param page the file that is kept
 * @param reason why the page is missing
 */
public record HeldPage(StoredPage page, Reason reason) {
    /** Why a page is missing. */
    public enum Reason {
        /** An earlier version could not decode the response; this version can. The next request makes a page of it. */
        DECODABLE,
        /** The response was charged and cannot be decoded. */
        UNDECODABLE,
        /** The page file was damaged. */
        DAMAGED,
        /** The request may have been charged, and the response is lost. */
        IN_DOUBT
    }
}
