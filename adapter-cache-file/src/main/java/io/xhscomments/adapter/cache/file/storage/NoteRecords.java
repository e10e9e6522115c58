package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.ReadingLines;
import io.xhscomments.adapter.cache.file.format.RecordLines;
import io.xhscomments.adapter.cache.file.format.StoredGeneration;
import io.xhscomments.adapter.cache.file.report.NoteReading;
import io.xhscomments.core.model.NoteId;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The records of a store: one file per note, with one line for each response that was ever stored as a page of it, and
 * for the start and the end of each reading. They are an index and never the truth: a lost line costs time, and can be
 * written again out of the pages. Stores of earlier versions have no records until they are rebuilt.
 */
public final class NoteRecords {
    private static final String EXTENSION = ".readings";
    private static final int DIRECTORY_DIGITS = 2;

    private NoteRecords() {}

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
        return RecordLines.pages(bytes(reader, note));
    }

    /** When a note was read, and why each reading stopped, in the order of the starts. */
    public static List<NoteReading> readings(StoreReader reader, NoteId note) throws IOException {
        return ReadingLines.readings(bytes(reader, note));
    }

    private static byte[] bytes(StoreReader reader, NoteId note) throws IOException {
        try {
            return reader.read(file(reader.root(), note));
        } catch (NoSuchFileException noRecord) {
            return new byte[0];
        }
    }

    /**
     * Checks that this version can read a note's record. A record that cannot be read for another reason is only an
     * index that is missing.
     *
     * @throws CorruptPageException if a newer version has written it
     */
    public static void requireSupported(StoreReader reader, NoteId note) throws CorruptPageException {
        byte[] beginning;
        try {
            beginning = reader.head(file(reader.root(), note), RecordLines.MAX_FIRST_LINE);
        } catch (IOException missing) {
            return;
        }
        RecordLines.requireSupported(beginning);
    }

    /**
     * How many lines of a record are damaged.
     *
     * @throws IOException if the file cannot be read, or a newer version has written it
     */
    public static int damagedLines(StoreReader reader, Path file) throws IOException {
        byte[] record = reader.read(file);
        RecordLines.requireSupported(record);
        return RecordLines.damaged(record);
    }

    static String directory(NoteId note) {
        String value = note.value();
        return StoreLayout.READINGS + "/" + value.substring(value.length() - DIRECTORY_DIGITS);
    }

    /** The name of a note's record below the root. */
    static String name(NoteId note) {
        return directory(note) + "/" + note.value() + EXTENSION;
    }

    static Path file(Path root, NoteId note) {
        return root.resolve(name(note));
    }
}
