package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.StoredGeneration;
import io.xhscomments.adapter.cache.file.storage.AgeLimit;
import io.xhscomments.adapter.cache.file.storage.PageLocks;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.policy.TimeSource;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import lombok.RequiredArgsConstructor;

/** Takes the files of another store into a store, each under the lock of its page. Safe to share between threads. */
@RequiredArgsConstructor
final class MergedPages {
    private static final Duration LOCK_TIMEOUT = Duration.ofMinutes(1);

    private final StoreContext store;
    private final MergeFindings findings;
    private final Map<NoteId, Set<StoredGeneration>> stored = new ConcurrentHashMap<>();

    /**
     * Takes a page.
     *
     * @param replaced whether the other store keeps it as a superseded page
     */
    void merge(PageFileName name, PageFile page, byte[] bytes, boolean replaced) throws IOException {
        StoredGeneration generation = StoredGeneration.of(page, name.hex())
                .orElseThrow(() -> new CorruptPageException("its header has no key"));
        stored.computeIfAbsent(name.key().request().note(), note -> ConcurrentHashMap.newKeySet())
                .add(generation);
        try (PageLocks.LockHandle held = store.locks().acquire(name, LOCK_TIMEOUT, TimeSource.SYSTEM)) {
            if (store.generations().of(name).stream()
                    .anyMatch(known -> known.checksum().equals(generation.checksum()))) {
                findings.identical.incrementAndGet();
            } else if (replaced) {
                store.writer().copySuperseded(name, generation, page, bytes);
                findings.copied.incrementAndGet();
            } else {
                mergeLocked(name, generation, page, bytes);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it waited for the lock of " + name.file(), interrupted);
        }
    }

    /** Names the pages in the records of their notes, unless an earlier merge or the page's own writer did. */
    void record() throws IOException {
        for (Map.Entry<NoteId, Set<StoredGeneration>> ofNote : stored.entrySet()) {
            store.writer().records().addMissing(ofNote.getKey(), ofNote.getValue());
        }
    }

    private void mergeLocked(PageFileName name, StoredGeneration generation, PageFile page, byte[] bytes)
            throws IOException {
        Optional<PageFile> present = present(name);
        if (present.isEmpty()) {
            store.writer().copyPage(name, page, bytes, store.now());
            findings.copied.incrementAndGet();
            return;
        }
        Optional<Instant> theirs = knownTime(page);
        Optional<Instant> ours = knownTime(present.get());
        if (theirs.isEmpty() || ours.isEmpty() || theirs.equals(ours)) {
            store.writer().copySuperseded(name, generation, page, bytes);
            findings.addConflict(name.key());
        } else if (theirs.get().isAfter(ours.get())) {
            store.writer().copyPage(name, page, bytes, store.now());
            findings.newer.incrementAndGet();
        } else {
            store.writer().copySuperseded(name, generation, page, bytes);
            findings.older.incrementAndGet();
        }
    }

    /** The store's own page. A damaged one is moved to quarantine, because an intact one is at hand. */
    private Optional<PageFile> present(PageFileName name) throws IOException {
        try {
            return Optional.of(store.reader().page(name));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (CorruptPageException.Refused newerVersion) {
            throw newerVersion;
        } catch (CorruptPageException damaged) {
            store.quarantine(name);
            return Optional.empty();
        }
    }

    private Optional<Instant> knownTime(PageFile page) throws CorruptPageException {
        Instant now = store.now();
        return page.header().fetchedAt().filter(time -> AgeLimit.isKnown(time, now));
    }

    /** Takes a file of a holding directory. If the name is taken, it gets its checksum into its name. */
    void mergeHeld(String name, byte[] bytes) throws IOException {
        int suffix = name.lastIndexOf('.');
        for (String free :
                new String[] {name, name.substring(0, suffix) + "-" + checksum(bytes) + name.substring(suffix)}) {
            Path file = store.root().resolve(free);
            if (!store.reader().exists(file)) {
                store.writer().copy(free, bytes);
                findings.copied.incrementAndGet();
                return;
            }
            if (Arrays.equals(store.reader().read(file), bytes)) {
                findings.identical.incrementAndGet();
                return;
            }
        }
        findings.leaveOut(store.root().resolve(name), "another file has its name");
    }

    private static String checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
