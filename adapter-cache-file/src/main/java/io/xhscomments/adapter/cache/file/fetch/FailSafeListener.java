package io.xhscomments.adapter.cache.file.fetch;

import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.core.page.PageKey;
import java.nio.file.Path;
import java.util.function.Consumer;
import lombok.RequiredArgsConstructor;

/** Passes events to a listener. Logs and drops its exceptions, so that a paid page is not lost. */
@RequiredArgsConstructor
public final class FailSafeListener implements StoreListener {
    private static final System.Logger LOG = System.getLogger("io.xhscomments.adapter.cache.file");

    private final StoreListener delegate;

    @Override
    public void payingAgain(PageKey page, Path record) {
        call(listener -> listener.payingAgain(page, record));
    }

    @Override
    public void quarantined(PageKey page, Path record, String reason) {
        call(listener -> listener.quarantined(page, record, reason));
    }

    @Override
    public void recovered(PageKey page) {
        call(listener -> listener.recovered(page));
    }

    @Override
    public void notStored(PageKey page, String reason) {
        call(listener -> listener.notStored(page, reason));
    }

    @Override
    public void failedResponse(PageKey page, Path record) {
        call(listener -> listener.failedResponse(page, record));
    }

    @Override
    public void undecodable(PageKey page, Path record, String reason) {
        call(listener -> listener.undecodable(page, record, reason));
    }

    @Override
    public void decoded(PageKey page, Path record) {
        call(listener -> listener.decoded(page, record));
    }

    private void call(Consumer<StoreListener> event) {
        try {
            event.accept(delegate);
        } catch (RuntimeException dropped) {
            LOG.log(System.Logger.Level.WARNING, "A store's listener failed", dropped);
        }
    }
}
