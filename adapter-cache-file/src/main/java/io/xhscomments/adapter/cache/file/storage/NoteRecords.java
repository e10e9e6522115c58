package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.core.model.NoteId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The records of a store: one file per note, with one line for each response that was ever stored as a page of it. They
 * are an index and never the truth: a lost line costs time, and can be written again out of the pages. Stores of
 * earlier versions have no records until they are rebuilt. Safe to share between threads and processes.
 */
public final class NoteRecords {
    private static final String EXTENSION = ".readings";
    private static final int DIRECTORY_DIGITS = 2;

    private final StoreReader reader;
    private final StoreDirectories directories;
    private final FileOps fileOps;

    NoteRecords(StoreReader reader, StoreDirectories directories, FileOps fileOps) {
        this.reader = reader;
        this.directories = directories;
        this.fileOps = fileOps;
    }

    /** Whether the store has records. */
    public static boolean exist(StoreReader reader) {
        return reader.isDirectory(reader.root().resolve(StoreLayout.READINGS));
    }

    /** The notes with a record, in the order of their ids. */
    public static Set<NoteId> notes(StoreReader reader) throws IOException {
        List<NoteId> notes = new ArrayList<>();
        for (Path directory : reader.entries(reader.root().resolve(StoreLayout.READINGS))) {
            if (reader.isPageDirectory(directory)) {
                for (Path file : reader.entries(directory)) {
                    noteOf(file).ifPresent(notes::add);
                }
            }
        }
        notes.sort(Comparator.comparing(NoteId::value));
        return new LinkedHashSet<>(notes);
    }

    /** The note of a record; empty if the file is foreign. */
    public static Optional<NoteId> noteOf(Path file) {
        String name = StoreLayout.name(file);
        try {
            return name.endsWith(EXTENSION)
                    ? Optional.of(NoteId.of(name.substring(0, name.length() - EXTENSION.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    /** The responses that were stored for a note, in the order of the file. Damaged lines are left out. */
    public static List<StoredGeneration> read(StoreReader reader, NoteId note) throws IOException {
        try {
            return RecordLines.parse(reader.read(file(reader.root(), note)));
        } catch (NoSuchFileException noPages) {
            return List.of();
        }
    }

    /**
     * How many lines of a record are damaged.
     *
     * @throws IOException if the file cannot be read, or a newer version has written it
     */
    public static int damagedLines(StoreReader reader, Path file) throws IOException {
        byte[] record = reader.read(file);
        RecordLines.parse(record);
        return RecordLines.damaged(record);
    }

    private static String directory(NoteId note) {
        String value = note.value();
        return StoreLayout.READINGS + "/" + value.substring(value.length() - DIRECTORY_DIGITS);
    }

    private static Path file(Path root, NoteId note) {
        return root.resolve(directory(note)).resolve(note.value() + EXTENSION);
    }

    /** Adds a line before the page gets its name: a page without a line would be missed, a line without a page not. */
    void add(PageFileName name, PageFile page) throws IOException {
        if (exist(reader)) {
            Optional<StoredGeneration> generation = StoredGeneration.of(page, name.hex());
            if (generation.isPresent()) {
                add(name.key().request().note(), generation.get());
            }
        }
    }

    /** Adds a line, unless the record has it. */
    public void addIfMissing(PageFileName name, PageFile page) throws IOException {
        if (exist(reader)) {
            Optional<StoredGeneration> generation = StoredGeneration.of(page, name.hex());
            if (!read(reader, name.key().request().note()).contains(generation.orElse(null))) {
                add(name, page);
            }
        }
    }

    /** Adds a line to the record of a note. */
    public void add(NoteId note, StoredGeneration generation) throws IOException {
        directories.directory(directory(note));
        Path file = file(reader.root(), note);
        boolean isNew = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        fileOps.append(file, RecordLines.text(generation, isNew).getBytes(StandardCharsets.US_ASCII));
        if (isNew) {
            directories.share(file);
        }
    }

    /** Makes a note's record durable, before a page that only the record leads to leaves its place. */
    void force(NoteId note) throws IOException {
        Path file = file(reader.root(), note);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            try (FileChannel record = fileOps.open(file)) {
                fileOps.force(record);
            }
            fileOps.forceNameOf(file);
        }
    }
}
