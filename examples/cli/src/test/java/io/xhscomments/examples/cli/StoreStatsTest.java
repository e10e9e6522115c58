package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okio.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a store holds: counted, listed by note, and packed. */
class StoreStatsTest {
    private static final NoteId NOTE = NoteId.of("6700000000000000000000cc");

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    @TempDir
    Path dir;

    private String store;

    @BeforeEach
    void read() {
        store = dir.resolve("pages").toString();
        tikhub.serve(SyntheticNote.builder(11)
                .note(NOTE)
                .comments(30)
                .pageSize(10)
                .replies(1)
                .build());
        assertThat(readThrough(store).exitCode()).isZero();
    }

    private static Run readThrough(String dir) {
        return Run.with(
                Map.of("TIKHUB_API_KEY", tikhub.apiKey().reveal()),
                "",
                "read",
                NOTE.value(),
                "--format",
                "jsonl",
                "--rate",
                "1000",
                "--base-url",
                tikhub.baseUrl().toString(),
                "--store",
                dir);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(Run run) throws IOException {
        return (Map<String, Object>)
                JsonReader.of(new Buffer().writeUtf8(run.out())).readJsonValue();
    }

    @Test
    void statsCountWhatTheStoreHolds() throws IOException {
        Run text = Run.of("store", "stats", store, "--price", "0.01");
        Run json = Run.of("store", "stats", store, "--json");

        assertThat(text.exitCode()).isZero();
        assertThat(text.lines())
                .contains(
                        "notes: 1",
                        "pages: 3",
                        "top-level comments: 30",
                        "charged requests: 3",
                        "cost in USD: 0.03, before discounts",
                        "notes with gaps: 0",
                        "in doubt: 0",
                        "unreadable files: 0")
                .anyMatch(line -> line.startsWith("oldest page: 20"));
        assertThat(json(json))
                .containsEntry("notes", 1.0)
                .containsEntry("pages", 3.0)
                .containsEntry("topLevelComments", 30.0)
                .containsEntry("chargedRequests", 3.0)
                .containsKeys("oldestPage", "newestPage", "quarantined", "undecodable", "failed")
                .doesNotContainKey("usd");
    }

    @Test
    void aNegativePriceIsRefused() {
        Run run = Run.of("store", "stats", store, "--price", "-1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--price must be zero or more, but is -1");
    }

    @Test
    void aDamagedFileIsCountedAndTheRestIsShown() throws IOException {
        Path page;
        try (Stream<Path> files = Files.walk(Path.of(store))) {
            page = files.filter(file -> file.toString().endsWith(".page"))
                    .sorted()
                    .toList()
                    .get(0);
        }
        Files.writeString(page, "damaged");

        Run stats = Run.of("store", "stats", store);
        Run list = Run.of("store", "ls", store);

        assertThat(stats.exitCode()).isZero();
        assertThat(stats.lines()).contains("pages: 2", "unreadable files: 1", "notes with gaps: 1");
        assertThat(list.exitCode()).isZero();
        assertThat(list.out()).contains(NOTE.value(), "yes");
        assertThat(list.err()).contains("1 files are unreadable");
    }

    @Test
    void theListHasALineForEachNote() {
        Run list = Run.of("store", "ls", store);
        Run chinese = Run.of("store", "ls", store, "--lang", "zh");

        assertThat(list.lines()).hasSize(2);
        assertThat(list.lines().get(0)).startsWith("note ").contains("gaps", "oldest (UTC)", "newest (UTC)");
        assertThat(list.lines().get(1)).matches(NOTE + "  web-v1 +3 +30  no +20\\S+ \\S+  20\\S+ \\S+");
        assertThat(list.err()).contains("1 notes, 3 pages");
        assertThat(chinese.out()).contains("缺口");
    }

    @Test
    void theReadingsOfEachNoteAreListed() {
        assertThat(readThrough(store).exitCode()).isZero();

        Run list = Run.of("store", "ls", store, "--readings");
        Run both = Run.of("store", "ls", store, "--readings", "--pages");

        assertThat(list.lines()).hasSize(3);
        assertThat(list.lines().get(0)).startsWith("note ").contains("started (UTC)", "stopped", "charged", "options");
        assertThat(list.lines().get(1)).matches(NOTE + "  20\\S+ \\S+ +end-of-pages +3 +\\S+  .*");
        assertThat(list.lines().get(2)).matches(NOTE + "  20\\S+ \\S+ +end-of-pages +0 +\\S+  .*");
        assertThat(list.err()).contains("2 readings of 1 notes");
        assertThat(both.exitCode()).isEqualTo(2);
    }

    @Test
    void aPackedStoreIsReadLikeItsDirectoryAndNeverWritten() throws IOException {
        String packed = dir.resolve("packed").toString();
        Run pack = Run.of("store", "pack", store, packed);

        assertThat(pack.exitCode()).as(pack.err()).isZero();
        assertThat(pack.err()).contains("4 files are in").contains("bytes, in " + packed);
        for (List<String> command : List.of(
                List.of("store", "ls"),
                List.of("store", "ls", "--pages"),
                List.of("store", "stats"),
                List.of("store", "check"),
                List.of("store", "changes", "--since", "2020-01-01"),
                List.of("read", NOTE.value(), "--format", "jsonl", "--replay"))) {
            assertThat(with(command, packed).exitCode()).as(command.toString()).isZero();
            assertThat(with(command, packed).out())
                    .as(command.toString())
                    .isEqualTo(with(command, store).out());
        }
        Path page = dir.resolve("page.html");
        assertThat(Run.of("report", packed, "--out", page.toString()).err()).contains("30 comments of 1 notes");

        int requests = tikhub.ledger().entries().size();
        for (Run refused :
                List.of(readThrough(packed), Run.of("store", "rebuild", packed), Run.of("store", "refill", packed))) {
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err()).contains(packed + " is a packed store, which can only be read");
        }
        assertThat(tikhub.ledger().entries()).hasSize(requests);
        assertThat(Run.of("store", "pack", store, packed).err()).contains("expected the name of a new directory");
    }

    private static Run with(List<String> command, String dir) {
        return Run.of(Stream.concat(command.stream(), Stream.of(dir)).toArray(String[]::new));
    }
}
