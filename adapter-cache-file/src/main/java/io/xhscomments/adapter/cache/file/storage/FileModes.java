package io.xhscomments.adapter.cache.file.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The permissions of a store's files on POSIX file systems: for the owner, and for the group of a shared store. On
 * other file systems the parent directory decides.
 */
public final class FileModes {
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

    /** The attributes for creating a file: only the owner can use it from its first moment. */
    static FileAttribute<?>[] file(Path file) {
        return isPosix(file) ? OWNERS_FILE.clone() : NONE;
    }

    public static FileAttribute<?>[] directory(Path directory) {
        return isPosix(directory) ? OWNERS_DIRECTORY.clone() : NONE;
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Gives the group the owner's access to a new file. Ignores file systems whose mount options set the modes. */
    static void shareWithGroup(Path file) {
        if (!isPosix(file)) {
            return;
        }
        try {
            // Sets the number, because named permissions would clear the setgid bit of a directory.
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

    /** Whether the group may write a file. */
    static boolean isShared(Path file) {
        return permissions(file).contains(PosixFilePermission.GROUP_WRITE);
    }

    /** Whether other users may read a file, or look up names in a directory. */
    public static boolean isOpenToOthers(Path file) {
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
            return Set.of();
        }
    }
}
