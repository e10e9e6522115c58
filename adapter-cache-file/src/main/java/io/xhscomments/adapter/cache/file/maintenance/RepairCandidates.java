package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.storage.Directories;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import lombok.RequiredArgsConstructor;

/** Finds the files that a repair looks at: all pages and partial pages, and the files of missing pages. For one run. */
@RequiredArgsConstructor
final class RepairCandidates {
    private final StoreReader reader;
    private final Predicate<Path> isUndecodable;
    private final BiConsumer<Path, IOException> onUnreadable;

    List<Path> list() throws IOException {
        List<Path> candidates = new ArrayList<>();
        for (Path directory : reader.entries()) {
            if (StoreLayout.isPageDirectory(directory)) {
                entries(directory).stream()
                        .filter(file -> StoreLayout.isPage(file) || StoreLayout.isPart(file))
                        .forEach(candidates::add);
            }
        }
        for (String directory : List.of(StoreLayout.UNDECODABLE, StoreLayout.RECEIPTS)) {
            held(directory).stream().filter(isUndecodable).forEach(candidates::add);
        }
        candidates.addAll(held(StoreLayout.QUARANTINE));
        candidates.addAll(held(StoreLayout.IN_DOUBT));
        return candidates;
    }

    private List<Path> held(String holdingDirectory) {
        List<Path> held = new ArrayList<>();
        for (Path entry : entries(reader.root().resolve(holdingDirectory))) {
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
            return Directories.entries(directory);
        } catch (IOException unreadable) {
            onUnreadable.accept(directory, unreadable);
            return List.of();
        }
    }
}
