package io.xhscomments.adapter.cache.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Reads one file whole, but no link and nothing huge. */
final class SavedFile {
    static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final String ENDING = ".json";

    private SavedFile() {}

    static boolean isOne(Path file) {
        return file.getFileName().toString().endsWith(ENDING) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new TooLarge(file);
            }
            return bytes;
        }
    }

    /** A file that is no saved answer for its size alone. */
    static final class TooLarge extends FileSystemException {
        private static final long serialVersionUID = 1;

        TooLarge(Path file) {
            super(file.toString(), null, "a saved answer must have at most " + MOST_BYTES + " bytes");
        }
    }
}
