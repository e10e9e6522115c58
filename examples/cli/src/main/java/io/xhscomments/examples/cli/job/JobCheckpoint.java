package io.xhscomments.examples.cli.job;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.reading.Checkpoint;
import io.xhscomments.examples.cli.job.JobCheckpointMembers.Extent;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoint file of a run: the position in its output, and the checkpoint of each note. Each checkpoint is added
 * at the end, so that it costs as much for the last of many notes as for the first; a killed run leaves either the
 * previous or the new state. Each time the file has doubled, it is replaced atomically by one without the superseded
 * ones. No other run can use the file until this is closed. Safe for use by many threads.
 */
public final class JobCheckpoint implements Closeable {
    private static final long MIN_SUPERSEDED_BYTES = 1024 * 1024;

    private final LockedFile file;
    private final String output;
    private Map<NoteId, Extent> notes = new LinkedHashMap<>();
    private OutputPosition position = OutputPosition.START;
    private long rewriteAbove;
    private @Nullable JobCheckpointLog log;

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
            owned.checkNoLeftover(JobCheckpointHead.FORMAT);
            JobCheckpoint checkpoint = new JobCheckpoint(owned, output);
            if (Files.exists(owned.target())) {
                checkpoint.read();
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

    private void read() throws IOException {
        JobCheckpointMembers read = JobCheckpointMembers.read(file.target(), JobCheckpointFile.verify(file.target()));
        if (!read.output().equals(output)) {
            throw new IllegalArgumentException("its run had another output than " + output);
        }
        position = read.position();
        notes = read.notes();
    }

    /** The position in the output at the last checkpoint. */
    public synchronized OutputPosition position() {
        return position;
    }

    /** The notes that were begun. */
    public synchronized Set<NoteId> notes() {
        return Set.copyOf(notes.keySet());
    }

    /**
     * The checkpoint of a note, if it was begun. Reads it from the file, because those of many notes need much memory.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public synchronized Optional<Checkpoint> of(NoteId note) {
        return Optional.ofNullable(notes.get(note)).map(extent -> {
            try (FileChannel in = FileChannel.open(file.target(), StandardOpenOption.READ)) {
                return Checkpoint.parse(JobCheckpointLog.read(in, extent));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    /**
     * Begins a run at this position of the output. Writes the file, so that a file that cannot be written fails before
     * the first charged request.
     */
    public synchronized void begin(OutputPosition newPosition) throws IOException {
        position = newPosition;
        rewrite();
    }

    /** Announces the first page before it is written, so that the next run recognizes it in the output. */
    synchronized void announce(OutputPosition next) throws IOException {
        if (position.bytes() == 0 && next.bytes() > 0 && next.tailSum().isPresent()) {
            Objects.requireNonNull(log, "the run has begun").add(position.announcing(next));
        }
    }

    /** Writes a new checkpoint of a note, unless nothing has changed. */
    public synchronized void remember(Checkpoint note, OutputPosition newPosition) throws IOException {
        JobCheckpointLog open = Objects.requireNonNull(log, "the run has begun");
        String text = note.text();
        if (newPosition.equals(position)
                && of(note.note()).filter(known -> known.text().equals(text)).isPresent()) {
            return;
        }
        notes.put(note.note(), open.add(newPosition, text));
        position = newPosition;
        if (open.length() > rewriteAbove) {
            shorten(open);
        }
    }

    private void shorten(JobCheckpointLog longer) {
        try {
            rewrite();
        } catch (IOException tryLater) {
            // The longer file is complete.
            rewriteAbove = 2 * longer.length();
        }
    }

    /** Replaces the file by one with the latest members only. */
    private void rewrite() throws IOException {
        Map<NoteId, Extent> moved = new LinkedHashMap<>();
        FileChannel part = file.createPart();
        try {
            JobCheckpointLog shorter = new JobCheckpointLog(part, output, position);
            copyNotes(shorter, moved);
            shorter.commit();
            file.replaceByPart();
            closeLog();
            log = shorter;
            notes = moved;
            rewriteAbove = 2 * shorter.length() + MIN_SUPERSEDED_BYTES;
        } catch (IOException | RuntimeException failed) {
            part.close();
            throw failed;
        }
    }

    private void copyNotes(JobCheckpointLog to, Map<NoteId, Extent> moved) throws IOException {
        if (notes.isEmpty()) {
            return;
        }
        try (FileChannel from = FileChannel.open(file.target(), StandardOpenOption.READ)) {
            for (Map.Entry<NoteId, Extent> note : notes.entrySet()) {
                moved.put(note.getKey(), to.append(JobCheckpointLog.read(from, note.getValue())));
            }
        }
    }

    private void closeLog() throws IOException {
        if (log != null) {
            log.close();
        }
    }

    /** Releases the file for other runs. */
    @Override
    public synchronized void close() throws IOException {
        try (LockedFile owned = file) {
            closeLog();
        }
    }
}
