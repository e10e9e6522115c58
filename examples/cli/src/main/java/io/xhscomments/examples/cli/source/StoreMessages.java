package io.xhscomments.examples.cli.source;

import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.examples.cli.language.MessageKey;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import lombok.RequiredArgsConstructor;

/** Prints the events of a store. */
@RequiredArgsConstructor
final class StoreMessages implements StoreListener {
    private final BiConsumer<MessageKey, Object[]> printer;

    @Override
    public void payingAgain(PageKey page, Path record) {
        print(MessageKey.PAGE_PAYING_AGAIN, page.describe(), record);
    }

    @Override
    public void quarantined(PageKey page, Path record, String reason) {
        print(MessageKey.PAGE_QUARANTINED, page.describe(), record, reason);
    }

    @Override
    public void recovered(PageKey page) {
        print(MessageKey.PAGE_RECOVERED, page.describe());
    }

    @Override
    public void notStored(PageKey page, String reason) {
        print(MessageKey.PAGE_NOT_STORED, page.describe(), reason);
    }

    @Override
    public void failedResponse(PageKey page, Path record) {
        print(MessageKey.PAGE_MISSING, page.describe(), record);
    }

    @Override
    public void undecodable(PageKey page, Path record, String reason) {
        print(MessageKey.PAGE_UNDECODABLE, page.describe(), record);
    }

    @Override
    public void decoded(PageKey page, Path record) {
        print(MessageKey.PAGE_DECODED, page.describe(), record);
    }

    private void print(MessageKey key, Object... values) {
        printer.accept(key, values);
    }
}
