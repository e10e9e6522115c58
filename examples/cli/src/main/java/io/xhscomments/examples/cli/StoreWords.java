package io.xhscomments.examples.cli;

import io.xhscomments.adapter.cache.file.StoreListener;
import io.xhscomments.core.page.PageKey;
import java.nio.file.Path;
import java.util.function.Consumer;
import lombok.RequiredArgsConstructor;

/** Tells people what a store does besides keeping pages. */
@RequiredArgsConstructor
final class StoreWords implements StoreListener {
    private final Consumer<String> say;

    @Override
    public void payingAgain(PageKey page, Path record) {
        say.accept("paying again for " + page.describe() + ": an earlier answer is lost, see " + record);
    }

    @Override
    public void quarantined(PageKey page, Path record, String why) {
        say.accept("set aside the page of " + page.describe() + " as " + record + ": " + why);
    }

    @Override
    public void rescued(PageKey page) {
        say.accept("took over, for free, what an earlier run had paid for: " + page.describe());
    }

    @Override
    public void notStored(PageKey page, String why) {
        say.accept("paid for, but not stored: " + page.describe() + ": " + why);
    }

    @Override
    public void noPage(PageKey page, Path receipt) {
        say.accept("paid for, but no page: " + page.describe() + ", kept as " + receipt);
    }
}
