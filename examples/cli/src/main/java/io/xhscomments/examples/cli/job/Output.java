package io.xhscomments.examples.cli.job;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where bytes go: opened before any money is spent, so that what cannot be written is known in time. A file is written
 * beside its final name and moved there when it is complete, because an earlier one was paid for; but a resumable one
 * grows in place. For one thread.
 */
public final class Output implements Closeable {
    private final Counting stream;
    private final @Nullable FileChannel channel;
    private final @Nullable Path part;
    private final @Nullable Path target;
    private final boolean regular;

    private Output(
            OutputStream stream,
            long bytes,
            @Nullable FileChannel channel,
            @Nullable Path part,
            @Nullable Path target,
            boolean regular) {
        this.stream = new Counting(stream, bytes);
        this.channel = channel;
        this.part = part;
        this.target = target;
        this.regular = regular;
    }

    /** This stream, which stays open. */
    public static Output to(OutputStream stream) {
        return new Output(stream, 0, null, null, null, false);
    }

    /**
     * A fresh file that takes this name when it is complete. What is no regular file, such as a pipe or
     * {@code /dev/null}, is written to as it is; behind a symbolic link, what it leads to is replaced.
     */
    public static Output replacing(Path file) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new IOException(target + " is a directory, expected a file");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE);
            return new Output(Channels.newOutputStream(channel), 0, channel, null, null, false);
        }
        Path part = partOf(target);
        FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        return new Output(Channels.newOutputStream(channel), 0, channel, part, target, true);
    }

    /**
     * The same for what is paid for: what an interrupted run left behind is not overwritten.
     *
     * @throws IOException if there is such a rest
     */
    public static Output replacingPaid(Path file) throws IOException {
        Path part = partOf(file.toAbsolutePath());
        if (Files.isRegularFile(part) && Files.size(part) > 0) {
            throw new IOException(part + " is what an interrupted run left; move it away first");
        }
        return replacing(file);
    }

    private static Path partOf(Path target) {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    /**
     * A file that is written in place, and goes on after so many bytes; what an interrupted run wrote behind them is
     * cut off.
     *
     * @throws IOException if the file is shorter, or if it should be empty and is not
     */
    public static Output resuming(Path file, long bytes) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new IOException(file + " is being written by another run");
            }
            if (bytes == 0 && channel.size() > 0) {
                throw new IOException(
                        file + " holds " + channel.size()
                                + " bytes that no checkpoint knows of; expected an empty or a missing file. Move it away, or pass its checkpoint");
            }
            if (channel.size() < bytes) {
                throw new IOException(file + " has " + channel.size() + " bytes, but the checkpoint says that " + bytes
                        + " were written; expected the file that belongs to the checkpoint");
            }
            channel.truncate(bytes).position(bytes);
        } catch (OverlappingFileLockException otherRun) {
            channel.close();
            throw new IOException(file + " is being written by another run", otherRun);
        } catch (IOException | RuntimeException refused) {
            channel.close();
            throw refused;
        }
        return new Output(Channels.newOutputStream(channel), bytes, channel, null, null, true);
    }

    /** Where to write. */
    public OutputStream stream() {
        return stream;
    }

    /** How many bytes were written, by earlier runs too. */
    public long bytes() {
        return stream.bytes;
    }

    /** What was written is on the disk, if it goes to one. */
    public void force() throws IOException {
        stream.flush();
        if (channel != null && regular) {
            channel.force(false);
        }
    }

    /** Everything is written: a file gets its name. */
    public void complete() throws IOException {
        force();
        if (part == null || target == null) {
            return;
        }
        stream.close();
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * The run failed, and what was written is not all that was wanted: it takes the name if nobody has it. An earlier
     * file stays.
     *
     * @param worthKeeping whether something was read; if not, nothing is left beside an earlier file, where it would
     *     only be in the way of the next run
     * @return where it lies instead, if an earlier file was kept; that file itself, if nothing else was
     */
    public Optional<Path> completeUnlessTaken(boolean worthKeeping) throws IOException {
        if (part == null || target == null || !Files.exists(target)) {
            complete();
            return Optional.empty();
        }
        if (worthKeeping) {
            force();
            return Optional.of(part);
        }
        stream.close();
        Files.delete(part);
        return Optional.of(target);
    }

    /** What was written so far stays, under the name it has; a file that holds nothing goes. */
    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
        if (part != null && bytes() == 0) {
            Files.deleteIfExists(part);
        }
    }

    private static final class Counting extends FilterOutputStream {
        private long bytes;

        Counting(OutputStream stream, long bytes) {
            super(stream);
            this.bytes = bytes;
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            bytes++;
        }

        @Override
        public void write(byte[] values, int offset, int length) throws IOException {
            out.write(values, offset, length);
            bytes += length;
        }
    }
}
