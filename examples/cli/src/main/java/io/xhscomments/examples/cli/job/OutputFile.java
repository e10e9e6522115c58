package io.xhscomments.examples.cli.job;

import io.xhscomments.examples.cli.output.Format;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
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
 * The destination of the comments, opened before the first charged request so that an unwritable file fails in time. A
 * file is written under a temporary name and renamed when it is complete, because the previous file was paid for. A
 * resumable file grows in place instead. No other run can write the file until this is closed. For one thread.
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

    /** Writes to a stream. Closing the output does not close the stream. */
    public static OutputFile to(OutputStream stream) {
        return new OutputFile(stream, 0, null, null, null);
    }

    /**
     * A new file that takes this name when it is complete. A pipe or a device such as {@code /dev/null} is written
     * directly, and may be written by several runs. Of a symbolic link, the target is replaced.
     *
     * @throws FileInUseException if another run writes this file
     * @throws IOException if it cannot be written, or if an interrupted run left a {@code FILE.part} that is not empty,
     *     because its content may have been paid for
     */
    public static OutputFile replacing(Path file) throws IOException {
        if (LockedFile.isSpecial(file)) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            return new OutputFile(Channels.newOutputStream(channel), 0, channel, null, null);
        }
        LockedFile owned = LockedFile.acquire(file);
        try {
            owned.checkNoLeftover("");
            FileChannel channel = owned.createPart();
            return new OutputFile(Channels.newOutputStream(channel), 0, channel, owned, null);
        } catch (IOException | RuntimeException refused) {
            owned.close();
            throw refused;
        }
    }

    /**
     * A file that is extended in place from this position. Bytes after the position, from an interrupted run, are
     * truncated. If no page was recorded, these must be the announced page.
     *
     * @param format recognizes the end of a row if the position has no checksum
     * @throws FileInUseException if another run writes this file
     * @throws IOException if the file is shorter than the position, contains other bytes before it, is not empty where
     *     no checkpoint exists, has a second hard link, or is not a regular file
     */
    public static OutputFile resuming(Path file, OutputPosition from, Format format) throws IOException {
        if (LockedFile.isSpecial(file)) {
            throw new IOException(file + " is not a regular file, so a checkpoint cannot resume it");
        }
        // In a read-only directory the file cannot be replaced, so a lock on the file itself is sufficient.
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
        boolean exists = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        if (exists && LockedFile.hasOtherNames(target)) {
            throw new IOException(target + " has another hard link, whose content would change, too;"
                    + " replace it by a copy first");
        }
        FileChannel channel = FileChannel.open(
                target,
                exists ? StandardOpenOption.READ : StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException byThisProcess) {
            // Reported like a lock of another process.
        } catch (IOException noLocks) {
            channel.close();
            throw noLocks;
        }
        channel.close();
        throw new FileInUseException(target);
    }

    /** Checks the bytes before the position, and returns the checksum of the last ones. */
    private static TailChecksum check(FileChannel channel, Path file, OutputPosition from, Format format)
            throws IOException {
        if (from.bytes() == 0 && channel.size() > 0 && !isAnnounced(channel, file, from)) {
            throw new IOException(
                    file + " holds " + channel.size()
                            + " bytes without a checkpoint; expected an empty or a missing file. Move it away, or pass its checkpoint");
        }
        if (channel.size() < from.bytes()) {
            throw new IOException(file + " has " + channel.size() + " bytes, but the checkpoint says that "
                    + from.bytes() + " were written; expected the file that belongs to the checkpoint");
        }
        TailChecksum tail = tail(channel, file, from.bytes());
        if (from.tailSum().isPresent()
                ? !from.tailSum().get().equals(tail.sum())
                : from.bytes() > 0 && !endsWithRow(channel, from.bytes(), format)) {
            throw new IOException(file + " does not hold what the checkpoint says was written before byte "
                    + from.bytes() + "; expected the file that belongs to the checkpoint");
        }
        return tail;
    }

    private static TailChecksum tail(FileChannel channel, Path file, long bytes) throws IOException {
        TailChecksum tail = new TailChecksum();
        ByteBuffer last = ByteBuffer.allocate((int) Math.min(bytes, TailChecksum.MAX_BYTES));
        while (last.hasRemaining()) {
            if (channel.read(last, bytes - last.remaining()) < 0) {
                throw new EOFException(file + " became shorter while it was read");
            }
        }
        tail.add(last.array(), 0, last.capacity());
        return tail;
    }

    /** Whether the bytes are the first page of a run that was stopped before it recorded the page. */
    private static boolean isAnnounced(FileChannel channel, Path file, OutputPosition from) throws IOException {
        Optional<OutputPosition> first = from.announced();
        return first.isPresent()
                && first.get().bytes() == channel.size()
                && first.get()
                        .tailSum()
                        .equals(Optional.of(tail(channel, file, channel.size()).sum()));
    }

    private static boolean endsWithRow(FileChannel channel, long bytes, Format format) throws IOException {
        channel.position(0);
        // Not closed, because closing it would close the channel and release the lock.
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
        return format.endsWithRow(in, bytes);
    }

    /** The stream to write to. */
    public OutputStream stream() {
        return stream;
    }

    /** The number of bytes written, including earlier runs. */
    public long bytes() {
        return stream.bytes;
    }

    /** The position from which a later run can resume. */
    public OutputPosition position() {
        return new OutputPosition(stream.bytes, Optional.ofNullable(stream.tail).map(TailChecksum::sum));
    }

    /** Forces written bytes to the disk, if the output is a file. */
    public void force() throws IOException {
        stream.release();
        if (channel != null && (file != null || inPlace)) {
            channel.force(false);
        }
    }

    /** Cuts the file back to a position that was recorded, if it grows in place. */
    void truncate(OutputPosition recorded) throws IOException {
        if (channel != null && inPlace) {
            channel.truncate(recorded.bytes());
        }
    }

    /** Completes the output: a file takes its final name. */
    public void complete() throws IOException {
        force();
        if (file != null && !inPlace) {
            stream.close();
            file.replaceByPart();
        }
    }

    /**
     * Completes the output of a failed run: a file takes its final name only if no file of that name exists.
     *
     * @param worthKeeping whether the run read anything; if not, the temporary file beside an existing file is deleted,
     *     because it would block the next run
     * @return the temporary file, if an existing file was kept; the existing file, if the temporary file was deleted;
     *     empty if the output took its name
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
     * Closes the file under its current name, and deletes an empty temporary file. Other runs may write it afterwards.
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
        /** The first page of a file that grows in place: it is announced in the checkpoint before it is written. */
        private @Nullable ByteArrayOutputStream first;

        private long bytes;

        Counting(OutputStream stream, long bytes, @Nullable TailChecksum tail) {
            super(stream);
            this.bytes = bytes;
            this.tail = tail;
            this.first = tail == null || bytes > 0 ? null : new ByteArrayOutputStream();
        }

        void release() throws IOException {
            ByteArrayOutputStream held = first;
            first = null;
            if (held != null) {
                held.writeTo(out);
            }
            flush();
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] values, int offset, int length) throws IOException {
            (first == null ? out : first).write(values, offset, length);
            bytes += length;
            if (tail != null) {
                tail.add(values, offset, length);
            }
        }
    }
}
