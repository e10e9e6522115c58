package io.xhscomments.examples.cli.job;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.reading.Checkpoint;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a run remembers for the next one, in one small file: how far its output was written, and each note's checkpoint.
 * Replaced as a whole, so that a kill leaves the one before or the one after. No other run uses the file until this is
 * closed. For one thread.
 */
public final class JobCheckpoint implements Closeable {
    private final LockedFile file;
    private final String output;
    private final Map<NoteId, Checkpoint> notes = new LinkedHashMap<>();
    /** Only the note that moved on is written anew. */
    private final Map<NoteId, String> texts = new LinkedHashMap<>();

    private OutputPosition position = OutputPosition.START;

    private JobCheckpoint(LockedFile file, String output) {
        this.file = file;
        this.output = output;
    }

    /**
     * The checkpoint in this file, or a fresh one if there is no such file. Nothing is written yet.
     *
     * @param output where the comments go and how they are written, on one line; a run with another output cannot go
     *     on: the bytes that are counted here are not in it
     * @throws FileInUseException if another run uses it
     * @throws IOException if the file cannot be read or written, is no checkpoint, is damaged, or belongs to another
     *     output
     */
    public static JobCheckpoint open(Path file, String output) throws IOException {
        if (LockedFile.isSpecial(file)) {
            throw new IOException(file + " is no regular file, and cannot hold a checkpoint");
        }
        LockedFile owned = LockedFile.acquire(file);
        try {
            owned.refuseRest(JobCheckpointText.FORMAT);
            JobCheckpoint checkpoint = new JobCheckpoint(owned, output);
            if (Files.exists(owned.target())) {
                checkpoint.read(Files.readString(owned.target(), StandardCharsets.ISO_8859_1));
            }
            return checkpoint;
        } catch (IllegalArgumentException | IndexOutOfBoundsException refused) {
            owned.close();
            throw new IOException(file + " cannot be resumed from: " + refused.getMessage(), refused);
        } catch (IOException | RuntimeException refused) {
            owned.close();
            throw refused;
        }
    }

    /** How far the output was written when this was remembered. */
    public OutputPosition position() {
        return position;
    }

    /** Where this note stood, if it was begun. */
    public Optional<Checkpoint> of(NoteId note) {
        return Optional.ofNullable(notes.get(note));
    }

    /**
     * The output is as it was remembered, and a run goes on from there: writes the file, so that a place that cannot be
     * written is known before anything is paid for.
     */
    public void begin(OutputPosition outputByNow) throws IOException {
        position = outputByNow;
        write();
    }

    /** Remembers where a note stands, and writes it down. */
    public void remember(Checkpoint note, OutputPosition outputByNow) throws IOException {
        put(note);
        position = outputByNow;
        write();
    }

    private void read(String text) {
        JobCheckpointText read = JobCheckpointText.parse(text);
        if (!read.output().equals(output)) {
            throw new IllegalArgumentException("its run did not write to: " + output);
        }
        position = read.position();
        read.notes().stream().map(Checkpoint::parse).forEach(this::put);
    }

    private void put(Checkpoint note) {
        notes.put(note.note(), note);
        texts.put(note.note(), note.text());
    }

    private void write() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(
                JobCheckpointText.of(output, position, texts.values()).getBytes(StandardCharsets.ISO_8859_1));
        try (FileChannel part = file.createPart()) {
            while (bytes.hasRemaining()) {
                part.write(bytes);
            }
            part.force(false);
        }
        file.replaceByPart();
    }

    /** Lets other runs go on from it. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
