package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.FileEnds;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.format.PageSummary;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a store in a directory, in an archive, or packed into several archives. Safe to share between threads. */
public final class StoreReader {
    private final Path root;
    private final FileSource files;
    private final FlatDirectoryIndex flatFiles = new FlatDirectoryIndex();

    private StoreReader(Path root, FileSource files) {
        this.root = root;
        this.files = files;
    }

    /** The store in a directory. If the directory holds a packed store, the store is in its archives. */
    public static StoreReader ofDirectory(Path root) {
        return new StoreReader(root, StoreMarker.isPacked(root) ? new PackedFiles(root) : new DirectoryFiles());
    }

    static StoreReader ofArchive(Path root, Archive archive) {
        return new StoreReader(root, archive);
    }

    /** Whether the store is in archives, and can only be read. */
    public boolean isInArchive() {
        return files instanceof Archive || isPacked();
    }

    /** Whether the root is a directory of archives. */
    boolean isPacked() {
        return files instanceof PackedFiles;
    }

    /** Closes the archives, if the store is in some. */
    public void close() {
        if (files instanceof Archive archive) {
            archive.close();
        } else if (files instanceof PackedFiles packed) {
            packed.close();
        }
    }

    public Path root() {
        return root;
    }

    /**
     * Reads and verifies a page.
     *
     * @throws NoSuchFileException if the page is missing
     * @throws CorruptPageException if the file is damaged, a link, or too large
     */
    public PageFile page(PageFileName name) throws IOException {
        return files.page(root, name);
    }

    /** Reads any file below the root. */
    public byte[] read(Path file) throws IOException {
        return files.read(file);
    }

    /**
     * Reads the header of a page file and the length of its body, without the body.
     *
     * @throws CorruptPageException if the file is truncated, a link, or too large, or its header is damaged
     */
    public PageSummary summary(Path file) throws IOException {
        FileEnds ends = files.ends(file);
        return ends.hasHeader() ? PageFileParser.summarize(ends) : PageSummary.of(PageFileParser.verify(read(file)));
    }

    /** Reads the beginning of any file below the root. */
    public byte[] head(Path file, int maxBytes) throws IOException {
        return files.head(file, maxBytes);
    }

    /** The entries of the root, sorted by name; empty if the root is missing. The root may be a link. */
    public List<Path> entries() throws IOException {
        return files.rootEntries(root);
    }

    /** The entries of a directory below the root, sorted by name; empty if the directory is missing. */
    public List<Path> entries(Path directory) throws IOException {
        return files.entries(directory);
    }

    /** Whether this is a directory below the root, and no link to one. */
    public boolean isDirectory(Path directory) {
        return files.isDirectory(directory);
    }

    /** Whether this is a directory below the root that is named by two digits. */
    public boolean isPageDirectory(Path directory) {
        return StoreLayout.isNamedByDigits(directory) && isDirectory(directory);
    }

    /** Whether this is a regular file below the root, and no link to one. */
    public boolean isFile(Path file) {
        return files.isFile(file);
    }

    /** Whether there is anything below the root under this name. */
    public boolean exists(Path file) {
        return files.exists(file);
    }

    /** The files of one page in a holding directory: those of earlier versions first, each group sorted by name. */
    public List<Path> held(String holdingDirectory, PageFileName name) throws IOException {
        return held(holdingDirectory, name.hex());
    }

    /** The same for the page with these digits. */
    List<Path> held(String holdingDirectory, String hex) throws IOException {
        Path directory = root.resolve(holdingDirectory);
        List<Path> held = new ArrayList<>(isPacked() ? List.of() : flatFiles.startingWith(directory, hex));
        files.entries(directory.resolve(PageFileName.directory(hex))).stream()
                .filter(file -> StoreLayout.name(file).startsWith(hex))
                .forEach(held::add);
        return held;
    }

    /** The files of all pages that were replaced. */
    public List<Path> superseded() throws IOException {
        List<Path> files = new ArrayList<>(held(StoreLayout.SUPERSEDED));
        files.addAll(held(StoreLayout.OLDER));
        return files;
    }

    /** All files in a holding directory and in its subdirectories, sorted by name. */
    public List<Path> held(String holdingDirectory) throws IOException {
        List<Path> held = new ArrayList<>();
        for (Path entry : files.entries(root.resolve(holdingDirectory))) {
            if (isPageDirectory(entry)) {
                held.addAll(files.entries(entry));
            } else {
                held.add(entry);
            }
        }
        return held;
    }
}
