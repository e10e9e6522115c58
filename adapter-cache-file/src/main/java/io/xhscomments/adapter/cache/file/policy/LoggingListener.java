package io.xhscomments.adapter.cache.file.policy;

import io.xhscomments.core.page.PageKey;
import java.lang.System.Logger.Level;
import java.nio.file.Path;

/** Logs events. Keys and paths contain no secrets. */
final class LoggingListener implements StoreListener {
    private static final System.Logger LOG = System.getLogger("io.xhscomments.adapter.cache.file");

    @Override
    public void payingAgain(PageKey page, Path record) {
        LOG.log(
                Level.WARNING,
                "Paying again for {0}: the earlier response is lost or cannot be decoded, see {1}",
                page.describe(),
                record);
    }

    @Override
    public void quarantined(PageKey page, Path record, String reason) {
        LOG.log(Level.WARNING, "Moved the damaged page of {0} to {1}: {2}", page.describe(), record, reason);
    }

    @Override
    public void recovered(PageKey page) {
        LOG.log(Level.INFO, "Recovered the response of a writer that died: {0}", page.describe());
    }

    @Override
    public void notStored(PageKey page, String reason) {
        LOG.log(Level.WARNING, "Paid for, but not stored: {0}: {1}", page.describe(), reason);
    }

    @Override
    public void failedResponse(PageKey page, Path record) {
        LOG.log(Level.WARNING, "Paid for a response that reports a failure: {0}, kept as {1}", page.describe(), record);
    }

    @Override
    public void undecodable(PageKey page, Path record, String reason) {
        LOG.log(
                Level.WARNING,
                "Paid for a response that cannot be decoded: {0}, kept as {1}: {2}",
                page.describe(),
                record,
                reason);
    }

    @Override
    public void decoded(PageKey page, Path record) {
        LOG.log(Level.INFO, "Decoded a kept response: {0}, from {1}", page.describe(), record);
    }
}
