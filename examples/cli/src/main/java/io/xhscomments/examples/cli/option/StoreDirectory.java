package io.xhscomments.examples.cli.option;

import io.xhscomments.adapter.cache.file.PageStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A store that must be there. */
public final class StoreDirectory {
    private StoreDirectory() {}

    public static PageStore existing(Path dir) throws IOException {
        if (!Files.isDirectory(dir)) {
            throw new NoSuchFileException(dir.toString(), null, "there is no such store");
        }
        return PageStore.at(dir);
    }
}
