package io.xhscomments.adapter.cache.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may read and write a store's files: their owner, and its group where the store is shared. Elsewhere than on POSIX
 * file systems the directory above decides.
 */
final class FileModes {
    private static final FileAttribute<?>[] NONE = {};
    private static final FileAttribute<?>[] OWNERS_FILE = attributes("rw-------");
    private static final FileAttribute<?>[] OWNERS_DIRECTORY = attributes("rwx------");
    private static final int GROUP_READ_WRITE = 0060;
    private static final int GROUP_SEARCH = 0010;

    private FileModes() {}

    private static FileAttribute<?>[] attributes(String permissions) {
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }

    /** What a new file is created with: only its owner can use it, from its first moment. */
    static FileAttribute<?>[] file(Path file) {
        return isPosix(file) ? OWNERS_FILE.clone() : NONE;
    }

    static FileAttribute<?>[] directory(Path directory) {
        return isPosix(directory) ? OWNERS_DIRECTORY.clone() : NONE;
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /**
     * Lets the group of a new file use it, as its owner may. A file system that refuses has no modes of its own: the
     * way it is mounted decides there.
     */
    static void shareWithGroup(Path file) {
        if (!isPosix(file)) {
            return;
        }
        try {
            // By number, because by names the bit would be lost that hands a directory's group down.
            int mode = (int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
            int shared =
                    mode | GROUP_READ_WRITE | (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) ? GROUP_SEARCH : 0);
            if (shared != mode) {
                Files.setAttribute(file, "unix:mode", shared & 07777, LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException noModes) {
            return;
        }
    }

    /** Whether a file's group may write it. */
    static boolean isShared(Path file) {
        return permissions(file).contains(PosixFilePermission.GROUP_WRITE);
    }

    /** Whether users who are neither the owner nor of the group may read a file, or look up names in a directory. */
    static boolean isOpenToOthers(Path file) {
        return permissions(file)
                .contains(
                        Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                                ? PosixFilePermission.OTHERS_EXECUTE
                                : PosixFilePermission.OTHERS_READ);
    }

    private static Set<PosixFilePermission> permissions(Path file) {
        try {
            return isPosix(file) ? Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS) : Set.of();
        } catch (IOException unknown) {
            return EnumSet.noneOf(PosixFilePermission.class);
        }
    }
}
