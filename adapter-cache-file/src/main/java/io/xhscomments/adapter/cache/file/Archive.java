package io.xhscomments.adapter.cache.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;

/** Stores that are not in a directory of the disk. They are replayed only. */
final class Archive {
    private static final String SLASHES = "^/+|/+$";

    private Archive() {}

    static PageStore store(Path archive, String directory) {
        try {
            FileSystem inside = FileSystems.newFileSystem(archive, Map.of());
            Path root = inside.getPath("/")
                    .resolve(directory.replaceAll(SLASHES, ""))
                    .normalize();
            return new PageStore(root, true, Disk.SYSTEM, Clock.systemUTC());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The archive " + archive + " cannot be read: " + unreadable, unreadable);
        }
    }

    static PageStore resource(ClassLoader loader, String directory) {
        String name = directory.replaceAll(SLASHES, "");
        URL marker = loader.getResource(name.isEmpty() ? Room.MARKER : name + "/" + Room.MARKER);
        if (marker == null) {
            throw new IllegalArgumentException("There must be a page store in the resources under \"" + directory
                    + "\", but there is no " + Room.MARKER);
        }
        try {
            if (marker.openConnection() instanceof JarURLConnection jar) {
                String entry = Objects.requireNonNull(jar.getEntryName());
                return store(
                        Path.of(jar.getJarFileURL().toURI()),
                        entry.substring(0, entry.length() - Room.MARKER.length()));
            }
            return PageStore.at(Objects.requireNonNull(Path.of(marker.toURI()).getParent()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The store at " + marker + " cannot be read: " + unreadable, unreadable);
        } catch (URISyntaxException | IllegalArgumentException noFile) {
            throw new IllegalArgumentException(
                    "A page store must be in a directory or a jar, but is at " + marker, noFile);
        }
    }

    static void close(Path root) {
        try {
            root.getFileSystem().close();
        } catch (IOException broken) {
            throw new UncheckedIOException("The archive cannot be closed: " + broken, broken);
        }
    }
}
