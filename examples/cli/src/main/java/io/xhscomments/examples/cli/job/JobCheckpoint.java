package io.xhscomments.examples.cli.job;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.reading.Checkpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a run remembers for the next one, in one small file: how many bytes of its output are good, and each note's
 * checkpoint. Replaced as a whole, so that a kill leaves the one before or the one after. For one thread.
 */
public final class JobCheckpoint {
    private static final String FIRST_LINE = "xhs-comments-job 1";
    private static final String BYTES = "output-bytes ";
    private static final String OUTPUT = "output ";
    private static final String NOTE = "note ";

    private final Path file;
    private final String output;
    private final Map<NoteId, Checkpoint> notes = new LinkedHashMap<>();
    private long outputBytes;

    private JobCheckpoint(Path file, String output) {
        this.file = file;
        this.output = output;
    }

    /**
     * The checkpoint in this file, or a fresh one if there is no such file. It is written at once, so that a place that
     * cannot be written is known before anything is paid for.
     *
     * @param output where the comments go and how they are written, on one line; a run with another output cannot go
     *     on: the bytes that are counted here are not in it
     * @throws IOException if the file cannot be read or written, is no checkpoint, is damaged, or belongs to another
     *     output
     */
    public static JobCheckpoint at(Path file, String output) throws IOException {
        JobCheckpoint checkpoint = new JobCheckpoint(file.toAbsolutePath(), output);
        if (Files.exists(file)) {
            try {
                checkpoint.read(Files.readString(file, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException | IndexOutOfBoundsException refused) {
                throw new IOException(file + " cannot be resumed from: " + refused.getMessage(), refused);
            }
        }
        checkpoint.write();
        return checkpoint;
    }

    /** How many bytes of the output belong to what is remembered here. */
    public long outputBytes() {
        return outputBytes;
    }

    /** Where this note stood, if it was begun. */
    public Optional<Checkpoint> of(NoteId note) {
        return Optional.ofNullable(notes.get(note));
    }

    /** Remembers where a note stands, and writes it down. */
    public void remember(Checkpoint note, long outputBytesByNow) throws IOException {
        notes.put(note.note(), note);
        outputBytes = outputBytesByNow;
        write();
    }

    private void write() throws IOException {
        try (Output fresh = Output.replacing(file)) {
            fresh.stream().write(text().getBytes(StandardCharsets.UTF_8));
            fresh.complete();
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder(FIRST_LINE + "\n" + OUTPUT + output + "\n" + BYTES + outputBytes + "\n");
        notes.forEach((note, checkpoint) -> {
            String section = checkpoint.text();
            text.append(NOTE).append(section.length()).append('\n').append(section);
        });
        return text.toString();
    }

    private void read(String text) {
        if (!text.startsWith(FIRST_LINE + "\n" + OUTPUT)) {
            throw new IllegalArgumentException("expected a file that begins with \"" + FIRST_LINE + "\"");
        }
        String head = FIRST_LINE + "\n" + OUTPUT + output + "\n" + BYTES;
        if (!text.startsWith(head)) {
            throw new IllegalArgumentException("its run did not write to: " + output);
        }
        int at = text.indexOf('\n', head.length());
        outputBytes = Long.parseLong(text.substring(head.length(), at));
        at++;
        while (at < text.length()) {
            int endOfLine = text.indexOf('\n', at);
            int length = Integer.parseInt(text.substring(at + NOTE.length(), endOfLine));
            Checkpoint note = Checkpoint.parse(text.substring(endOfLine + 1, endOfLine + 1 + length));
            notes.put(note.note(), note);
            at = endOfLine + 1 + length;
        }
    }
}
