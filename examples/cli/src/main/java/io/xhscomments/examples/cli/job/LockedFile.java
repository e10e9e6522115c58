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
 * A file that only this run can write: {@code FILE}, and {@code FILE.part} for its new content. The lock is acquired
 * before the first request, and held until this is closed or the process ends. Links at {@code FILE.part} are not
 * followed. For one thread.
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
     * Locks a file, which need not exist, or the target of a symbolic link.
     *
     * @throws FileInUseException if another run writes it
     * @throws IOException if it cannot be written, or if {@code FILE.part} is a link, a directory or a special file
     */
    static LockedFile acquire(Path file) throws IOException {
        Path target = resolve(file);
        if (Files.isDirectory(target)) {
            throw new IOException(target + " is a directory, expected a file");
        }
        NameLock lock = NameLock.acquire(target);
        try {
            // Another run may write to a file of the same name as the part.
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

    /** Whether this is a pipe, a device or a terminal, which several runs may write to. */
    static boolean isSpecial(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    /** Whether writing one of the files would change the other, also through links. */
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

    /** The real path, also of a file that does not exist. */
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
            throw new IOException(part + " is a link or not a regular file; move it away first");
        }
    }

    /** Whether the file has several hard links, if the file system reports it. */
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
     * Fails if an interrupted run left content in {@code FILE.part}, because it may have been paid for.
     *
     * @param replaceable the beginning of content that may be overwritten; an empty file always may
     */
    void checkNoLeftover(String replaceable) throws IOException {
        if (Files.exists(part, LinkOption.NOFOLLOW_LINKS) && !isReplaceable(replaceable)) {
            throw new IOException(part + " is left from an interrupted run; move it away first");
        }
    }

    private boolean isReplaceable(String beginning) throws IOException {
        try (InputStream in = Files.newInputStream(part, LinkOption.NOFOLLOW_LINKS)) {
            String found = new String(in.readNBytes(beginning.length() + 1), StandardCharsets.ISO_8859_1);
            return beginning.startsWith(found) || !beginning.isEmpty() && found.startsWith(beginning);
        }
    }

    /** Creates an empty {@code FILE.part}, replacing an older one. */
    FileChannel createPart() throws IOException {
        Files.deleteIfExists(part);
        return FileChannel.open(
                part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    /** Replaces the file by {@code FILE.part}. */
    void replaceByPart() throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Releases the file for other runs. */
    @Override
    public void close() throws IOException {
        try (lock) {
            partLock.close();
        }
    }
}
