package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.report.CheckReport;
import io.xhscomments.adapter.cache.file.report.CheckReport.Kind;
import io.xhscomments.adapter.cache.file.storage.PageFileWalker;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreMarker;
import io.xhscomments.core.port.ResponseDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Checks every file of a store, on all cores, and changes nothing. For one run. */
public final class StoreChecker {
    private static final Set<String> OWN_FILES = Set.of(StoreLayout.MARKER, StoreLayout.LOCK, StoreLayout.ATTRIBUTES);
    private static final Map<String, Kind> HOLDING_DIRECTORIES = Map.of(
            StoreLayout.IN_DOUBT, Kind.IN_DOUBT,
            StoreLayout.QUARANTINE, Kind.QUARANTINED,
            StoreLayout.UNDECODABLE, Kind.UNDECODABLE,
            StoreLayout.FAILED, Kind.FAILED,
            StoreLayout.RECEIPTS, Kind.UNDECODABLE,
            StoreLayout.SUPERSEDED, Kind.SUPERSEDED,
            StoreLayout.OLDER, Kind.SUPERSEDED);

    private final StoreContext store;
    private final Findings findings = new Findings();
    private final PageChecker pages;
    private final HeldFileChecker heldFiles;
    private final RecordChecker records;

    public StoreChecker(StoreContext store, ResponseDecoder decoder, Predicate<byte[]> holdsSecret) {
        this.store = store;
        Objects.requireNonNull(decoder, "decoder");
        Objects.requireNonNull(holdsSecret, "holdsSecret");
        this.records = new RecordChecker(store.reader());
        this.pages = new PageChecker(store, decoder, holdsSecret, records);
        this.heldFiles = new HeldFileChecker(store.reader(), decoder);
    }

    public CheckReport run() {
        checkFormat();
        List<Supplier<Findings>> checks = PageFileWalker.entries(store.reader()).stream()
                .flatMap(this::checks)
                .toList();
        checks.parallelStream().map(Supplier::get).forEachOrdered(findings::addAll);
        heldFiles.reportMissingPages(findings);
        records.reportMissing(findings);
        reportOpenPages();
        return new CheckReport(findings.soundPages(), findings.all());
    }

    /** A check of each file. Problems of directories are reported at once. */
    private Stream<Supplier<Findings>> checks(Path entry) {
        String name = StoreLayout.name(entry).replace("/", "");
        if (store.reader().isPageDirectory(entry)) {
            return entries(entry).stream().map(file -> () -> pages.check(file));
        }
        if (HOLDING_DIRECTORIES.containsKey(name)) {
            Kind kind = Objects.requireNonNull(HOLDING_DIRECTORIES.get(name));
            return files(entry)
                    .map(file ->
                            () -> kind == Kind.SUPERSEDED ? pages.checkSuperseded(file) : heldFiles.check(kind, file));
        }
        if (name.equals(StoreLayout.READINGS)) {
            return files(entry).map(file -> () -> records.check(file));
        }
        if (!OWN_FILES.contains(name) || !store.reader().isFile(entry)) {
            findings.foreign(entry);
        }
        return Stream.empty();
    }

    private Stream<Path> files(Path directory) {
        if (!store.reader().isDirectory(directory)) {
            findings.unreadable(
                    directory, "it must be a directory, and no link to one", "put the directory itself there");
            return Stream.empty();
        }
        return entries(directory).stream()
                .flatMap(entry -> store.reader().isPageDirectory(entry) ? entries(entry).stream() : Stream.of(entry));
    }

    /** Reports the pages that other users can read, as one finding. */
    private void reportOpenPages() {
        if (findings.openPages() > 0) {
            findings.add(
                    Kind.OPEN_TO_OTHERS,
                    store.root(),
                    findings.openPages() + " pages are not redacted, and other users can read them",
                    "chmod -R o-rwx removes this access");
        }
    }

    private List<Path> entries(Path directory) {
        try {
            return store.reader().entries(directory);
        } catch (IOException unreadable) {
            findings.unreadable(directory, CorruptPageException.describe(unreadable), "make it readable");
            return List.of();
        }
    }

    private void checkFormat() {
        try {
            if (!StoreMarker.isPresent(store.reader())) {
                findings.unreadable(
                        store.root(),
                        "there is no " + StoreLayout.MARKER,
                        "if this is the right directory, store a page in it");
            }
        } catch (IOException unsupported) {
            findings.unreadable(
                    store.root().resolve(StoreLayout.MARKER),
                    CorruptPageException.describe(unsupported),
                    "use the version that wrote it");
        }
    }
}
