package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.report.CheckReport.Kind;
import io.xhscomments.adapter.cache.file.storage.Directories;
import io.xhscomments.adapter.cache.file.storage.NoteRecords;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import io.xhscomments.adapter.cache.file.storage.StoredGeneration;
import io.xhscomments.core.model.NoteId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;

/** Checks the records of notes, and finds pages that they do not name. For one run. */
@RequiredArgsConstructor
final class RecordChecker {
    private static final String REBUILD = "rebuild writes the records again, out of the pages";

    private final StoreReader reader;
    private final Findings findings;
    private final Map<NoteId, Set<String>> records = new HashMap<>();
    private int missing;

    /** Checks the directory of the records. */
    void checkDirectory(Path directory) {
        for (Path entry : entries(directory)) {
            if (StoreLayout.isPageDirectory(entry)) {
                entries(entry).forEach(this::checkRecord);
            } else {
                findings.foreign(entry);
            }
        }
    }

    private void checkRecord(Path file) {
        if (NoteRecords.noteOf(file).isEmpty()) {
            findings.foreign(file);
            return;
        }
        try {
            int damaged = NoteRecords.damagedLines(reader, file);
            if (damaged > 0) {
                findings.add(Kind.UNRECORDED, file, damaged + " of its lines are damaged, and ignored", REBUILD);
            }
        } catch (IOException unreadable) {
            findings.unreadable(file, CorruptPageException.describe(unreadable), "use the version that wrote it");
        }
    }

    private List<Path> entries(Path directory) {
        try {
            return Directories.entries(directory);
        } catch (IOException unreadable) {
            findings.unreadable(directory, CorruptPageException.describe(unreadable), "make it readable");
            return List.of();
        }
    }

    /** Counts a page that its note's record does not name. */
    void checkPage(PageFileName name) throws IOException {
        if (NoteRecords.exist(reader)) {
            NoteId note = name.key().request().note();
            Set<String> known = records.get(note);
            if (known == null) {
                known = NoteRecords.read(reader, note).stream()
                        .map(StoredGeneration::hex)
                        .collect(Collectors.toSet());
                records.put(note, known);
            }
            missing += known.contains(name.hex()) ? 0 : 1;
        }
    }

    /** Reports the pages without a record, as one finding. */
    void reportMissing() {
        if (missing > 0) {
            findings.add(
                    Kind.UNRECORDED,
                    reader.root().resolve(StoreLayout.READINGS),
                    missing + " pages are in no record, so a note whose first page was replaced may lack them",
                    REBUILD);
        }
    }
}
