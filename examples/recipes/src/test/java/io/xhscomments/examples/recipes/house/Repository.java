package io.xhscomments.examples.recipes.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this repository, without build output. */
final class Repository {
    static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private Repository() {}

    /** All files whose name ends so. */
    static List<Path> files(String... endings) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> !isBuildOutput(ROOT.relativize(file)))
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isBuildOutput(Path file) {
        return Stream.of("target", ".git").anyMatch(name -> {
            for (Path part : file) {
                if (part.toString().equals(name)) {
                    return true;
                }
            }
            return false;
        });
    }

    /** The compiled classes of the modules that have been built. */
    static List<Path> classFiles() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> file.toString().replace('\\', '/').contains("/target/classes/io/xhscomments/"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
