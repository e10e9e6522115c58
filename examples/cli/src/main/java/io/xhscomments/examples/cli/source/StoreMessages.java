package io.xhscomments.examples.cli.source;

import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.examples.cli.language.MessageKey;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;

/** Prints the events of a store. */
@RequiredArgsConstructor
final class StoreMessages implements StoreListener {
    private final BiConsumer<MessageKey, Object[]> printer;
    private final Function<PageKey, String> description;

    /** Describes each page by its request and route. */
    StoreMessages(BiConsumer<MessageKey, Object[]> printer) {
        this(printer, PageKey::describe);
    }

    @Override
    public void payingAgain(PageKey page, Path record) {
        print(MessageKey.PAGE_PAYING_AGAIN, description.apply(page), record);
    }

    @Override
    public void quarantined(PageKey page, Path record, String reason) {
        print(MessageKey.PAGE_QUARANTINED, description.apply(page), record, reason);
    }

    @Override
    public void recovered(PageKey page) {
        print(MessageKey.PAGE_RECOVERED, description.apply(page));
    }

    @Override
    public void notStored(PageKey page, String reason) {
        print(MessageKey.PAGE_NOT_STORED, description.apply(page), reason);
    }

    @Override
    public void failedResponse(PageKey page, Path record) {
        print(MessageKey.PAGE_MISSING, description.apply(page), record);
    }

    @Override
    public void undecodable(PageKey page, Path record, String reason) {
        print(MessageKey.PAGE_UNDECODABLE, description.apply(page), record);
    }

    @Override
    public void decoded(PageKey page, Path record) {
        print(MessageKey.PAGE_DECODED, description.apply(page), record);
    }

    private void print(MessageKey key, Object... values) {
        printer.accept(key, values);
    }
}
