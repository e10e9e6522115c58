package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.link.CacheLinkReader;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.port.ResponseDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Makes pages of what was paid for and is no page: by decoding it, or by reading its free copy. For one run. */
final class Repair {
    private final PageStore store;
    private final ResponseDecoder format;
    private final CacheLinkReader links;
    private final Set<PageKey> refilled = new HashSet<>();
    private final List<RepairReport.Failed> failed = new ArrayList<>();

    Repair(PageStore store, ResponseDecoder format, CacheLinkReader links) {
        this.store = store;
        this.format = Objects.requireNonNull(format, "format");
        this.links = Objects.requireNonNull(links, "links");
    }

    RepairReport run() {
        try {
            if (Files.isDirectory(store.room().root()) && StoreWriter.isStore(store.room())) {
                for (Path file : candidates()) {
                    refill(file);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(
                    "The store " + store.room().root() + " cannot be refilled: " + broken, broken);
        }
        return new RepairReport(List.copyOf(refilled), failed);
    }

    /** Pages, of which the damaged ones count, and what stands for a page that is not there. */
    private List<Path> candidates() throws IOException {
        List<Path> candidates = new ArrayList<>();
        for (Path directory : store.room().entries()) {
            if (StoreLayout.isPageDirectory(directory)) {
                entries(directory).stream()
                        .filter(file -> StoreLayout.isPage(file) || StoreLayout.isPart(file))
                        .forEach(candidates::add);
            }
        }
        for (String directory : List.of(StoreReader.UNDECODABLE, StoreReader.RECEIPTS)) {
            held(directory).stream()
                    .filter(file -> HeldPages.reasonOf(store, file, format).isPresent())
                    .forEach(candidates::add);
        }
        candidates.addAll(held(StoreReader.QUARANTINE));
        candidates.addAll(held(StoreReader.IN_DOUBT));
        return candidates;
    }

    private List<Path> held(String directory) {
        List<Path> held = new ArrayList<>();
        for (Path entry : entries(store.room().root().resolve(directory))) {
            if (StoreLayout.isPageDirectory(entry)) {
                held.addAll(entries(entry));
            } else {
                held.add(entry);
            }
        }
        return held;
    }

    private List<Path> entries(Path directory) {
        try {
            return StoreReader.entries(directory);
        } catch (IOException unreadable) {
            failed(directory, CorruptPageException.words(unreadable));
            return List.of();
        }
    }

    /** Whatever is wrong with one file must not keep the others from being refilled. */
    private void refill(Path file) {
        try {
            refillUnlessSound(file);
        } catch (IOException unreadable) {
            failed(file, CorruptPageException.words(unreadable));
        } catch (CommentSourceException notThere) {
            failed(file, String.valueOf(notThere.getMessage()));
        }
    }

    private void refillUnlessSound(Path file) throws IOException {
        if (StoreLayout.isPage(file) && isSound(file)) {
            return;
        }
        Optional<PageFileName> name = nameOf(file);
        if (name.isEmpty()) {
            failed(file, "it does not tell which page it was");
            return;
        }
        Optional<PageLocks.LockHandle> lock =
                RootState.of(store.room().root()).locks.tryTake(name.get());
        if (lock.isEmpty()) {
            return;
        }
        try (PageLocks.LockHandle held = lock.get()) {
            refillLocked(file, name.get());
        }
    }

    private void refillLocked(Path file, PageFileName name) throws IOException {
        Lookup there = Lookup.in(store.room(), name, Optional.empty());
        if (there.fresh().isPresent()) {
            return;
        }
        if (there.state() == Lookup.State.TROUBLE && there.damage().isEmpty()) {
            failed(file, CorruptPageException.words(Objects.requireNonNull(there.trouble())));
            return;
        }
        PartialPageRecovery rescue = new PartialPageRecovery(store, name, format, Optional.of(links));
        Optional<UndecodableResponses.Response> decodable = UndecodableResponses.of(
                        store.room(), name, format, Optional.empty())
                .decodable();
        if (decodable.isPresent()) {
            rescue.decoded(decodable.get());
            refilled.add(name.key());
        } else if (StoreLayout.isPart(file)
                ? rescue.unfinished()
                : rescue.freeCopy(store.room().read(file))) {
            refilled.add(name.key());
        } else {
            failed(file, "it tells of no free copy that the service still keeps");
        }
    }

    private boolean isSound(Path file) {
        return StoreLister.read(store, file).isPresent();
    }

    private Optional<PageFileName> nameOf(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return StoreLayout.nameOf(PageFile.unfinished(store.room().read(file)), file);
        } catch (CorruptPageException noHeader) {
            return Optional.empty();
        }
    }

    private void failed(Path file, String why) {
        failed.add(new RepairReport.Failed(file, why));
    }
}
