package io.xhscomments.adapter.cache.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

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
        } catch (IOException | ProviderNotFoundException unreadable) {
            throw new UncheckedIOException(
                    "The archive " + archive + " cannot be read: " + unreadable,
                    unreadable instanceof IOException io ? io : new IOException(unreadable));
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
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException noFile) {
            throw new IllegalArgumentException(
                    "A page store must be in a directory or a jar, but is at " + marker, noFile);
        }
    }

    /**
     * Reads on a thread of its own. An archive has one channel for all its files, which an interrupt of a reading
     * thread would close, and with it the store.
     */
    static byte[] undisturbed(Callable<byte[]> reading) throws IOException {
        FutureTask<byte[]> task = new FutureTask<>(reading);
        Thread thread = new Thread(task, "xhs-page-archive");
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException waited) {
                    interrupted = true;
                } catch (ExecutionException failed) {
                    throw failed.getCause() instanceof IOException io ? io : new IOException(failed.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
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
