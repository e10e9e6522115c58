package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page, from what was paid for before: by the ledger of the service nothing more is sent. */
class ReportCommandTest {
    private static final NoteId NOTE = NoteId.of("6700000000000000000000dd");

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    @TempDir
    Path dir;

    private Path out;

    @BeforeEach
    void serve() {
        out = dir.resolve("page.html");
        tikhub.serve(SyntheticNote.builder(11)
                .note(NOTE)
                .comments(30)
                .pageSize(10)
                .replies(2)
                .build());
    }

    private Run read(String... args) {
        String[] all = Stream.concat(
                        Stream.of(
                                "read",
                                "--rate",
                                "1000",
                                "--base-url",
                                tikhub.baseUrl().toString()),
                        Arrays.stream(args))
                .toArray(String[]::new);
        return Run.with(Map.of("TIKHUB_API_KEY", tikhub.apiKey().reveal()), "", all);
    }

    private Run report(String... args) {
        long sent = tikhub.ledger().entries().size();
        Run run = Run.of(Stream.concat(Stream.of("report", "--out", out.toString()), Arrays.stream(args))
                .toArray(String[]::new));
        assertThat(tikhub.ledger().entries()).hasSize((int) sent);
        return run;
    }

    private String path(String name) {
        return dir.resolve(name).toString();
    }

    /** The rows on the page, and what it tells at its end. */
    private List<String> rows() throws IOException {
        return lines().stream().filter(line -> line.startsWith("{\"i\":")).toList();
    }

    private String conclusion() throws IOException {
        return lines().stream()
                .filter(line -> line.startsWith("{\"notes\":"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> lines() throws IOException {
        return Files.readString(out, StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void aStoreBecomesAPageWithTheRepliesItHolds() throws IOException {
        read(NOTE.value(), Fixtures.sampleNote().value(), "--replies", "--store", path("pages"), "--format", "jsonl");

        Run run = report(path("pages"));

        assertThat(run.err()).contains("97 comments of 2 notes are in");
        assertThat(rows()).hasSize(30 * 3 + 7);
        assertThat(conclusion())
                .contains("\"note\":\"" + NOTE + "\",\"stop\":\"end-of-pages\",\"complete\":true,")
                .contains("\"readTopLevel\":30,\"readReplies\":60,")
                .contains("\"reportedTotal\":205,\"reportedTopLevel\":117")
                .doesNotContain("paid");
    }

    @Test
    void incompleteStoreReportsItsEnd() throws IOException {
        read(NOTE.value(), "--store", path("pages"), "--format", "jsonl", "--max-pages", "2");

        Run run = report(path("pages"));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("Stopped: end-of-store");
        assertThat(conclusion())
                .contains("\"stop\":\"end-of-store\",\"complete\":false,", "\"readTopLevel\":20,")
                .contains("\"pages\":2,")
                .contains("\"replyChainsCutShort\":0,\"rowsLeftOut\":0,\"membersNotTyped\":0,\"repliesUnread\":20");
        assertThat(Files.readString(out, StandardCharsets.UTF_8)).doesNotContain(path("pages"));
    }

    @Test
    void aDamagedPageIsWhereANoteEndsWithExitCode5() throws IOException {
        read(NOTE.value(), "--store", path("pages"), "--format", "jsonl");
        // The last page of the note: the one whose response says that there is no more.
        Path page = pages().stream()
                .filter(file -> !text(file).contains("\"has_more\":true"))
                .findFirst()
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(page);
        bytes[bytes.length - 60] ^= 1;
        Files.write(page, bytes);

        Run run = report(path("pages"));

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(conclusion()).contains("\"stop\":\"unreadable-record\",\"complete\":false");
    }

    @Test
    void damagedRepliesAreLeftOutAndTheNoteIsReadOn() throws IOException {
        read(NOTE.value(), "--replies", "--store", path("pages"), "--format", "jsonl");
        Path replies = pages().stream()
                .filter(file -> text(file).contains("\"comment\":"))
                .findFirst()
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(replies);
        bytes[bytes.length - 60] ^= 1;
        Files.write(replies, bytes);

        assertThat(report(path("pages")).exitCode()).isZero();

        assertThat(rows()).hasSize(30 * 3 - 2);
        assertThat(conclusion()).contains("\"stop\":\"end-of-pages\"", "\"repliesUnread\":1");
    }

    @Test
    void eachBodyIsReadOnce() throws IOException {
        read(NOTE.value(), "--replies", "--store", path("pages"), "--format", "jsonl");

        Map<Path, Long> read = FileReads.during(() -> report(path("pages")), dir.resolve("pages"));

        int header = 4096 + 32;
        assertThat(read.keySet()).containsAll(pages());
        assertThat(pages())
                .allSatisfy(page -> assertThat(read.get(page)).isLessThanOrEqualTo(Files.size(page) + header));
    }

    @Test
    void recentTakesTheNotesThatWereFetchedLastAndReadsNoOther() throws IOException {
        read(NOTE.value(), "--store", path("pages"), "--format", "jsonl");
        List<Path> earlier = pages();
        read(Fixtures.sampleNote().value(), "--store", path("pages"), "--format", "jsonl");

        Run seven = report(path("pages"), "--recent", "7");

        assertThat(seven.exitCode()).isEqualTo(3);
        assertThat(seven.err()).contains("--recent left out comments");
        assertThat(rows()).hasSize(7);
        assertThat(conclusion()).contains(Fixtures.sampleNote().value()).doesNotContain(NOTE.value());
        Map<Path, Long> read = FileReads.during(() -> report(path("pages"), "--recent", "7"), dir.resolve("pages"));
        assertThat(earlier).allSatisfy(page -> assertThat(read.get(page)).isLessThanOrEqualTo(4096 + 32));

        assertThat(report(path("pages"), "--recent", "12").exitCode()).isEqualTo(3);
        assertThat(rows()).hasSize(12);
        assertThat(conclusion()).contains("\"stop\":\"comment-limit\",\"complete\":false,");
        assertThat(report(path("pages"), "--recent", "38").exitCode()).isZero();
        assertThat(rows()).hasSize(37);
        assertThat(report(path("pages"), "--recent", "0").err())
                .contains("expected a number of 1 or more, but got \"0\"");
    }

    @Test
    void recentLimitsFilesToo() throws IOException {
        read(NOTE.value(), "--format", "jsonl", "--out", path("a.jsonl"));

        assertThat(report(path("a.jsonl"), "--recent", "29").exitCode()).isEqualTo(3);
        assertThat(rows()).hasSize(29);
        assertThat(report(path("a.jsonl"), "--recent", "30").exitCode()).isZero();
    }

    @Test
    void pageThatIsTooLargeForABrowserIsRefusedBeforeItIsRead() throws IOException {
        read(NOTE.value(), "--format", "jsonl", "--out", path("a.jsonl"));
        try (RandomAccessFile large = new RandomAccessFile(path("a.jsonl"), "rw")) {
            large.setLength(300_000_000);
        }

        Run refused = report(path("a.jsonl"));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("about 300000 comments")
                .contains("--recent 50000")
                .contains("--note");
        assertThat(out).doesNotExist();
        assertThat(report(path("a.jsonl"), "--recent", "30").err()).doesNotContain("about 300000");
    }

    private List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(dir.resolve("pages"))) {
            return files.filter(file -> file.toString().endsWith(".page")).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void coverageComesFromTheSummaryFile() throws IOException {
        read(NOTE.value(), "--format", "jsonl", "--out", path("a.jsonl"), "--summary-json", path("a.json"));

        assertThat(report(path("a.jsonl")).exitCode()).isZero();
        assertThat(rows()).hasSize(30);
        assertThat(conclusion()).isEqualTo("{\"notes\":[]}");
        assertThat(report(path("a.jsonl"), "--summary", path("a.json")).exitCode())
                .isZero();
        assertThat(conclusion())
                .contains(
                        "\"complete\":true,\"reportedTotal\":90,\"reportedTopLevel\":30,\"readTopLevel\":30,\"readReplies\":0")
                .contains("\"sent\":3,\"paid\":3");
    }

    @Test
    void twoRunsTellWhatIsNewSince() throws IOException {
        read(NOTE.value(), "--format", "jsonl", "--out", path("all.jsonl"));
        List<String> all = Files.readAllLines(dir.resolve("all.jsonl"));
        Files.write(dir.resolve("then.jsonl"), all.subList(5, 30));
        Files.write(dir.resolve("now.jsonl"), all.subList(0, 28));

        Run run = report(path("now.jsonl"), "--since", path("then.jsonl"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(rows().stream().filter(row -> row.contains("\"added\":1"))).hasSize(5);
        assertThat(conclusion())
                .contains("\"since\":{\"name\":\"then.jsonl\",\"comments\":25,\"goneTopLevel\":2,\"goneReplies\":0}");
    }

    @Test
    void commentsThatRecentLeftOutAreNotGone() throws IOException {
        read(NOTE.value(), "--format", "jsonl", "--out", path("all.jsonl"));

        Run run = report(path("all.jsonl"), "--since", path("all.jsonl"), "--recent", "3");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(conclusion()).contains("\"goneTopLevel\":0,\"goneReplies\":0");
    }

    @Test
    void noteOptionSelectsAnExistingNote() throws IOException {
        read(NOTE.value(), Fixtures.sampleNote().value(), "--format", "jsonl", "--out", path("a.jsonl"));

        assertThat(report(path("a.jsonl"), "--note", Fixtures.sampleNote().value())
                        .exitCode())
                .isZero();
        assertThat(rows()).hasSize(7);
        Files.delete(out);
        Run missing = report(path("a.jsonl"), "--note", "6700000000000000000000ee");
        assertThat(missing.exitCode()).isEqualTo(5);
        assertThat(missing.err())
                .contains("there are no comments of note 6700000000000000000000ee")
                .contains("read it first");
        assertThat(out).doesNotExist();
    }

    @Test
    void invalidInputKeepsThePreviousPage() throws IOException {
        Files.writeString(out, "earlier");
        Files.writeString(dir.resolve("a.jsonl"), "id,noteId\r\n");

        Run run = report(path("a.jsonl"));

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("a.jsonl, line 1: expected a comment");
        assertThat(out).hasContent("earlier");
        assertThat(report(out.toString()).exitCode()).isEqualTo(2);
        assertThat(out).hasContent("earlier");
    }

    @Test
    void readWritesTheSamePageAsItReads() throws IOException {
        Run run = read(Fixtures.sampleNote().value(), "--format", "html", "--out", out.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(rows()).hasSize(7).noneMatch(row -> row.contains("xhscdn"));
        assertThat(conclusion())
                .contains(
                        "\"stop\":\"end-of-pages\",\"complete\":true,\"reportedTotal\":205,\"reportedTopLevel\":117,\"readTopLevel\":7,\"readReplies\":0,")
                .contains("\"sent\":1,\"paid\":1");
        assertThat(Files.size(out)).isLessThan(1_500_000);
        read(Fixtures.sampleNote().value(), "--format", "html", "--remote-images", "--out", out.toString());
        assertThat(rows()).allMatch(row -> row.contains("\"v\":\"https://sns-avatar-qc.xhscdn.com/"));
    }

    @Test
    void langOptionSetsThePageLanguageElseTheBrowserDoes() throws IOException {
        assertThat(read("--store", path("store"), NOTE.value()).exitCode()).isZero();

        report(path("store"), "--lang", "zh");
        assertThat(Files.readString(out)).contains("<html lang=\"zh\"");

        report(path("store"));
        assertThat(Files.readString(out)).contains("<html lang=\"\"");

        assertThat(Run.of("--lang", "en", "report", "--out", out.toString(), path("store"))
                        .exitCode())
                .isZero();
        assertThat(Files.readString(out)).contains("<html lang=\"en\"");
    }

    @Test
    void aPageThatGrewOverTwoRunsHasOneHeadAndOneEnd() throws IOException {
        String[] args = {
            NOTE.value(),
            "--format",
            "html",
            "--out",
            out.toString(),
            "--checkpoint",
            path("checkpoint"),
            "--max-pages",
            "1"
        };
        assertThat(read(args).exitCode()).isEqualTo(3);
        assertThat(conclusion()).contains("\"stop\":\"page-limit\",\"complete\":false,", "\"readTopLevel\":10,");
        read(args);
        read(args);

        assertThat(read(Arrays.copyOf(args, 7)).exitCode()).isZero();
        assertThat(rows()).hasSize(30).doesNotHaveDuplicates();
        String page = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(Pattern.compile("<!DOCTYPE html>|id=\"conclusion\"|</html>")
                        .matcher(page)
                        .results())
                .hasSize(3);
        assertThat(conclusion()).contains("\"complete\":true,", "\"readTopLevel\":30,");
    }
}
