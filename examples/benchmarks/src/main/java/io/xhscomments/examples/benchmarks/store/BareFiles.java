package io.xhscomments.examples.benchmarks.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** The minimum for a file to survive a power cut: write, force, rename, force the directory. */
final class BareFiles {
    private BareFiles() {}

    static Path put(Path file, byte[] bytes) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName());
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel names = FileChannel.open(Objects.requireNonNull(file.getParent()), StandardOpenOption.READ)) {
            names.force(true);
        }
        return file;
    }
}
