package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process that is killed: what it read is kept, and what it paid for is paid for once. */
@Tag("torture")
@Tag("long")
class KillIT {
    private static final int PAGES = 200;
    private static final int KILLS = 10;
    private static final NoteId NOTE = NoteId.of("6700000000000000000000dd");

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    @TempDir
    Path dir;

    private JarProcess start() throws IOException {
        return JarProcess.read(
                tikhub,
                dir,
                NOTE,
                "--format",
                "jsonl",
                "--out",
                dir.resolve("comments.jsonl").toString(),
                "--checkpoint",
                dir.resolve("checkpoint").toString());
    }

    @Test
    void repeatedKillsLoseNoCommentAndCostAtMostTwoPagesEach() throws IOException, InterruptedException {
        SyntheticNote note = SyntheticNote.builder(5)
                .note(NOTE)
                .comments(PAGES * 10)
                .pageSize(10)
                .build();
        tikhub.serve(note);
        tikhub.delayResponses(Duration.ofMillis(10));
        Random random = new Random(20261123);
        int kills = 0;

        while (kills < KILLS) {
            int before = tikhub.ledger().requests();
            JarProcess process = start();
            process.awaitRequests(before + 1 + random.nextInt(5));
            spin(random.nextInt(15_000_000));
            process.kill();
            kills++;
        }
        start().awaitSuccess();

        List<String> read = Files.readAllLines(dir.resolve("comments.jsonl"), StandardCharsets.UTF_8).stream()
                .map(line -> line.substring(7, 31))
                .toList();
        assertThat(read)
                .containsExactlyElementsOf(
                        note.commentIds().map(CommentId::value).toList());
        assertThat(tikhub.ledger().charged()).isBetween(PAGES, PAGES + 2 * KILLS);
        System.out.printf(
                "%d pages, %d kills: %d requests charged%n",
                PAGES, KILLS, tikhub.ledger().charged());
    }

    @Test
    void ctrlCFinishesTheRequestWritesTheCheckpointAndExitsWith3() throws IOException, InterruptedException {
        tikhub.serve(SyntheticNote.builder(5)
                .note(NOTE)
                .comments(PAGES * 10)
                .pageSize(10)
                .build());
        tikhub.delayResponses(Duration.ofMillis(30));

        JarProcess process = start();
        process.awaitRequests(3);
        process.interrupt();

        assertThat(process.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.process().exitValue()).isEqualTo(3);
        assertThat(process.messages()).contains("Stopped: cancelled");
        int paid = tikhub.ledger().charged();
        assertThat(Files.readAllLines(dir.resolve("comments.jsonl"), StandardCharsets.UTF_8))
                .hasSizeBetween((paid - 1) * 10, paid * 10);

        start().awaitSuccess();
        assertThat(tikhub.ledger().charged()).isEqualTo(PAGES);
    }

    @Test
    void ctrlCInTheLastRequestEndsTheProgramToo() throws IOException, InterruptedException {
        tikhub.serve(
                SyntheticNote.builder(5).note(NOTE).comments(5).pageSize(10).build());
        tikhub.delayResponses(Duration.ofSeconds(1));

        JarProcess process = start();
        process.awaitRequests(1);
        process.interrupt();

        assertThat(process.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.process().exitValue()).isIn(0, 3);
        assertThat(Files.readAllLines(dir.resolve("comments.jsonl"), StandardCharsets.UTF_8))
                .hasSize(5);
    }

    @Test
    void ctrlCInAWaitSendsNothingMoreAndExitsWith3() throws IOException, InterruptedException {
        tikhub.failNext(100, Fixtures.error("400-transient"));

        JarProcess process = start();
        while (!process.messages().contains("retry 2")) {
            assertThat(process.isAlive()).as(process.messages()).isTrue();
            LockSupport.parkNanos(JarProcess.WAIT_NANOS);
        }
        int before = tikhub.ledger().requests();
        process.interrupt();

        assertThat(process.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.process().exitValue()).as(process.messages()).isEqualTo(3);
        assertThat(tikhub.ledger().requests()).isEqualTo(before);
    }

    /** A moment between requests, or in the middle of one. Not a wait for something to happen. */
    private static void spin(int nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(JarProcess.WAIT_NANOS);
        }
    }
}
