package io.xhscomments.examples.cli.option;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.examples.cli.language.MessageKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The argument that names an existing store. */
public final class StoreDirectory {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Parameters(index = "0", paramLabel = "DIR", description = "The directory of the store.")
    private Path dir = Path.of("");

    /** Opens the store that the argument names. */
    public PageStore open() throws IOException {
        return open(dir);
    }

    /**
     * Opens the store for a command that changes it.
     *
     * @throws UsageException if the store can only be read
     */
    public PageStore openForWriting() throws IOException {
        PageStore store = open(dir);
        requireWritable(dir, command);
        return store;
    }

    /**
     * Checks that a directory is not a packed store.
     *
     * @throws UsageException if it is one
     */
    public static void requireWritable(Path dir, @Nullable CommandSpec command) {
        try (PageStore store = PageStore.at(dir)) {
            if (store.isReadOnly()) {
                throw UsageException.of(command, MessageKey.USAGE_READ_ONLY, dir);
            }
        }
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
