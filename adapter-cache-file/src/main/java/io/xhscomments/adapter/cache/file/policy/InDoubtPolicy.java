package io.xhscomments.adapter.cache.file.policy;

import io.xhscomments.core.page.PageKey;
import java.nio.file.Path;

/**
 * Decides about a page in doubt: an earlier request may have been charged, and its response is lost, because the writer
 * was killed or the connection broke. Runs on the thread that fetches the page, which holds the page's lock.
 */
@FunctionalInterface
public interface InDoubtPolicy {
    /** Pay again, and notify the listener. The default. */
    InDoubtPolicy PAY_AGAIN = (page, record) -> true;

    /** Fail until the page is imported or its free copy is read. */
    InDoubtPolicy FAIL = (page, record) -> false;

    /**
     * Whether to pay for this page again.
     *
     * @param record the file that is kept of the earlier request
     */
    boolean payAgain(PageKey page, Path record);
}
