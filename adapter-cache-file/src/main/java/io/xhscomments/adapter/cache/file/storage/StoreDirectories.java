package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Creates the directories of a store, and makes their names durable. Safe to share between threads. */
public final class StoreDirectories {
    private final StoreReader reader;
    private final FileOps fileOps;
    private final Set<String> forced = ConcurrentHashMap.newKeySet();
    private volatile boolean prepared;
    private volatile boolean shared;

    /**
     * Prepares nothing yet.
     *
     * @param shared whether the group may use new files. It may in any case if the marker is shared
     */
    StoreDirectories(StoreReader reader, FileOps fileOps, boolean shared) {
        this.reader = reader;
        this.fileOps = fileOps;
        this.shared = shared;
    }

    /**
     * Creates the root, its marker and the directory of records, unless they exist. Several processes may do so at
     * once.
     */
    public void prepare() throws IOException {
        prepare(true);
    }

    /** The same for pages that are not written again: a new root has no records. */
    public void prepareWithoutRecords() throws IOException {
        prepare(false);
    }

    private void prepare(boolean records) throws IOException {
        if (prepared) {
            return;
        }
        Path root = reader.root();
        if (!Files.isDirectory(root)) {
            createRoot(root);
        }
        if (!StoreMarker.isPresent(reader)) {
            forceNamesAbove(root);
            create(root.resolve(StoreLayout.ATTRIBUTES), "*.page -text\n");
            if (records && PageFileWalker.first(reader, 1).isEmpty()) {
                directory(StoreLayout.READINGS);
            }
            create(root.resolve(StoreLayout.MARKER), StoreMarker.TEXT);
        }
        shared |= FileModes.isShared(root.resolve(StoreLayout.MARKER));
        prepared = true;
    }

    private void createRoot(Path root) throws IOException {
        if (root.getParent() != null) {
            Files.createDirectories(root.getParent());
        }
        try {
            createDirectory(root);
        } catch (FileAlreadyExistsException exists) {
            if (!Files.isDirectory(root)) {
                throw exists;
            }
        }
    }

    private void createDirectory(Path directory) throws IOException {
        Files.createDirectory(directory, FileModes.directory(directory));
        share(directory);
    }

    /** Shares a new file with the group, if the store is shared. */
    void share(Path created) {
        if (shared) {
            FileModes.shareWithGroup(created);
        }
    }

    /**
     * Forces the parents, because any of them may be new, created by this process or by one that died. Runs before the
     * marker is created, so that a process which finds the marker can skip it. Directories that this process cannot
     * write were not created by it.
     */
    private void forceNamesAbove(Path root) throws IOException {
        Path parent = root.toAbsolutePath().getParent();
        while (parent != null && Files.isReadable(parent) && Files.isWritable(parent)) {
            fileOps.forceDirectory(parent);
            parent = parent.getParent();
        }
    }

    private void create(Path file, String text) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path draft = reader.root().resolve("." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel written = fileOps.create(draft)) {
                fileOps.write(written, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
                fileOps.force(written);
            }
            share(draft);
            fileOps.rename(draft, file);
        } catch (IOException failure) {
            fileOps.delete(draft);
            throw failure;
        }
    }

    /**
     * Returns a directory below the root, and creates it and its parents if necessary. Links are not followed. The name
     * is forced even if the directory exists, because its creator may have died before.
     */
    public Path directory(String name) throws IOException {
        int slash = name.lastIndexOf('/');
        Path parent = slash < 0 ? reader.root() : directory(name.substring(0, slash));
        Path directory = unforced(name);
        if (!forced.contains(name)) {
            fileOps.forceDirectory(parent);
            forced.add(name);
        }
        return directory;
    }

    /** Returns a directory whose parent exists, and creates it if necessary. Its name is not durable yet. */
    public Path unforced(String name) throws IOException {
        Path directory = reader.root().resolve(name);
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            try {
                createDirectory(directory);
            } catch (FileAlreadyExistsException exists) {
                if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                    throw new IOException(directory + " must be a directory, and no link to one", exists);
                }
            }
        }
        return directory;
    }

    /** The subdirectory of a holding directory for a page's files. */
    public Path holdingDirectory(String holdingDirectory, PageFileName name) throws IOException {
        return directory(holdingDirectory + "/" + name.directory());
    }
}
