package io.xhscomments.examples.cli.job;

import io.xhscomments.examples.cli.output.Format;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where bytes go: opened before any money is spent, so that what cannot be written is known in time. A file is written
 * beside its final name and moved there when it is complete, because an earlier one was paid for; but a resumable one
 * grows in place. No other run writes the file until this is closed. For one thread.
 */
public final class OutputFile implements Closeable {
    private final Counting stream;
    private final @Nullable FileChannel channel;
    private final @Nullable LockedFile file;
    private final boolean inPlace;

    private OutputFile(
            OutputStream stream,
            long bytes,
            @Nullable FileChannel channel,
            @Nullable LockedFile file,
            @Nullable TailChecksum tail) {
        this.stream = new Counting(stream, bytes, tail);
        this.channel = channel;
        this.file = file;
        this.inPlace = tail != null;
    }

    /** This stream, which stays open. */
    public static OutputFile to(OutputStream stream) {
        return new OutputFile(stream, 0, null, null, null);
    }

    /**
     * A fresh file that takes this name when it is complete. What is no regular file, such as a pipe or
     * {@code /dev/null}, is written to as it is, by many runs if they like; behind a symbolic link, what it leads to is
     * replaced.
     *
     * @throws FileInUseException if another run writes this file
     * @throws IOException if it cannot be written, or an interrupted run left a {@code FILE.part} that is not empty:
     *     what is in there may have been paid for
     */
    public static OutputFile replacing(Path file) throws IOException {
        if (LockedFile.isSpecial(file)) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            return new OutputFile(Channels.newOutputStream(channel), 0, channel, null, null);
        }
        LockedFile owned = LockedFile.acquire(file);
        try {
            owned.refuseRest("");
            FileChannel channel = owned.createPart();
            return new OutputFile(Channels.newOutputStream(channel), 0, channel, owned, null);
        } catch (IOException | RuntimeException refused) {
            owned.close();
            throw refused;
        }
    }

    /**
     * A file that is written in place, and goes on from this position; what an interrupted run wrote behind it is cut
     * off.
     *
     * @param format how to recognize the end of a row, where the position has no checksum
     * @throws FileInUseException if another run writes this file
     * @throws IOException if the file is shorter, holds other bytes before the position, should be empty and is not,
     *     has a second name, or is no regular file
     */
    public static OutputFile resuming(Path file, OutputPosition from, Format format) throws IOException {
        if (LockedFile.isSpecial(file)) {
            throw new IOException(file + " is no regular file, and cannot be gone on with from a checkpoint");
        }
        // Where no file can be made, this one cannot be replaced either, and the lock on itself is enough.
        boolean isLockable =
                !Files.exists(file) || Files.isWritable(file.toRealPath().getParent()) || Files.isDirectory(file);
        LockedFile owned = isLockable ? LockedFile.acquire(file) : null;
        FileChannel channel = null;
        try {
            Path target = owned == null ? file.toRealPath() : owned.target();
            channel = openInPlace(target);
            TailChecksum tail = check(channel, target, from, format);
            channel.truncate(from.bytes()).position(from.bytes());
            return new OutputFile(Channels.newOutputStream(channel), from.bytes(), channel, owned, tail);
        } catch (IOException | RuntimeException refused) {
            if (channel != null) {
                channel.close();
            }
            if (owned != null) {
                owned.close();
            }
            throw refused;
        }
    }

    private static FileChannel openInPlace(Path target) throws IOException {
        boolean isThere = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        if (isThere && LockedFile.hasOtherNames(target)) {
            throw new IOException(target + " has another name, a hard link, through which it would be changed, too;"
                    + " put a copy in its place first");
        }
        FileChannel channel = FileChannel.open(
                target,
                isThere ? StandardOpenOption.READ : StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException byThisProcess) {
            // Refused like any other owner.
        } catch (IOException noLocks) {
            channel.close();
            throw noLocks;
        }
        channel.close();
        throw new FileInUseException(target);
    }

    /** The last bytes before the position, which are those that were written. */
    private static TailChecksum check(FileChannel channel, Path file, OutputPosition from, Format format)
            throws IOException {
        if (from.bytes() == 0 && channel.size() > 0) {
            throw new IOException(
                    file + " holds " + channel.size()
                            + " bytes that no checkpoint knows of; expected an empty or a missing file. Move it away, or pass its checkpoint");
        }
        if (channel.size() < from.bytes()) {
            throw new IOException(file + " has " + channel.size() + " bytes, but the checkpoint says that "
                    + from.bytes() + " were written; expected the file that belongs to the checkpoint");
        }
        TailChecksum tail = new TailChecksum();
        ByteBuffer last = ByteBuffer.allocate((int) Math.min(from.bytes(), TailChecksum.MAX_BYTES));
        while (last.hasRemaining()) {
            if (channel.read(last, from.bytes() - last.remaining()) < 0) {
                throw new EOFException(file + " became shorter while it was read");
            }
        }
        tail.add(last.array(), 0, last.capacity());
        if (from.tailSum().isPresent()
                ? !from.tailSum().get().equals(tail.sum())
                : from.bytes() > 0 && !endsWithRow(channel, from.bytes(), format)) {
            throw new IOException(file + " does not hold what the checkpoint says was written before byte "
                    + from.bytes() + "; expected the file that belongs to the checkpoint");
        }
        return tail;
    }

    private static boolean endsWithRow(FileChannel channel, long bytes, Format format) throws IOException {
        channel.position(0);
        // Closing it would close the channel, and give up the lock.
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
        return format.endsWithRow(in, bytes);
    }

    /** Where to write. */
    public OutputStream stream() {
        return stream;
    }

    /** How many bytes were written, by earlier runs too. */
    public long bytes() {
        return stream.bytes;
    }

    /** How far it was written, for a later run to go on from. */
    public OutputPosition position() {
        return new OutputPosition(stream.bytes, Optional.ofNullable(stream.tail).map(TailChecksum::sum));
    }

    /** What was written is on the disk, if it goes to one. */
    public void force() throws IOException {
        stream.flush();
        if (channel != null && (file != null || inPlace)) {
            channel.force(false);
        }
    }

    /** Everything is written: a file gets its name. */
    public void complete() throws IOException {
        force();
        if (file != null && !inPlace) {
            stream.close();
            file.replaceByPart();
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
        if (file == null || inPlace || !Files.exists(file.target())) {
            complete();
            return Optional.empty();
        }
        if (worthKeeping) {
            force();
            return Optional.of(file.part());
        }
        stream.close();
        Files.delete(file.part());
        return Optional.of(file.target());
    }

    /**
     * What was written so far stays, under the name it has; a part that holds nothing goes. Other runs may write it.
     */
    @Override
    public void close() throws IOException {
        try (LockedFile owned = file) {
            if (channel != null) {
                channel.close();
            }
            if (owned != null && !inPlace && bytes() == 0) {
                Files.deleteIfExists(owned.part());
            }
        }
    }

    private static final class Counting extends FilterOutputStream {
        private final @Nullable TailChecksum tail;
        private long bytes;

        Counting(OutputStream stream, long bytes, @Nullable TailChecksum tail) {
            super(stream);
            this.bytes = bytes;
            this.tail = tail;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] values, int offset, int length) throws IOException {
            out.write(values, offset, length);
            bytes += length;
            if (tail != null) {
                tail.add(values, offset, length);
            }
        }
    }
}
