package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.StoredGeneration;
import io.xhscomments.adapter.cache.file.report.CheckReport.Kind;
import io.xhscomments.adapter.cache.file.storage.NoteRecords;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import io.xhscomments.core.model.NoteId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;

/**
 * Checks the records of notes, and finds pages that they do not name. For one run, safe to share between its threads.
 */
@RequiredArgsConstructor
final class RecordChecker {
    private static final String REBUILD = "rebuild writes the records again, out of the pages";

    private final StoreReader reader;
    private final Map<NoteId, Optional<Recorded>> records = new ConcurrentHashMap<>();
    private final AtomicInteger missing = new AtomicInteger();

    /** Checks a file in the directory of the records. */
    Findings check(Path file) {
        Findings findings = new Findings();
        if (!reader.isPageDirectory(Objects.requireNonNull(file.getParent()))
                || NoteRecords.noteOf(file).isEmpty()) {
            findings.foreign(file);
            return findings;
        }
        try {
            int damaged = NoteRecords.damagedLines(reader, file);
            if (damaged > 0) {
                findings.add(Kind.UNRECORDED, file, damaged + " of its lines are damaged, and ignored", REBUILD);
            }
        } catch (IOException unreadable) {
            findings.unreadable(file, CorruptPageException.describe(unreadable), "use the version that wrote it");
        }
        return findings;
    }

    /** Counts a page that its note's record does not name. It may have been changed by hand since. */
    void checkPage(PageFileName name) {
        check(name, known -> known.pages().contains(name.hex()));
    }

    /** Counts a replaced page that its note's record does not name. */
    void checkSuperseded(PageFileName name, PageFile page) {
        Optional<StoredGeneration> generation = StoredGeneration.of(page, name.hex());
        check(name, known -> generation.filter(known.responses()::contains).isPresent());
    }

    private void check(PageFileName name, Predicate<Recorded> isRecorded) {
        if (NoteRecords.exist(reader)) {
            boolean isMissing = records.computeIfAbsent(name.key().request().note(), this::recorded)
                    .filter(isRecorded.negate())
                    .isPresent();
            missing.addAndGet(isMissing ? 1 : 0);
        }
    }

    /** What a record names: the digits of pages, and responses. */
    private record Recorded(Set<String> pages, Set<StoredGeneration> responses) {}

    /** Empty if the record is unreadable, which is its own finding. */
    private Optional<Recorded> recorded(NoteId note) {
        try {
            Set<StoredGeneration> responses = new HashSet<>(NoteRecords.read(reader, note));
            return Optional.of(
                    new Recorded(responses.stream().map(StoredGeneration::hex).collect(Collectors.toSet()), responses));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Reports the pages without a record, as one finding. */
    void reportMissing(Findings findings) {
        if (missing.get() > 0) {
            findings.add(
                    Kind.UNRECORDED,
                    reader.root().resolve(StoreLayout.READINGS),
                    missing + " pages are in no record, so a note whose first page was replaced may lack them",
                    REBUILD);
        }
    }
}
