package io.xhscomments.examples.cli.source;

import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.examples.cli.language.MessageKey;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import lombok.RequiredArgsConstructor;

/** Tells people what a store does besides keeping pages. */
@RequiredArgsConstructor
final class StoreMessages implements StoreListener {
    private final BiConsumer<MessageKey, Object[]> say;

    @Override
    public void payingAgain(PageKey page, Path record) {
        say(MessageKey.KEPT_PAYING_AGAIN, page.describe(), record);
    }

    @Override
    public void quarantined(PageKey page, Path record, String reason) {
        say(MessageKey.KEPT_QUARANTINED, page.describe(), record, reason);
    }

    @Override
    public void recovered(PageKey page) {
        say(MessageKey.KEPT_RESCUED, page.describe());
    }

    @Override
    public void notStored(PageKey page, String reason) {
        say(MessageKey.KEPT_NOT_STORED, page.describe(), reason);
    }

    @Override
    public void failedResponse(PageKey page, Path record) {
        say(MessageKey.KEPT_NO_PAGE, page.describe(), record);
    }

    @Override
    public void undecodable(PageKey page, Path record, String reason) {
        say(MessageKey.KEPT_UNDECODABLE, page.describe(), record);
    }

    @Override
    public void decoded(PageKey page, Path record) {
        say(MessageKey.KEPT_DECODED, page.describe(), record);
    }

    private void say(MessageKey phrase, Object... values) {
        say.accept(phrase, values);
    }
}
