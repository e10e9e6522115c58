package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.page.PageKey;
import java.nio.file.Path;
import java.util.function.Consumer;
import lombok.RequiredArgsConstructor;

/** Passes on, and goes on whatever that throws: a page that is paid for must not be lost to it. */
@RequiredArgsConstructor
final class CarefulListener implements StoreListener {
    private static final System.Logger LOG =
            System.getLogger(CarefulListener.class.getPackage().getName());

    private final StoreListener told;

    @Override
    public void payingAgain(PageKey page, Path record) {
        tell(listener -> listener.payingAgain(page, record));
    }

    @Override
    public void quarantined(PageKey page, Path record, String why) {
        tell(listener -> listener.quarantined(page, record, why));
    }

    @Override
    public void rescued(PageKey page) {
        tell(listener -> listener.rescued(page));
    }

    @Override
    public void notStored(PageKey page, String why) {
        tell(listener -> listener.notStored(page, why));
    }

    @Override
    public void noPage(PageKey page, Path receipt) {
        tell(listener -> listener.noPage(page, receipt));
    }

    @Override
    public void undecodable(PageKey page, Path record, String why) {
        tell(listener -> listener.undecodable(page, record, why));
    }

    @Override
    public void decoded(PageKey page, Path record) {
        tell(listener -> listener.decoded(page, record));
    }

    private void tell(Consumer<StoreListener> news) {
        try {
            news.accept(told);
        } catch (RuntimeException dropped) {
            LOG.log(System.Logger.Level.WARNING, "A store's listener failed", dropped);
        }
    }
}
