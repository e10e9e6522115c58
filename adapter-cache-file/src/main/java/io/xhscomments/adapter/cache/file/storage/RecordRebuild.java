package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.RecordLines;
import io.xhscomments.adapter.cache.file.format.StoredGeneration;
import io.xhscomments.core.model.NoteId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;

/** Writes the lines that the records of notes lack, out of all pages. Writers may go on meanwhile. */
@RequiredArgsConstructor
public final class RecordRebuild {
    private final StoreContext store;

    /** Returns how many lines were missing. Reads every page once; twice in a store without records. */
    public int run() throws IOException {
        store.writer().directories().prepare();
        int created = NoteRecords.exist(store.reader()) ? 0 : create();
        // Finds what was stored while the records were created.
        return created + addMissing();
    }

    private int addMissing() throws IOException {
        int missing = 0;
        for (Map.Entry<NoteId, List<StoredGeneration>> ofNote :
                StoredGenerations.scan(store.reader()).entrySet()) {
            missing += store.writer().records().addMissing(ofNote.getKey(), ofNote.getValue());
        }
        return missing;
    }

    /** Creates all records under another name first: incomplete records would be believed. */
    private int create() throws IOException {
        Path root = store.root();
        Path draft = store.writer().directories().unforced("." + UUID.randomUUID() + ".tmp");
        try {
            int lines = 0;
            for (Map.Entry<NoteId, List<StoredGeneration>> ofNote :
                    StoredGenerations.scan(store.reader()).entrySet()) {
                write(draft, ofNote.getKey(), ofNote.getValue());
                lines += ofNote.getValue().size();
            }
            store.fileOps().forceDirectory(draft);
            store.fileOps().rename(draft, root.resolve(StoreLayout.READINGS));
            store.fileOps().forceDirectory(root);
            return lines;
        } catch (FileSystemException failed) {
            delete(draft);
            if (NoteRecords.exist(store.reader())) {
                // Another process has created them.
                return 0;
            }
            throw failed;
        }
    }

    private void write(Path draft, NoteId note, List<StoredGeneration> stored) throws IOException {
        String name = draft.getFileName() + NoteRecords.name(note).substring(StoreLayout.READINGS.length());
        store.writer().directories().unforced(name.substring(0, name.lastIndexOf('/')));
        Path file = store.root().resolve(name);
        String text =
                RecordLines.firstLine() + stored.stream().map(RecordLines::page).collect(Collectors.joining());
        try (FileChannel record = store.fileOps().create(file)) {
            store.fileOps().write(record, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
            store.fileOps().force(record);
        }
        store.writer().directories().share(file);
        store.fileOps().forceNameOf(file);
    }

    private void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                store.fileOps().delete(file);
            }
        }
    }
}
