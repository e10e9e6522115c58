package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.link.CacheLinks;
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
final class Refill {
    private final PageStore store;
    private final ResponseDecoder format;
    private final CacheLinks links;
    private final Set<PageKey> refilled = new HashSet<>();
    private final List<RefillReport.Failed> failed = new ArrayList<>();

    Refill(PageStore store, ResponseDecoder format, CacheLinks links) {
        this.store = store;
        this.format = Objects.requireNonNull(format, "format");
        this.links = Objects.requireNonNull(links, "links");
    }

    RefillReport run() {
        try {
            if (Files.isDirectory(store.room().root()) && Shelf.isStore(store.room())) {
                for (Path file : candidates()) {
                    refill(file);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(
                    "The store " + store.room().root() + " cannot be refilled: " + broken, broken);
        }
        return new RefillReport(List.copyOf(refilled), failed);
    }

    /** Pages, of which the damaged ones count, and what stands for a page that is not there. */
    private List<Path> candidates() throws IOException {
        List<Path> candidates = new ArrayList<>();
        for (Path directory : store.room().entries()) {
            if (PageFiles.isPageDirectory(directory)) {
                entries(directory).stream()
                        .filter(file -> PageFiles.isPage(file) || PageFiles.isPart(file))
                        .forEach(candidates::add);
            }
        }
        for (String directory : List.of(Room.UNDECODABLE, Room.RECEIPTS)) {
            held(directory).stream()
                    .filter(file -> HeldPages.reasonOf(store, file, format).isPresent())
                    .forEach(candidates::add);
        }
        candidates.addAll(held(Room.QUARANTINE));
        candidates.addAll(held(Room.IN_DOUBT));
        return candidates;
    }

    private List<Path> held(String directory) {
        List<Path> held = new ArrayList<>();
        for (Path entry : entries(store.room().root().resolve(directory))) {
            if (PageFiles.isPageDirectory(entry)) {
                held.addAll(entries(entry));
            } else {
                held.add(entry);
            }
        }
        return held;
    }

    private List<Path> entries(Path directory) {
        try {
            return Room.entries(directory);
        } catch (IOException unreadable) {
            failed(directory, Damage.words(unreadable));
            return List.of();
        }
    }

    /** Whatever is wrong with one file must not keep the others from being refilled. */
    private void refill(Path file) {
        try {
            refillUnlessSound(file);
        } catch (IOException unreadable) {
            failed(file, Damage.words(unreadable));
        } catch (CommentSourceException notThere) {
            failed(file, String.valueOf(notThere.getMessage()));
        }
    }

    private void refillUnlessSound(Path file) throws IOException {
        if (PageFiles.isPage(file) && isSound(file)) {
            return;
        }
        Optional<PageName> name = nameOf(file);
        if (name.isEmpty()) {
            failed(file, "it does not tell which page it was");
            return;
        }
        Optional<PageLocks.Held> lock = RootState.of(store.room().root()).locks.tryTake(name.get());
        if (lock.isEmpty()) {
            return;
        }
        try (PageLocks.Held held = lock.get()) {
            refillLocked(file, name.get());
        }
    }

    private void refillLocked(Path file, PageName name) throws IOException {
        Found there = Found.in(store.room(), name, Optional.empty());
        if (there.fresh().isPresent()) {
            return;
        }
        if (there.state() == Found.State.TROUBLE && there.damage().isEmpty()) {
            failed(file, Damage.words(Objects.requireNonNull(there.trouble())));
            return;
        }
        Rescue rescue = new Rescue(store, name, format, Optional.of(links));
        Optional<UndecodableResponses.Response> decodable = UndecodableResponses.of(
                        store.room(), name, format, Optional.empty())
                .decodable();
        if (decodable.isPresent()) {
            rescue.decoded(decodable.get());
            refilled.add(name.key());
        } else if (PageFiles.isPart(file)
                ? rescue.unfinished()
                : rescue.freeCopy(store.room().read(file))) {
            refilled.add(name.key());
        } else {
            failed(file, "it tells of no free copy that the service still keeps");
        }
    }

    private boolean isSound(Path file) {
        return Listing.read(store, file).isPresent();
    }

    private Optional<PageName> nameOf(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return PageFiles.nameOf(PageFile.unfinished(store.room().read(file)), file);
        } catch (Damage noHeader) {
            return Optional.empty();
        }
    }

    private void failed(Path file, String why) {
        failed.add(new RefillReport.Failed(file, why));
    }
}
