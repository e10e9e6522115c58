package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.storage.NoteRecords;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoredGeneration;
import io.xhscomments.adapter.cache.file.storage.StoredGenerations;
import io.xhscomments.core.model.NoteId;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;

/** Writes the lines that the records of notes lack, out of all pages. Writers may go on meanwhile. */
@RequiredArgsConstructor
public final class RecordRebuild {
    private final StoreContext store;

    /** Returns how many lines were missing. */
    public int run() throws IOException {
        store.writer().directories().prepare();
        store.writer().directories().directory(StoreLayout.READINGS);
        int missing = 0;
        for (Map.Entry<NoteId, List<StoredGeneration>> ofNote :
                StoredGenerations.scan(store.reader()).entrySet()) {
            Set<StoredGeneration> known = new LinkedHashSet<>(NoteRecords.read(store.reader(), ofNote.getKey()));
            for (StoredGeneration generation : ofNote.getValue()) {
                if (known.add(generation)) {
                    store.writer().records().add(ofNote.getKey(), generation);
                    missing++;
                }
            }
        }
        return missing;
    }
}
