package io.xhscomments.examples.cli.option;

import io.xhscomments.adapter.cache.file.PageStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The argument that names an existing store. */
public final class StoreDirectory {
    @Parameters(paramLabel = "DIR", description = "The directory of the store.")
    private Path dir = Path.of("");

    /** Opens the store that the argument names. */
    public PageStore open() throws IOException {
        return open(dir);
    }

    /**
     * Opens an existing store.
     *
     * @throws NoSuchFileException if there is no such directory
     */
    public static PageStore open(Path dir) throws IOException {
        if (!Files.isDirectory(dir)) {
            throw new NoSuchFileException(dir.toString(), null, "there is no such store");
        }
        return PageStore.at(dir);
    }
}
