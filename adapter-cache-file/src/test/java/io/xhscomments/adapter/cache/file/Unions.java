package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.file.report.CheckReport.Kind;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.model.Comment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Compares a note as its record finds it with the note out of all pages on disk. */
final class Unions {
    private Unions() {}

    /** Whether the record finds every page of the note. */
    static boolean areEqual(Path root) throws IOException {
        Path copy = Files.createTempDirectory("union");
        try {
            copyWithoutRecords(root, copy);
            return of(root).equals(of(copy));
        } finally {
            PowerDisk.deleteAll(copy);
        }
    }

    /** Whether a check reports pages that no record names. */
    static boolean areReported(Path root) {
        return !PageStore.at(root)
                .check(TikHubDecoder.create(), body -> false)
                .of(Kind.UNRECORDED)
                .isEmpty();
    }

    private static List<Comment> of(Path root) {
        return PageStore.at(root)
                .note(Responses.FORMAT, Responses.NOTE)
                .comments()
                .toList();
    }

    private static void copyWithoutRecords(Path root, Path copy) throws IOException {
        try (Stream<Path> files = Files.exists(root) ? Files.walk(root) : Stream.empty()) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path name = root.relativize(file);
                if (!name.startsWith("readings")) {
                    Path target = copy.resolve(name.toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }
}
