package io.xhscomments.examples.cli.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds files of one command that are the same file, also through links and temporary names. */
public final class FileCollisions {
    private FileCollisions() {}

    /** Whether writing one of the files would change another one. */
    public static boolean collide(List<Path> files) throws IOException {
        for (int i = 0; i < files.size(); i++) {
            if (amongRead(List.of(files.get(i)), files.subList(i + 1, files.size()))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** The first file to write that would change a file that is read. */
    public static Optional<Path> amongRead(List<Path> written, List<Path> read) throws IOException {
        for (Path each : written) {
            for (Path other : read) {
                if (LockedFile.collide(each, other)) {
                    return Optional.of(each);
                }
            }
        }
        return Optional.empty();
    }
}
