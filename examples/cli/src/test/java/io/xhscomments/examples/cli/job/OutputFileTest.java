package io.xhscomments.examples.cli.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.examples.cli.output.Format;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One file has one owner, and nothing is written through links. */
class OutputFileTest {
    @TempDir
    Path dir;

    private static void write(OutputFile output, String text) throws IOException {
        output.stream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private enum Opening {
        REPLACING {
            @Override
            AutoCloseable open(Path file) throws IOException {
                return OutputFile.replacing(file);
            }
        },
        RESUMING {
            @Override
            AutoCloseable open(Path file) throws IOException {
                return OutputFile.resuming(file, OutputPosition.START, Format.jsonl);
            }
        },
        CHECKPOINT {
            @Override
            AutoCloseable open(Path file) throws IOException {
                return JobCheckpoint.open(file, "jsonl -");
            }
        };

        abstract AutoCloseable open(Path file) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void fileHasOneOwner(Opening first) throws Exception {
        Path file = dir.resolve("a");
        Path sameDirectory = Files.createSymbolicLink(dir.resolve("link"), dir);
        for (Opening second : Opening.values()) {
            for (Path spelling : List.of(file, dir.resolve("x/../a"), dir.resolve("./a"), sameDirectory.resolve("a"))) {
                Files.createDirectories(dir.resolve("x"));
                try (AutoCloseable held = first.open(file)) {
                    assertThatThrownBy(() -> second.open(spelling))
                            .as("%s as %s", spelling, second)
                            .isInstanceOf(FileInUseException.class)
                            .hasMessageContaining(dir.toRealPath().resolve("a").toString());
                }
            }
            Files.deleteIfExists(file);
        }
        assertThat(names()).containsExactly("link", "x");
    }

    @Test
    void theNameOfThePartBelongsToTheFileToo() throws IOException {
        try (OutputFile output = OutputFile.replacing(dir.resolve("a"))) {
            assertThatThrownBy(() -> OutputFile.replacing(dir.resolve("a.part")))
                    .isInstanceOf(FileInUseException.class);
            write(output, "paid");
            output.complete();
        }
        try (OutputFile output = OutputFile.replacing(dir.resolve("b.part"))) {
            assertThatThrownBy(() -> OutputFile.replacing(dir.resolve("b"))).isInstanceOf(FileInUseException.class);
        }
        assertThat(dir.resolve("a")).hasContent("paid");
    }

    /** As on a file system that ignores case: two names, one lock file. */
    @Test
    void namesThatShareALockFileExcludeEachOther() throws IOException {
        try (OutputFile output = OutputFile.replacing(dir.resolve("a"))) {
            Files.createLink(dir.resolve(".A.lock"), dir.resolve(".a.lock"));
            assertThatThrownBy(() -> OutputFile.replacing(dir.resolve("A"))).isInstanceOf(FileInUseException.class);
            assertThat(output.bytes()).isZero();
        }
    }

    @Test
    void lockFileOfKilledRunDoesNotBlock() throws IOException {
        Files.createFile(dir.resolve(".a.lock"));
        Files.createFile(dir.resolve(".a.part.lock"));
        Files.createFile(dir.resolve("a.part"));

        try (OutputFile output = OutputFile.replacing(dir.resolve("a"))) {
            write(output, "new");
            output.complete();
        }

        assertThat(names()).containsExactly("a");
    }

    @Test
    void foreignFileAtTheLockNameStays() throws IOException {
        Path theirs = Files.writeString(dir.resolve(".a.lock"), "theirs");
        Path linked = Files.writeString(dir.resolve("linked"), "theirs");

        OutputFile.replacing(dir.resolve("a")).close();
        Files.createSymbolicLink(dir.resolve(".b.lock"), linked);

        assertThatThrownBy(() -> OutputFile.replacing(dir.resolve("b"))).hasMessageContaining(".b.lock");
        assertThat(theirs).hasContent("theirs");
        assertThat(linked).hasContent("theirs");
        assertThat(dir.resolve("b.part")).doesNotExist();
    }

    @Test
    void oneOfManyThreadsBecomesTheOwner() throws Exception {
        for (int round = 0; round < 50; round++) {
            Path file = dir.resolve("a" + round);
            List<CompletableFuture<Optional<OutputFile>>> all = Stream.generate(() ->
                            CompletableFuture.supplyAsync(() -> {
                                try {
                                    return Optional.of(OutputFile.replacing(file));
                                } catch (FileInUseException refused) {
                                    return Optional.<OutputFile>empty();
                                } catch (IOException other) {
                                    throw new AssertionError(other);
                                }
                            }))
                    .limit(8)
                    .toList();
            List<OutputFile> owners =
                    all.stream().flatMap(each -> each.join().stream()).toList();
            assertThat(owners).hasSize(1);
            owners.get(0).close();
        }
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aLinkAtThePartIsNotWrittenThrough(Opening opening) throws IOException {
        Path theirs = Files.writeString(dir.resolve("theirs"), "");
        Path part = dir.resolve("a.part");

        Files.createSymbolicLink(part, theirs);
        assertThatThrownBy(() -> opening.open(dir.resolve("a"))).hasMessageContaining("a.part");
        Files.delete(part);
        Files.createSymbolicLink(part, dir.resolve("nothing"));
        assertThatThrownBy(() -> opening.open(dir.resolve("a"))).hasMessageContaining("a.part");
        Files.delete(part);
        Files.createLink(part, theirs);
        assertThatThrownBy(() -> opening.open(dir.resolve("a"))).hasMessageContaining("a.part");
        Files.delete(part);
        Files.createDirectory(part);
        assertThatThrownBy(() -> opening.open(dir.resolve("a"))).hasMessageContaining("a.part");

        assertThat(theirs).isEmptyFile();
        assertThat(names()).containsExactly("a.part", "theirs");
    }

    /** A link that comes when the run has begun is replaced, and the file behind it stays as it is. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void linkCreatedLaterIsNotFollowed(boolean hard) throws IOException {
        Path theirs = Files.writeString(dir.resolve("theirs"), "theirs");
        Path part = dir.resolve("checkpoint.part");
        try (JobCheckpoint checkpoint = JobCheckpoint.open(dir.resolve("checkpoint"), "jsonl -")) {
            checkpoint.begin(OutputPosition.START);
            if (hard) {
                Files.createLink(part, theirs);
            } else {
                Files.createSymbolicLink(part, theirs);
            }
            checkpoint.begin(new OutputPosition(5, Optional.of("00000000")));
        }
        assertThat(theirs).hasContent("theirs");
        assertThat(dir.resolve("checkpoint")).isRegularFile().content().contains("output-bytes 5\n");
        assertThat(Files.isSymbolicLink(dir.resolve("checkpoint"))).isFalse();
    }

    @Test
    void hardLinkedFileIsNotExtendedInPlace() throws IOException {
        Path file = Files.writeString(dir.resolve("a"), "{}\n");
        Path backup = Files.createLink(dir.resolve("backup"), file);

        assertThatThrownBy(() -> OutputFile.resuming(file, new OutputPosition(3, Optional.empty()), Format.jsonl))
                .hasMessageContaining("hard link");
        assertThat(backup).hasContent("{}");
    }

    @Test
    void symbolicLinkTargetIsReplaced() throws IOException {
        Path real = Files.createDirectory(dir.resolve("real")).resolve("file");
        Path link = Files.createSymbolicLink(dir.resolve("link"), Path.of("real/file"));

        for (String text : List.of("first", "second")) {
            try (OutputFile output = OutputFile.replacing(link)) {
                assertThatThrownBy(() -> OutputFile.replacing(real)).isInstanceOf(FileInUseException.class);
                write(output, text);
                output.complete();
            }
            assertThat(real).hasContent(text);
        }
        assertThat(link).isSymbolicLink();
    }

    @Test
    void contentOfInterruptedRunIsKept() throws IOException {
        Path rest = Files.writeString(dir.resolve("a.part"), "paid");

        assertThatThrownBy(() -> OutputFile.replacing(dir.resolve("a")))
                .hasMessageContaining("left from an interrupted run");
        assertThatThrownBy(() -> JobCheckpoint.open(dir.resolve("a"), "jsonl -"))
                .hasMessageContaining("left from an interrupted run");
        assertThat(rest).hasContent("paid");
        assertThat(names()).containsExactly("a.part");
    }

    @Test
    void leftoverCheckpointIsOverwritten() throws IOException {
        for (String rest : List.of("", "xhs-com", "xhs-comments-job 2\noutput jso")) {
            Files.writeString(dir.resolve("a.part"), rest);
            JobCheckpoint.open(dir.resolve("a"), "jsonl -").close();
        }
    }

    @Test
    void pipesAndDevicesAreWrittenDirectly() throws IOException, InterruptedException {
        Path pipe = dir.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try (InputStream in = Files.newInputStream(pipe)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException broken) {
                throw new AssertionError(broken);
            }
        });

        try (OutputFile output = OutputFile.replacing(pipe);
                OutputFile one = OutputFile.replacing(Path.of("/dev/null"));
                OutputFile other = OutputFile.replacing(Path.of("/dev/null"))) {
            write(output, "through");
            write(one, "x");
            write(other, "y");
            output.complete();
            one.complete();
        }

        assertThat(read.join()).isEqualTo("through");
        assertThat(names()).containsExactly("pipe");
        assertThatThrownBy(() -> OutputFile.resuming(pipe, OutputPosition.START, Format.jsonl))
                .hasMessageContaining("not a regular file");
        assertThatThrownBy(() -> JobCheckpoint.open(Path.of("/dev/null"), "jsonl -"))
                .hasMessageContaining("not a regular file");
    }

    @Test
    void filesOfOneCommandMustDiffer() throws IOException {
        Path file = Files.createFile(dir.resolve("a"));
        Path symbolic = Files.createSymbolicLink(dir.resolve("symbolic"), file);
        Path dangling = Files.createSymbolicLink(dir.resolve("dangling"), dir.resolve("b"));
        Path hard = Files.createLink(dir.resolve("hard"), file);

        for (Path other : List.of(
                file,
                symbolic,
                hard,
                dir.resolve("./a"),
                dir.resolve("x/../a"),
                dir.resolve("a.part"),
                dir.resolve(".a.lock"),
                dir.resolve(".a.part.lock"))) {
            assertThat(FileCollisions.collide(List.of(dir.resolve("c"), file, other)))
                    .as("%s", other)
                    .isTrue();
            assertThat(FileCollisions.collide(List.of(other, dir.resolve("c"), file)))
                    .as("%s", other)
                    .isTrue();
        }
        assertThat(FileCollisions.collide(List.of(dangling, dir.resolve("b")))).isTrue();
        assertThat(FileCollisions.collide(List.of(file, dir.resolve("b"), dir.resolve("no/such/a"))))
                .isFalse();
        assertThat(FileCollisions.collide(List.of(Path.of("/dev/null"), Path.of("/dev/zero"))))
                .isFalse();
        assertThat(FileCollisions.amongRead(List.of(dir.resolve("page")), List.of(dir.resolve("page.part"))))
                .hasValue(dir.resolve("page"));
    }
}
