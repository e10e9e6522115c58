package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.page.PageKey;
import java.nio.file.Path;

/**
 * Told of what a store does besides serving and keeping pages. Called by the thread that works for a page, at once for
 * several pages; what it throws is dropped, because a page that is paid for must not be lost to it.
 */
public interface StoreListener {
    /** Writes each as a warning to the system logger of this package. The default. */
    StoreListener LOGGING = new LoggingListener();

    /** Tells nobody. */
    StoreListener NONE = new StoreListener() {};

    /**
     * An earlier request for this page was or may have been paid for, its response is lost or cannot be decoded, and it
     * is paid for again.
     *
     * @param record what is kept of the earlier request
     */
    default void payingAgain(PageKey page, Path record) {}

    /** A page file could not be trusted and was set aside. */
    default void quarantined(PageKey page, Path record, String why) {}

    /** A writer died after its response had come; nothing is lost, and nothing is paid for again. */
    default void rescued(PageKey page) {}

    /**
     * A page was paid for and handed out, but could not be kept. It stays in this process's memory, and nothing more is
     * paid for until it can be kept.
     */
    default void notStored(PageKey page, String why) {}

    /** A response was charged and reports a failure. It is kept, and does not block its request. */
    default void noPage(PageKey page, Path receipt) {}

    /**
     * A response was charged and cannot be decoded. It is kept, and its request is not sent again unless the caller
     * allows paying again.
     *
     * @param record where the response is kept
     */
    default void undecodable(PageKey page, Path record, String why) {}

    /**
     * An earlier response could not be decoded when it came. This version can decode it, so it is the page now; nothing
     * was sent.
     */
    default void decoded(PageKey page, Path record) {}
}
