package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two processes of the program that are told to write the same file: one of them pays, and the other is refused. */
class TwoRunsIT extends GatedRuns {
    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of("another spelling", "out", "--out ./x/../a"),
                Arguments.of("a symbolic link", "out", "--out link"),
                Arguments.of("the part", "out", "--out a.part"),
                Arguments.of("in place, then replaced", "out+checkpoint", "--out a"),
                Arguments.of("replaced, then in place", "out", "--out a --checkpoint other"),
                Arguments.of("checkpoint", "out+checkpoint", "--out b --checkpoint c"),
                Arguments.of("summary", "out+summary", "--out b --summary-json s"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void theSecondRunIsRefusedBeforeItSends(String name, String first, String second)
            throws IOException, InterruptedException {
        Files.createDirectory(dir.resolve("x"));
        Files.createSymbolicLink(dir.resolve("link"), Path.of("a"));
        Process owner = read(
                "owner",
                switch (first) {
                    case "out+checkpoint" -> new String[] {"--out", "a", "--checkpoint", "c"};
                    case "out+summary" -> new String[] {"--out", "a", "--summary-json", "s"};
                    default -> new String[] {"--out", "a"};
                });
        awaitRequests(owner, PAGES_BEFORE_GATE, "owner");

        Process refused = read("refused", second.split(" "));

        assertThat(refused.waitFor()).as(words("refused")).isEqualTo(5);
        assertThat(owner.isAlive()).as(words("owner")).isTrue();
        gate.open();
        String file = second.contains(" c") ? "c" : second.contains(" s") ? "s" : "a";
        assertThat(words("refused"))
                .contains("is in use: another run is writing it")
                .contains(dir.toRealPath().resolve(file).toString());
        assertThat(owner.waitFor()).as(words("owner")).isZero();
        assertThat(tikhub.ledger().charged()).isEqualTo(PAGES);
        assertComplete("a");
        try (Stream<Path> files = Files.list(dir)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .noneMatch(each -> each.endsWith(".lock") || each.endsWith(".part"));
        }
    }

    @Test
    void afterAKillTheNextRunGoesOnFromTheCheckpoint() throws IOException, InterruptedException {
        String[] options = {"--out", "a", "--checkpoint", "c", "--summary-json", "s"};
        Process killed = read("killed", options);
        awaitRequests(killed, PAGES_BEFORE_GATE, "killed");
        assertThat(read("refused", options).waitFor()).as(words("refused")).isEqualTo(5);
        killed.destroyForcibly().waitFor();
        assertThat(dir.resolve(".a.lock")).exists();
        gate.open();

        assertThat(read("next", options).waitFor()).as(words("next")).isZero();

        assertComplete("a");
        assertThat(tikhub.ledger().charged()).isBetween(PAGES, PAGES + 1);
        assertThat(dir.resolve(".a.lock")).doesNotExist();
    }

    @Test
    void afterAKillWithoutCheckpointThePartIsKept() throws IOException, InterruptedException {
        Process killed = read("killed", "--out", "a");
        awaitRequests(killed, PAGES_BEFORE_GATE, "killed");
        Path part = dir.resolve("a.part");
        while (Files.size(part) == 0) {
            LockSupport.parkNanos(JarProcess.WAIT_NANOS);
        }
        killed.destroyForcibly().waitFor();
        byte[] paid = Files.readAllBytes(part);
        int requests = tikhub.ledger().requests();

        assertThat(read("refused", "--out", "a").waitFor()).isEqualTo(5);
        assertThat(words("refused")).contains("a.part is left from an interrupted run");
        assertThat(part).hasBinaryContent(paid);
        assertThat(tikhub.ledger().requests()).isEqualTo(requests);

        Files.move(part, dir.resolve("kept"));
        gate.open();
        assertThat(read("next", "--out", "a").waitFor()).as(words("next")).isZero();
        assertComplete("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--out a", "--out a --checkpoint c"})
    void onlyOneOfTwoParallelRunsPays(String options) throws IOException, InterruptedException {
        Process one = read("one", options.split(" "));
        Process other = read("other", options.split(" "));
        while (one.isAlive() && other.isAlive()) {
            LockSupport.parkNanos(JarProcess.WAIT_NANOS);
        }
        gate.open();

        assertThat(List.of(one.waitFor(), other.waitFor()))
                .as(words("one") + words("other"))
                .containsExactlyInAnyOrder(0, 5);
        assertThat(tikhub.ledger().charged()).isEqualTo(PAGES);
        assertComplete("a");
    }

    @Test
    void aReportIsNotWrittenOverAFileInUse() throws IOException, InterruptedException {
        Path earlier = dir.resolve("earlier.jsonl");
        Files.writeString(earlier, "");
        Process owner = read("owner", "--out", "a");
        awaitRequests(owner, PAGES_BEFORE_GATE, "owner");

        Process report = start("report", "report", earlier.toString(), "--out", "a");

        assertThat(report.waitFor()).as(words("report")).isEqualTo(5);
        assertThat(words("report")).contains("a is in use");
        gate.open();
        assertThat(owner.waitFor()).isZero();
        assertComplete("a");
    }

    @Test
    void standardOutputMayBeSharedByManyRuns() throws IOException, InterruptedException {
        gate.open();
        Process one = read("one", "--out", "/dev/null", "--max-pages", "2");
        Process other = read("other", "--out", "/dev/null", "--max-pages", "2");

        assertThat(one.waitFor()).as(words("one")).isEqualTo(3);
        assertThat(other.waitFor()).as(words("other")).isEqualTo(3);
        assertThat(read("three", "--out", "/dev/stdout", "--max-pages", "2").waitFor())
                .as(words("three"))
                .isEqualTo(3);
    }
}
