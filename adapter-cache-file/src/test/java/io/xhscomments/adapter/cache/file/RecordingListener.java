package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.core.page.PageKey;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the events of a store. */
final class RecordingListener implements StoreListener {
    final List<String> words = new CopyOnWriteArrayList<>();

    @Override
    public void payingAgain(PageKey page, Path record) {
        words.add("paying again");
    }

    @Override
    public void quarantined(PageKey page, Path record, String why) {
        words.add("quarantined: " + why);
    }

    @Override
    public void recovered(PageKey page) {
        words.add("rescued");
    }

    @Override
    public void notStored(PageKey page, String why) {
        words.add("not stored");
    }

    @Override
    public void failedResponse(PageKey page, Path receipt) {
        words.add("no page");
    }

    @Override
    public void undecodable(PageKey page, Path record, String why) {
        words.add("undecodable");
    }

    @Override
    public void decoded(PageKey page, Path record) {
        words.add("decoded");
    }
}
