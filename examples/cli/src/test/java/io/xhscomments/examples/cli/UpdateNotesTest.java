package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.report.NoteReading;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A note of 400 comments on the first day and 403 on the second, and what the ledger of the service says. */
class UpdateNotesTest {
    private static final NoteId NOTE = NoteId.of("6700000000000000000000cc");

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    @TempDir
    Path dir;

    private Path store;

    /** Reads the note a day ago, by the clock of the store. */
    @BeforeEach
    void firstDay() {
        store = dir.resolve("pages");
        tikhub.serve(note(25));
        Clock yesterday = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));
        try (TikHubTransport transport = TikHubTransport.builder(tikhub.apiKey())
                .baseUrl(tikhub.baseUrl())
                .build()) {
            CommentSource source = PageStore.builder(store)
                    .clock(yesterday)
                    .build()
                    .readThrough(transport, transport.format())
                    .source();
            assertThat(NoteReader.ofDefaults(source).stream(NOTE)).hasSize(400);
        }
        assertThat(requests()).isEqualTo(40);
    }

    private static SyntheticNote note(int unwritten) {
        return SyntheticNote.builder(11)
                .note(NOTE)
                .comments(425)
                .unwritten(unwritten)
                .replies(0)
                .build();
    }

    private static long requests() {
        return tikhub.ledger().entries().stream()
                .filter(entry -> entry.route().isPresent())
                .count();
    }

    private static Run update(String... args) {
        String[] all = Stream.concat(
                        Stream.of(
                                "read",
                                NOTE.value(),
                                "--format",
                                "jsonl",
                                "--rate",
                                "1000",
                                "--base-url",
                                tikhub.baseUrl().toString()),
                        Arrays.stream(args))
                .toArray(String[]::new);
        return Run.with(Map.of("TIKHUB_API_KEY", tikhub.apiKey().reveal()), "", all);
    }

    private static void nextDay() {
        tikhub.serve(note(22));
    }

    @Test
    void anUpdateSendsOneRequestAndEveryReadingHasAllComments() throws IOException {
        nextDay();

        Run day2 = update("--store", store.toString(), "--new");

        assertThat(requests()).isEqualTo(41);
        assertThat(day2.lines()).hasSize(403);
        assertThat(day2.err()).contains("1 sent, 1 charged", "oldest page");
        assertThat(Run.of("read", NOTE.value(), "--replay", store.toString(), "--format", "jsonl")
                        .lines())
                .isEqualTo(day2.lines());
        Path page = dir.resolve("page.html");
        assertThat(Run.of("report", store.toString(), "--out", page.toString()).err())
                .contains("403 comments of 1 notes");
        assertThat(requests()).isEqualTo(41);
    }

    @Test
    void theStoreTellsWhenANoteWasReadAndWhyThatStopped() {
        nextDay();

        update("--store", store.toString(), "--new", "--replies", "3");

        assertThat(PageStore.at(store).readings(NOTE)).singleElement().satisfies(reading -> {
            assertThat(reading.options()).isEqualTo("--new --replies 3");
            NoteReading.End end = reading.end().orElseThrow();
            assertThat(end.reason()).isEqualTo("end-of-pages");
            assertThat(end.coverage().readTopLevel()).isEqualTo(403);
            assertThat(end.spend()).isEqualTo(new Spend(1, 0, 0));
            assertThat(end.gaps()).hasValue(0);
        });
    }

    @Test
    void changesNameWhatIsNew() throws IOException {
        nextDay();
        String since = Instant.now().minusSeconds(3600).toString();
        update("--store", store.toString(), "--new");

        Run changes = Run.of("store", "changes", store.toString(), "--since", since);

        assertThat(changes.lines()).hasSize(3).allMatch(line -> line.startsWith("{\"change\":\"new\""));
        assertThat(changes.err()).contains("3 new, 0 changed, 0 gone, 0 back");
        Path csv = dir.resolve("changes.csv");
        Path summary = dir.resolve("summary.json");
        Run.of(
                "store",
                "changes",
                store.toString(),
                "--since",
                since,
                "--format",
                "csv",
                "--out",
                csv.toString(),
                "--summary-json",
                summary.toString());
        assertThat(Files.readAllLines(csv)).first().asString().endsWith(",more,change,changedFields");
        assertThat(Files.readAllLines(csv))
                .filteredOn(line -> line.endsWith(",new,"))
                .hasSize(3);
        assertThat(Files.readString(summary))
                .contains("\"since\": \"" + since + "\"", "\"note\": \"" + NOTE + "\"")
                .contains("\"new\": 3,", "\"changed\": 0,", "\"gone\": 0,", "\"back\": 0");
        assertThat(Run.of("store", "changes", store.toString(), "--since", since, "--format", "table")
                        .err())
                .contains("jsonl, csv, xlsx, parquet");
        Path page = dir.resolve("page.html");
        Run report = Run.of("report", store.toString(), "--out", page.toString(), "--since", since);
        assertThat(report.exitCode()).isZero();
        assertThat(Files.readString(page)).contains("\"added\":1", "\"oldestPage\":\"20", "\"newestPage\":\"20");
    }

    @Test
    void anUpdateCountsWhatItHasChanged() throws IOException {
        nextDay();
        Path summary = dir.resolve("summary.json");

        Run run = update("--store", store.toString(), "--new", "--summary-json", summary.toString());
        Run again = update(
                "--store",
                store.toString(),
                "--summary-json",
                dir.resolve("again.json").toString());

        assertThat(run.err()).contains("3 new, 0 changed, 0 gone, 0 back");
        assertThat(Files.readString(summary)).contains("\"new\": 3,", "\"oldestPage\"", "\"newestPage\"");
        assertThat(again.err())
                .contains("the oldest page is of ", ", the newest of ")
                .doesNotContain("3 new");
        assertThat(dir.resolve("again.json")).content().doesNotContain("\"changes\"");
    }

    @Test
    void aGapIsNamedAndClosed() throws IOException {
        tikhub.serve(note(0));
        update("--store", store.toString(), "--new", "--max-pages", "1");
        Path page = dir.resolve("page.html");

        Run withGap = Run.of("report", store.toString(), "--out", page.toString());
        Run closing = update("--store", store.toString(), "--new");

        assertThat(withGap.exitCode()).isEqualTo(3);
        assertThat(withGap.err()).contains("was not read between comment");
        assertThat(closing.lines()).hasSize(425);
        assertThat(requests()).isEqualTo(40 + 3);
        assertThat(Run.of("report", store.toString(), "--out", page.toString()).exitCode())
                .isZero();
        assertThat(Run.of("store", "rebuild", store.toString()).err()).contains("0 pages that no record named");
        assertThat(Run.of("store", "check", store.toString()).exitCode()).isZero();
    }

    @Test
    void aPinnedCommentAsAStopIsNamed() {
        SyntheticNote pinned = SyntheticNote.builder(12).comments(5).pinned(1).build();
        tikhub.serve(pinned);
        String id = pinned.commentIds().findFirst().orElseThrow().value();

        Run run = Run.with(
                Map.of("TIKHUB_API_KEY", tikhub.apiKey().reveal()),
                "",
                "read",
                pinned.id().value(),
                "--base-url",
                tikhub.baseUrl().toString(),
                "--until",
                id);

        assertThat(run.err()).contains("--until " + id + " had no effect");
    }

    @Test
    void theOptionIsRefusedWithoutItsNeeds() {
        assertThat(update("--new").err()).contains("--new needs --store");
        assertThat(update("--new", "--store", "a", "--refresh").err()).contains("--new needs --store");
        assertThat(update("--new", "--store", "a", "--sort", "likes").err()).contains("--new needs --sort latest");
    }
}
