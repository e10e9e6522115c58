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
import java.util.Set;

/**
 * The checkpoint file of a run: the position in its output, and the checkpoint of each note. The file is replaced
 * atomically, so that a killed run leaves either the previous or the new state. No other run can use the file until
 * this is closed. For one thread.
 */
public final class JobCheckpoint implements Closeable {
    private final LockedFile file;
    private final String output;
    private final Map<NoteId, Checkpoint> notes = new LinkedHashMap<>();
    /** The serialized checkpoints. Only that of a note that advanced is serialized again. */
    private final Map<NoteId, String> texts = new LinkedHashMap<>();

    private OutputPosition position = OutputPosition.START;

    private JobCheckpoint(LockedFile file, String output) {
        this.file = file;
        this.output = output;
    }

    /**
     * Opens the checkpoint in this file, or a new one if the file does not exist. Writes nothing.
     *
     * @param output the destination and the format of the comments, on one line; a run with another output cannot
     *     resume, because the position refers to this output
     * @throws FileInUseException if another run uses the file
     * @throws IOException if the file cannot be read or written, is not a checkpoint, is damaged, or belongs to another
     *     output
     */
    public static JobCheckpoint open(Path file, String output) throws IOException {
        if (LockedFile.isSpecial(file)) {
            throw new IOException(file + " is not a regular file, so it cannot contain a checkpoint");
        }
        LockedFile owned = LockedFile.acquire(file);
        try {
            owned.checkNoLeftover(JobCheckpointText.FORMAT);
            JobCheckpoint checkpoint = new JobCheckpoint(owned, output);
            if (Files.exists(owned.target())) {
                checkpoint.read(Files.readString(owned.target(), StandardCharsets.ISO_8859_1));
            }
            return checkpoint;
        } catch (IllegalArgumentException | IndexOutOfBoundsException refused) {
            owned.close();
            throw new IOException(file + " cannot be used to resume: " + refused.getMessage(), refused);
        } catch (IOException | RuntimeException refused) {
            owned.close();
            throw refused;
        }
    }

    /** The position in the output at the last checkpoint. */
    public OutputPosition position() {
        return position;
    }

    /** The notes that were begun. */
    public Set<NoteId> notes() {
        return Set.copyOf(notes.keySet());
    }

    /** The checkpoint of a note, if it was begun. */
    public Optional<Checkpoint> of(NoteId note) {
        return Optional.ofNullable(notes.get(note));
    }

    /**
     * Begins a run at this position of the output. Writes the file, so that a file that cannot be written fails before
     * the first charged request.
     */
    public void begin(OutputPosition newPosition) throws IOException {
        position = newPosition;
        write();
    }

    /** Writes the file with a new checkpoint of a note. */
    public void remember(Checkpoint note, OutputPosition newPosition) throws IOException {
        put(note);
        position = newPosition;
        write();
    }

    private void read(String text) {
        JobCheckpointText read = JobCheckpointText.parse(text);
        if (!read.output().equals(output)) {
            throw new IllegalArgumentException("its run had another output than " + output);
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

    /** Releases the file for other runs. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
