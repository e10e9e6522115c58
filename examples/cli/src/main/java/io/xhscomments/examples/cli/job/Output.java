package io.xhscomments.examples.cli.job;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Where bytes go: opened before any money is spent, so that what cannot be written is known in time. A file is written beside its final name
 * and moved there when it is complete, because an earlier one was paid for; but a resumable one grows in place. For one thread.
 */
public final class Output implements Closeable {
    private final Counting stream;
    private final @Nullable FileChannel channel;
    private final @Nullable Path part;
    private final @Nullable Path target;

    private Output(
            OutputStream stream,
            long bytes,
            @Nullable FileChannel channel,
            @Nullable Path part,
            @Nullable Path target) {
        this.stream = new Counting(stream, bytes);
        this.channel = channel;
        this.part = part;
        this.target = target;
    }

    /** This stream, which stays open. */
    public static Output to(OutputStream stream) {
        return new Output(stream, 0, null, null, null);
    }

    /** A fresh file that takes this name when it is complete. */
    public static Output replacing(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new IOException(target + " is a directory, expected a file");
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        return new Output(Channels.newOutputStream(channel), 0, channel, part, target);
    }

    /**
     * A file that is written in place, and goes on after so many bytes; what an interrupted run wrote behind them is cut off.
     *
     * @throws IOException if the file is shorter, or if it should be empty and is not
     */
    public static Output resuming(Path file, long bytes) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
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
        } catch (IOException | RuntimeException refused) {
            channel.close();
            throw refused;
        }
        return new Output(Channels.newOutputStream(channel), bytes, channel, null, null);
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
        if (channel != null) {
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

    /** What was written so far stays, under the name it has. */
    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
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
