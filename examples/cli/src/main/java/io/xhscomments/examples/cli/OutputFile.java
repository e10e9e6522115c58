package io.xhscomments.examples.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * A place to write to that is opened before any money is spent. A file is written beside its final name and moved there when it
 * is complete, so that an earlier file, which was paid for, is never left half overwritten.
 */
final class OutputFile implements Closeable {
    private final OutputStream stream;
    private final @Nullable Path part;
    private final @Nullable Path target;

    private OutputFile(OutputStream stream, @Nullable Path part, @Nullable Path target) {
        this.stream = stream;
        this.part = part;
        this.target = target;
    }

    /** This file, or the stream, which stays open. */
    static OutputFile orElse(@Nullable Path file, OutputStream stream) throws IOException {
        return file == null ? new OutputFile(stream, null, null) : at(file);
    }

    /** This file, or nothing. */
    static OutputFile orNowhere(@Nullable Path file) throws IOException {
        return orElse(file, OutputStream.nullOutputStream());
    }

    private static OutputFile at(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new IOException(target + " is a directory, expected a file");
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        return new OutputFile(Files.newOutputStream(part), part, target);
    }

    OutputStream stream() {
        return stream;
    }

    /** Everything is written: the file gets its name. */
    void complete() throws IOException {
        stream.flush();
        if (part == null || target == null) {
            return;
        }
        stream.close();
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What was written so far stays, under the name it has. */
    @Override
    public void close() throws IOException {
        if (part != null) {
            stream.close();
        }
    }
}
