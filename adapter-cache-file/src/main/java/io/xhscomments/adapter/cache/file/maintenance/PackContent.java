package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.storage.NoteRecords;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The files of a store by their names in its archives. Lists a page directory before the holding directories, so that a
 * page that is replaced meanwhile is not missed. Safe to share between threads.
 */
final class PackContent {
    private static final List<String> HOLDING_DIRECTORIES = List.of(
            StoreLayout.SUPERSEDED,
            StoreLayout.OLDER,
            StoreLayout.UNDECODABLE,
            StoreLayout.FAILED,
            StoreLayout.RECEIPTS,
            StoreLayout.IN_DOUBT,
            StoreLayout.QUARANTINE);

    private final StoreReader reader;
    private final Queue<Path> leftOut = new ConcurrentLinkedQueue<>();

    PackContent(StoreReader reader) {
        this.reader = reader;
    }

    /** The files of the pages with these first digits. Earlier versions put some directly into holding directories. */
    SortedMap<String, Path> pages(String digits) throws IOException {
        SortedMap<String, Path> content = new TreeMap<>();
        for (Path file : reader.entries(reader.root().resolve(digits))) {
            if (StoreLayout.isPage(file)) {
                content.put(digits + "/" + StoreLayout.name(file), file);
            } else {
                leaveOut(file);
            }
        }
        for (String holding : HOLDING_DIRECTORIES) {
            Path directory = reader.root().resolve(holding);
            List<Path> held = new ArrayList<>(reader.entries(directory));
            held.addAll(reader.entries(directory.resolve(digits)));
            for (Path file : held) {
                if (StoreLayout.digitsOf(file)
                        .filter(hex -> hex.startsWith(digits))
                        .isPresent()) {
                    content.put(holding + "/" + digits + "/" + StoreLayout.name(file), file);
                }
            }
        }
        return content;
    }

    /** The records of all notes. */
    SortedMap<String, Path> records() throws IOException {
        SortedMap<String, Path> content = new TreeMap<>();
        for (Path file : reader.held(StoreLayout.READINGS)) {
            if (NoteRecords.noteOf(file).isPresent()) {
                content.put(reader.root().relativize(file).toString().replace('\\', '/'), file);
            } else {
                leftOut.add(file);
            }
        }
        return content;
    }

    void leaveOut(Path file) {
        leftOut.add(file);
    }

    /** The files among them that are not packed, such as unfinished pages. */
    List<Path> leftOut() {
        return leftOut.stream().sorted().toList();
    }
}
