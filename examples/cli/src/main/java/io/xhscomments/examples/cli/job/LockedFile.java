package io.xhscomments.examples.cli.job;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * A file that this run alone writes: {@code FILE} itself and {@code FILE.part}, under which a new one grows. Acquired
 * before anything is sent, and held until it is closed or the process ends. Neither a symbolic nor a hard link at
 * {@code FILE.part} is written through. For one thread.
 */
final class LockedFile implements Closeable {
    private static final int MAX_LINKS = 40;

    private final Path target;
    private final Path part;
    private final NameLock lock;
    private final NameLock partLock;

    private LockedFile(Path target, NameLock lock, NameLock partLock) {
        this.target = target;
        this.part = partOf(target);
        this.lock = lock;
        this.partLock = partLock;
    }

    /**
     * Acquires a file, which need not exist; behind a symbolic link, what the link leads to.
     *
     * @throws FileInUseException if another run writes it
     * @throws IOException if it cannot be written, or {@code FILE.part} is a link, a directory, or anything else that
     *     no run leaves behind
     */
    static LockedFile acquire(Path file) throws IOException {
        Path target = resolve(file);
        if (Files.isDirectory(target)) {
            throw new IOException(target + " is a directory, expected a file");
        }
        NameLock lock = NameLock.acquire(target);
        try {
            // A run that writes to a file of the part's name is in the way, too.
            NameLock partLock = NameLock.acquire(partOf(target));
            try {
                checkPart(partOf(target));
                return new LockedFile(target, lock, partLock);
            } catch (IOException | RuntimeException refused) {
                partLock.close();
                throw refused;
            }
        } catch (IOException | RuntimeException refused) {
            lock.close();
            throw refused;
        }
    }

    /** Whether it exists, and is neither a file nor a directory: a pipe or a terminal, which many may write to. */
    static boolean isSpecial(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    /** Whether writing one of the files would touch the other, by whatever names they go. */
    static boolean collide(Path one, Path other) throws IOException {
        if (one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())) {
            return true;
        }
        if (isSpecial(one) || isSpecial(other)) {
            return false;
        }
        Set<Path> names = namesOf(one);
        names.retainAll(namesOf(other));
        return !names.isEmpty() || Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    }

    private static Set<Path> namesOf(Path file) throws IOException {
        Path target;
        try {
            target = resolve(file);
        } catch (NoSuchFileException noDirectory) {
            target = file.toAbsolutePath().normalize();
        }
        Path part = partOf(target);
        return new HashSet<>(Set.of(target, part, NameLock.fileFor(target), NameLock.fileFor(part)));
    }

    /** The real directory and name, also of a file that does not exist yet. */
    private static Path resolve(Path file) throws IOException {
        Path at = file.toAbsolutePath();
        for (int links = 0; links < MAX_LINKS; links++) {
            if (Files.exists(at)) {
                return at.toRealPath();
            }
            if (!Files.isSymbolicLink(at)) {
                break;
            }
            at = at.resolveSibling(Files.readSymbolicLink(at));
        }
        Path directory = Objects.requireNonNull(at.getParent(), "the root exists");
        return directory.toRealPath().resolve(Objects.requireNonNull(at.getFileName()));
    }

    private static Path partOf(Path target) {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    private static void checkPart(Path part) throws IOException {
        if (!Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS) || hasOtherNames(part)) {
            throw new IOException(part + " is a link or no regular file, and is not written to; move it away first");
        }
    }

    /** Whether a hard link leads to the file, too; where the file system tells. */
    static boolean hasOtherNames(Path file) throws IOException {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("unix")
                && (int) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1;
    }

    Path target() {
        return target;
    }

    Path part() {
        return part;
    }

    /**
     * Refuses a rest that an interrupted run left at {@code FILE.part}: it may have been paid for.
     *
     * @param harmless how a rest begins that may be overwritten; an empty rest always may
     */
    void refuseRest(String harmless) throws IOException {
        if (Files.exists(part, LinkOption.NOFOLLOW_LINKS) && !isHarmless(harmless)) {
            throw new IOException(part + " is what an interrupted run left; move it away first");
        }
    }

    private boolean isHarmless(String beginning) throws IOException {
        try (InputStream in = Files.newInputStream(part, LinkOption.NOFOLLOW_LINKS)) {
            String found = new String(in.readNBytes(beginning.length() + 1), StandardCharsets.ISO_8859_1);
            return beginning.startsWith(found) || !beginning.isEmpty() && found.startsWith(beginning);
        }
    }

    /** A new, empty {@code FILE.part}, in place of an older one. */
    FileChannel createPart() throws IOException {
        Files.deleteIfExists(part);
        return FileChannel.open(
                part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    /** {@code FILE.part} takes the place of the file. */
    void replaceByPart() throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Lets other runs write it. */
    @Override
    public void close() throws IOException {
        try (lock) {
            partLock.close();
        }
    }
}
