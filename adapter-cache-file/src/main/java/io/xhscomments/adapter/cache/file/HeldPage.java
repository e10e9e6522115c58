package io.xhscomments.adapter.cache.file;

/**
 * A page that was requested before and is missing: a store keeps what is left of it in a holding directory. An
 * immutable value; it holds no secret.
 *
 * @param page the file that is kept
 * @param reason why it is not a page of the store
 */
public record HeldPage(StoredPage page, Reason reason) {
    /** Why a page is missing. */
    public enum Reason {
        /** It could not be decoded when it came, and can be now: it becomes a page when it is asked for. */
        DECODABLE,
        /** It was charged and cannot be decoded. */
        UNDECODABLE,
        /** Its file was damaged. */
        DAMAGED,
        /** It may have been charged, and the response is lost. */
        IN_DOUBT
    }
}
