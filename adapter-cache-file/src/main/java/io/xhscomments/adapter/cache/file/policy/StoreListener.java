package io.xhscomments.adapter.cache.file.policy;

import io.xhscomments.core.page.PageKey;
import java.nio.file.Path;

/**
 * Receives the unusual events of a store. Threads that fetch pages call it, several at a time. The store logs and drops
 * its exceptions, so that a paid page cannot be lost.
 */
public interface StoreListener {
    /** Logs each event to the system logger {@code io.xhscomments.adapter.cache.file}. The default. */
    StoreListener LOGGING = new LoggingListener();

    /** Ignores all events. */
    StoreListener NONE = new StoreListener() {};

    /**
     * The store pays for a page again: an earlier request was or may have been charged, and its response is lost or
     * cannot be decoded.
     *
     * @param record the file that is kept of the earlier request
     */
    default void payingAgain(PageKey page, Path record) {}

    /** A page file is damaged, and was moved to quarantine. */
    default void quarantined(PageKey page, Path record, String reason) {}

    /** A writer died after its response had arrived. The store made a page of the response; nothing is paid again. */
    default void recovered(PageKey page) {}

    /**
     * A page was paid for and returned, but could not be stored. It stays in the memory of this process, and the store
     * pays for nothing else until the page is stored.
     */
    default void notStored(PageKey page, String reason) {}

    /**
     * A charged response reports a failure. The store keeps it; the same request may be sent again.
     *
     * @param record the file of the response
     */
    default void failedResponse(PageKey page, Path record) {}

    /**
     * A charged response cannot be decoded. The store keeps it, and sends the same request again only if the caller
     * allows paying again.
     *
     * @param record the file of the response
     */
    default void undecodable(PageKey page, Path record, String reason) {}

    /** This version can decode a response that an earlier version could not. It is the page now; nothing was sent. */
    default void decoded(PageKey page, Path record) {}
}
