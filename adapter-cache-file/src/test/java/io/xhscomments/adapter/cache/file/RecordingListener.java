package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.core.page.PageKey;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the events of a store. */
final class RecordingListener implements StoreListener {
    final List<String> events = new CopyOnWriteArrayList<>();

    @Override
    public void payingAgain(PageKey page, Path record) {
        events.add("paying again");
    }

    @Override
    public void quarantined(PageKey page, Path record, String reason) {
        events.add("quarantined: " + reason);
    }

    @Override
    public void recovered(PageKey page) {
        events.add("rescued");
    }

    @Override
    public void notStored(PageKey page, String reason) {
        events.add("not stored");
    }

    @Override
    public void failedResponse(PageKey page, Path record) {
        events.add("no page");
    }

    @Override
    public void undecodable(PageKey page, Path record, String reason) {
        events.add("undecodable");
    }

    @Override
    public void decoded(PageKey page, Path record) {
        events.add("decoded");
    }
}
