package io.xhscomments.adapter.cache.file.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.Objects;

/** Opens stores in archives and in class path resources. */
public final class ArchivedStores {
    private static final String SURROUNDING_SLASHES = "^/+|/+$";

    private ArchivedStores() {}

    public static StoreReader inArchive(Path file, String directory) {
        try {
            Archive archive = Archive.open(file);
            return StoreReader.ofArchive(archive.directory(directory.replaceAll(SURROUNDING_SLASHES, "")), archive);
        } catch (IOException | ProviderNotFoundException unreadable) {
            throw new UncheckedIOException(
                    "The archive " + file + " cannot be read: " + unreadable,
                    unreadable instanceof IOException io ? io : new IOException(unreadable));
        }
    }

    public static StoreReader inResources(ClassLoader loader, String directory) {
        String name = directory.replaceAll(SURROUNDING_SLASHES, "");
        URL marker = loader.getResource(name.isEmpty() ? StoreLayout.MARKER : name + "/" + StoreLayout.MARKER);
        if (marker == null) {
            throw new IllegalArgumentException("There must be a page store in the resources under \"" + directory
                    + "\", but there is no " + StoreLayout.MARKER);
        }
        try {
            if (marker.openConnection() instanceof JarURLConnection jar) {
                String entry = Objects.requireNonNull(jar.getEntryName());
                return inArchive(
                        Path.of(jar.getJarFileURL().toURI()),
                        entry.substring(0, entry.length() - StoreLayout.MARKER.length()));
            }
            return StoreReader.ofDirectory(
                    Objects.requireNonNull(Path.of(marker.toURI()).getParent())
                            .toAbsolutePath()
                            .normalize());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The store at " + marker + " cannot be read: " + unreadable, unreadable);
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException noFile) {
            throw new IllegalArgumentException(
                    "A page store must be in a directory or a jar, but is at " + marker, noFile);
        }
    }
}
