package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.page.PageKey;
import java.nio.file.Path;

/**
 * What to do when an earlier request for a page may have been paid for and its response is lost: its writer was killed,
 * or the connection broke. Only the caller knows what the page is worth. Called by the thread that works for the page,
 * which holds the page's lock meanwhile.
 */
@FunctionalInterface
public interface InDoubtPolicy {
    /** Pay again, and say so to the listener. The default. */
    InDoubtPolicy PAY_AGAIN = (page, record) -> true;

    /** Fail, until the page comes from elsewhere: an import, or its free copy. */
    InDoubtPolicy FAIL = (page, record) -> false;

    /**
     * Whether to pay for this page again.
     *
     * @param record what is kept of the earlier request
     */
    boolean payAgain(PageKey page, Path record);
}
