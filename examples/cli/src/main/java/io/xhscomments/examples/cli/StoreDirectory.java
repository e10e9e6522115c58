package io.xhscomments.examples.cli;

import io.xhscomments.adapter.cache.file.PageStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A store that must be there. */
final class StoreDirectory {
    private StoreDirectory() {}

    static PageStore existing(Path dir) throws IOException {
        if (!Files.isDirectory(dir)) {
            throw new NoSuchFileException(dir.toString(), null, "there is no such store");
        }
        return PageStore.at(dir);
    }
}
