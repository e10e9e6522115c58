package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.ReadingLines;
import io.xhscomments.adapter.cache.file.format.RecordLines;
import io.xhscomments.adapter.cache.file.format.StoredGeneration;
import io.xhscomments.adapter.cache.file.report.NoteReading;
import io.xhscomments.core.model.NoteId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;

/** Adds lines to the records of notes. Safe to share between threads, and between processes. */
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public final class RecordWriter {
    private final StoreReader reader;
    private final StoreDirectories directories;
    private final FileOps fileOps;

    /** Adds a line before the page gets its name: a page without a line would be missed, a line without a page not. */
    void add(PageFileName name, PageFile page) throws IOException {
        if (NoteRecords.exist(reader)) {
            Optional<StoredGeneration> generation = StoredGeneration.of(page, name.hex());
            if (generation.isPresent()) {
                append(name.key().request().note(), RecordLines.page(generation.get()));
            }
        }
    }

    /** Adds the lines that the record of a note lacks, and makes them durable; returns how many. Reads it once. */
    public int addMissing(NoteId note, Collection<StoredGeneration> stored) throws IOException {
        Set<StoredGeneration> missing = new LinkedHashSet<>(stored);
        NoteRecords.read(reader, note).forEach(missing::remove);
        if (!missing.isEmpty()) {
            append(note, missing.stream().map(RecordLines::page).collect(Collectors.joining()));
            force(note);
        }
        return missing.size();
    }

    /** Adds the start of a reading. */
    public void start(NoteId note, NoteReading reading) throws IOException {
        append(note, ReadingLines.start(reading));
    }

    /** Adds the end of a reading, and makes the record durable. */
    public void stop(NoteId note, String id, NoteReading.End end) throws IOException {
        append(note, ReadingLines.stop(id, end));
        force(note);
    }

    /** Adds the readings that the record of a note lacks, and makes them durable. */
    public void addMissingReadings(NoteId note, Collection<NoteReading> readings) throws IOException {
        Map<String, NoteReading> known = NoteRecords.readings(reader, note).stream()
                .collect(Collectors.toMap(NoteReading::id, reading -> reading));
        StringBuilder lines = new StringBuilder();
        for (NoteReading reading : readings) {
            NoteReading same = known.get(reading.id());
            if (same == null) {
                lines.append(ReadingLines.start(reading));
            }
            if (same == null || same.end().isEmpty()) {
                reading.end().ifPresent(end -> lines.append(ReadingLines.stop(reading.id(), end)));
            }
        }
        if (!lines.isEmpty()) {
            append(note, lines.toString());
            force(note);
        }
    }

    private void append(NoteId note, String lines) throws IOException {
        directories.directory(NoteRecords.directory(note));
        Path file = NoteRecords.file(reader.root(), note);
        boolean isNew = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        String text = isNew ? RecordLines.firstLine() + lines : lines;
        fileOps.append(file, text.getBytes(StandardCharsets.US_ASCII));
        if (isNew) {
            directories.share(file);
        }
    }

    /** Makes a note's record durable, before a page that only the record leads to leaves its place. */
    void force(NoteId note) throws IOException {
        Path file = NoteRecords.file(reader.root(), note);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            try (FileChannel record = fileOps.open(file)) {
                fileOps.force(record);
            }
            fileOps.forceNameOf(file);
        }
    }
}
