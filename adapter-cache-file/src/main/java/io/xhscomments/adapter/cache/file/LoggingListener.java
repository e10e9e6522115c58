package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.page.PageKey;
import java.lang.System.Logger.Level;
import java.nio.file.Path;

/** Keys and paths hold no secrets. */
final class LoggingListener implements StoreListener {
    private static final System.Logger LOG =
            System.getLogger(LoggingListener.class.getPackage().getName());

    @Override
    public void payingAgain(PageKey page, Path record) {
        LOG.log(
                Level.WARNING,
                "Paying again for {0}: an earlier response is of no use, see {1}",
                page.describe(),
                record);
    }

    @Override
    public void quarantined(PageKey page, Path record, String why) {
        LOG.log(Level.WARNING, "Set aside the page of {0} as {1}: {2}", page.describe(), record, why);
    }

    @Override
    public void rescued(PageKey page) {
        LOG.log(Level.INFO, "Took over the response of a writer that died: {0}", page.describe());
    }

    @Override
    public void notStored(PageKey page, String why) {
        LOG.log(Level.WARNING, "Paid for, but not stored: {0}: {1}", page.describe(), why);
    }

    @Override
    public void noPage(PageKey page, Path receipt) {
        LOG.log(Level.WARNING, "Paid for, but no page: {0}, kept as {1}", page.describe(), receipt);
    }

    @Override
    public void undecodable(PageKey page, Path record, String why) {
        LOG.log(Level.WARNING, "Paid for, but cannot be decoded: {0}, kept as {1}: {2}", page.describe(), record, why);
    }

    @Override
    public void decoded(PageKey page, Path record) {
        LOG.log(Level.INFO, "Decoded a response that was kept: {0}, from {1}", page.describe(), record);
    }
}
