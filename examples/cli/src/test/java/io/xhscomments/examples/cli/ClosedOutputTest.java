package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program does when the reader of its standard output has gone, as in {@code … | head}. */
class ClosedOutputTest {
    private static final NoteId NOTE = NoteId.of("6700000000000000000000cc");

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    @TempDir
    Path dir;

    private SyntheticNote note;

    @BeforeEach
    void serve() {
        note = SyntheticNote.builder(3).note(NOTE).comments(50).pageSize(10).build();
        tikhub.serve(note);
    }

    /** Takes so many lines, and then fails like a pipe whose reader has gone. */
    private static final class Head extends OutputStream {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final String message;
        private int lines;

        Head(int lines, String message) {
            this.lines = lines;
            this.message = message;
        }

        @Override
        public void write(int value) throws IOException {
            if (lines == 0) {
                throw new IOException(message);
            }
            taken.write(value);
            if (value == '\n') {
                lines--;
            }
        }

        String text() {
            return taken.toString(StandardCharsets.UTF_8);
        }
    }

    private static Run run(Head head, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Run.start(Map.of("TIKHUB_API_KEY", tikhub.apiKey().reveal()), "", head, err, args);
        return new Run(exitCode, head.text(), err.toString(StandardCharsets.UTF_8));
    }

    private static Run read(Head head, String... more) {
        List<String> args = new ArrayList<>(
                List.of("read", NOTE.value(), "--base-url", tikhub.baseUrl().toString(), "--rate", "1000"));
        args.addAll(List.of(more));
        return run(head, args.toArray(String[]::new));
    }

    private static void assertThatItIsQuiet(Run run) {
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).doesNotContain("Exception", "xhs-comments:", "pipe", "Next step");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Broken pipe", "断开的管道", "The pipe is being closed"})
    void readingEndsQuietlyAndSendsNothingMore(String message) {
        SyntheticNote longNote =
                SyntheticNote.builder(3).note(NOTE).comments(200).pageSize(10).build();
        for (String format : new String[] {"jsonl", "csv", "table"}) {
            tikhub.reset();
            tikhub.serve(longNote);

            assertThatItIsQuiet(read(new Head(12, message), "--format", format, "--at-once", "4"));
            // Two pages are written; at most four are fetched ahead.
            assertThat(tikhub.ledger().requests()).isLessThanOrEqualTo(2 + 4);
        }
    }

    @Test
    void paidCommentsStayInTheCheckpoint() throws IOException {
        String checkpoint = dir.resolve("job.checkpoint").toString();

        Run cut = read(new Head(12, "Broken pipe"), "--format", "jsonl", "--checkpoint", checkpoint);
        Run rest = read(new Head(1000, ""), "--format", "jsonl", "--checkpoint", checkpoint);

        assertThatItIsQuiet(cut);
        assertThat(rest.exitCode()).isZero();
        assertThat(rest.lines()).hasSize(40);
        assertThat(tikhub.ledger().charged()).isEqualTo(5);
        String both = cut.out() + rest.out();
        assertThat(note.commentIds()).allMatch(id -> both.contains(id.value()));
    }

    @Test
    void paidCommentsStayInTheStore() {
        String store = dir.resolve("pages").toString();

        tikhub.delayResponses(Duration.ofMillis(50));
        assertThatItIsQuiet(read(new Head(12, "Broken pipe"), "--format", "jsonl", "--store", store));
        assertThat(PageStore.at(Path.of(store)).pages())
                .as("the pages that were in flight are waited for")
                .hasSize(tikhub.ledger().requests());
        Run whole = read(new Head(1000, ""), "--format", "jsonl", "--store", store);

        assertThat(whole.lines()).hasSize(50);
        assertThat(tikhub.ledger().charged()).isEqualTo(5);
    }

    @Test
    void everyCommandThatPrintsEndsQuietly() throws IOException {
        String store = dir.resolve("pages").toString();
        Path saved = Files.write(dir.resolve("response.json"), Fixtures.sample());
        read(new Head(1000, ""), "--format", "jsonl", "--store", store);
        for (String[] args : new String[][] {
            {},
            {"show", saved.toString()},
            {"store", "ls", store},
            {"manual"},
            {"stub", "--list-scenarios"},
            {"account", "--base-url", tikhub.baseUrl().toString()},
            {
                "quote",
                "--comments",
                "205",
                "--top-level",
                "117",
                "--base-url",
                tikhub.baseUrl().toString()
            },
            {"read", NOTE.value(), "--replay", store}
        }) {
            assertThatItIsQuiet(run(new Head(0, "Broken pipe"), args));
        }
    }

    @Test
    void otherFailuresOfStandardOutputAreReported() {
        for (String[] args : new String[][] {{"manual"}, {"stub", "--list-scenarios"}}) {
            Run full = run(new Head(0, "No space left on device"), args);

            assertThat(full.exitCode()).isEqualTo(5);
        }
        assertThat(run(new Head(0, "No space left on device"), "manual").err()).contains("No space left on device");
    }
}
