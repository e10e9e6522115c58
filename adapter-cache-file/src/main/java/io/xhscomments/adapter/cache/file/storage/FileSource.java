package io.xhscomments.adapter.cache.file.storage;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.FileEnds;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the files of a store, in a directory or in an archive. Safe to share between threads. */
interface FileSource {
    /**
     * Reads and verifies a page.
     *
     * @throws NoSuchFileException if the page is missing
     * @throws CorruptPageException if the file is damaged, a link, or too large
     */
    PageFile page(Path root, PageFileName name) throws IOException;

    /** Reads a complete file. */
    byte[] read(Path file) throws IOException;

    /** Reads the beginning and the end of a file. */
    default FileEnds ends(Path file) throws IOException {
        return FileEnds.of(read(file));
    }

    /** Reads the beginning of a file. */
    byte[] head(Path file, int maxBytes) throws IOException;

    static CorruptPageException.Refused tooLarge() {
        return new CorruptPageException.Refused("larger than " + PageFile.MAX_BYTES + " bytes");
    }
}
