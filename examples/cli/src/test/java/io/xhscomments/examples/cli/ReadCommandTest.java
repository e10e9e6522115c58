package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.examples.cli.output.SummaryReader;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadCommandTest {
    private static final String NOTE = "6683b283000000001f0052bf";
    private static final NoteId LONG_NOTE = NoteId.of("6700000000000000000000aa");

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    @TempDir
    Path dir;

    private Run read(String... args) {
        String[] all = Stream.concat(
                        Stream.of("read", "--base-url", tikhub.baseUrl().toString()), Arrays.stream(args))
                .toArray(String[]::new);
        return Run.with(Map.of("TIKHUB_API_KEY", tikhub.apiKey().reveal()), "", all);
    }

    @Test
    void jsonlHasOneCommentPerLineAndOmitsUnknownValues() {
        Run run = read(NOTE, "--format", "jsonl");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(7);
        assertThat(run.lines().get(5))
                .isEqualTo(
                        "{\"id\":\"6683dcba0000000016025d45\",\"noteId\":\"6683b283000000001f0052bf\","
                                + "\"createdAt\":\"2024-07-02T10:55:54Z\",\"author\":{\"id\":\"a9a52b95f3435b404751a65d26bc6\","
                                + "\"nickname\":\"Tina\",\"redId\":\"716292276\","
                                + "\"avatarUrl\":\"https://sns-avatar-qc.xhscdn.com/avatar/5e9478e80000000001003480.jpg?imageView2/2/w/120/format/jpg\","
                                + "\"aiAgent\":false,\"currentUser\":false},\"content\":\"跟跳了几个月，腹肌都出来了。腿部也很明显变瘦了，肚子，继续继续\","
                                + "\"likeCount\":27,\"replyCount\":5,\"tags\":[\"author_liked\"],\"pictures\":[],\"mentions\":[],\"hashTags\":[],"
                                + "\"status\":0,\"score\":0,\"liked\":false,\"downvoted\":false,\"collected\":false,\"hidden\":false,"
                                + "\"productReview\":false,\"commentType\":0,\"showType\":\"common\","
                                + "\"shareStrategy\":0,\"translationStrategy\":10,\"trackId\":\"interaction-service.local\","
                                + "\"tagDetails\":[{\"type\":\"author_liked\",\"text\":\"作者赞过\",\"styleId\":\"gray\",\"position\":\"cmt_bottom\"}]}");
        assertThat(run.err()).contains("7 of 117").contains("1 sent, 1 charged");
    }

    @Test
    void csvIsRfc4180InUtf8() {
        Run run = read(NOTE, "--format", "csv");

        assertThat(run.out())
                .startsWith("id,noteId,rootId,parentId,createdAt,authorId,")
                .contains("\r\n");
        assertThat(run.out().split("\r\n", -1)).hasSize(9);
        assertThat(run.out()).contains(",上局合九蓝🔵,");
    }

    @Test
    void aLinkIsAsGoodAsAnId() {
        assertThat(read("https://www.xiaohongshu.com/explore/" + NOTE + "?xsec_token=abc", "--format", "jsonl")
                        .lines())
                .hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-v1", "app-v2"})
    void bothRoutesReadALongNoteToItsEnd(String route) {
        SyntheticNote note = SyntheticNote.builder(7)
                .note(LONG_NOTE)
                .comments(35)
                .pageSize(10)
                .build();
        tikhub.serve(note);

        Run run = read(LONG_NOTE.value(), "--route", route, "--format", "jsonl");

        assertThat(run.exitCode()).isZero();
        List<String> ids = note.commentIds().map(CommentId::value).toList();
        assertThat(run.lines().stream().map(line -> line.substring(7, 31)).toList())
                .containsExactlyElementsOf(ids);
        assertThat(tikhub.ledger().charged()).isEqualTo(4);
    }

    @Test
    void aPageLimitStopsEarlyWithExitCode3AndTheSummarySaysSo() throws IOException {
        tikhub.serve(SyntheticNote.builder(7)
                .note(LONG_NOTE)
                .comments(35)
                .pageSize(10)
                .build());
        Path summary = dir.resolve("summary.json");
        Path data = dir.resolve("comments.jsonl");

        Run run = read(
                LONG_NOTE.value(),
                "--max-pages",
                "2",
                "--format",
                "jsonl",
                "--out",
                data.toString(),
                "--summary-json",
                summary.toString());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(Files.readAllLines(data, StandardCharsets.UTF_8)).hasSize(20);
        assertThat(Files.readString(summary)).isEqualTo("""
                {
                  "note": "6700000000000000000000aa",
                  "stop": "page-limit",
                  "comments": 20,
                  "repeats": 0,
                  "pages": 2,
                  "coverage": {
                    "reportedTotal": 35,
                    "reportedTopLevel": 35,
                    "readTopLevel": 20,
                    "readReplies": 0,
                    "replyChainsCutShort": 0
                  },
                  "irregular": {
                    "rowsLeftOut": 0,
                    "membersNotTyped": 0
                  },
                  "requests": {
                    "sent": 2,
                    "charged": 2,
                    "free": 0,
                    "unknown": 0
                  }
                }
                """);
        assertThat(tikhub.ledger().requests()).isEqualTo(2);
    }

    @Test
    void aRefusingServiceIsExitCode4AndTheKeyIsNotShown() {
        tikhub.failNext(Fixtures.error("401-invalid-key"));

        Run run = read(NOTE, "--retries", "0");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err())
                .contains("HTTP 401")
                .doesNotContain(tikhub.apiKey().reveal());
    }

    @Test
    void failureKeepsTheCommentsReadAndReportsTheCost() throws IOException {
        tikhub.serve(SyntheticNote.builder(7)
                .note(LONG_NOTE)
                .comments(35)
                .pageSize(10)
                .build());
        Path summary = dir.resolve("summary.json");
        tikhub.respondWith(
                request -> request.ordinal() == 2 ? Optional.of(Fixtures.error("500-object")) : Optional.empty());

        Run run = read(LONG_NOTE.value(), "--retries", "0", "--format", "jsonl", "--summary-json", summary.toString());

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.lines()).hasSize(10);
        assertThat(Files.readString(summary))
                .contains("\"stop\": \"failed\"")
                .contains("\"charged\": 1")
                .contains("\"free\": 1");
    }

    @Test
    void requestIdOfAFailureIsShownAndInTheSummary() throws IOException {
        Path summary = dir.resolve("summary.json");
        tikhub.failNext(Fixtures.error("400-transient"));

        Run run = read(NOTE, "--retries", "0", "--format", "jsonl", "--summary-json", summary.toString());

        assertThat(run.err()).contains("request id 00000000-0000-4000-8000-000000000400");
        assertThat(Files.readString(summary))
                .contains("\"requestId\": \"00000000-0000-4000-8000-000000000400\"")
                .contains("\"status\": 400")
                .contains("\"retryable\": true");
        assertThat(SummaryReader.read(summary)).hasSize(1);
    }

    @Test
    void anUnknownNoteIsAFailureAndNotAnEmptyList() {
        Run run = read("000000000000000000000000", "--format", "jsonl");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("no such note").contains("HTTP 200; charged");
    }

    @Test
    void wrongUsageIsExitCode2BeforeAnythingIsSent() {
        assertThat(read("not-a-note").exitCode()).isEqualTo(2);
        assertThat(read("http://xhslink.com/a/abc https://www.xiaohongshu.com/explore/" + NOTE)
                        .err())
                .contains("cannot be read offline");
        assertThat(read(NOTE, "--max-pages", "0").exitCode()).isEqualTo(2);
        assertThat(read(NOTE, "--rate", "0").exitCode()).isEqualTo(2);
        assertThat(read(NOTE, "--retries", "-1").exitCode()).isEqualTo(2);
        assertThat(read(NOTE, "--max-requests", "-1").exitCode()).isEqualTo(2);
        assertThat(read(NOTE, "--until", "yesterday").exitCode()).isEqualTo(2);
        assertThat(read(NOTE, "--route", "web-v9").err()).contains("web-v1, app-v2");
        assertThat(read().exitCode()).isEqualTo(2);
        assertThat(read(NOTE, "--format", "pdf").exitCode()).isEqualTo(2);
        assertThat(read(NOTE, "--base-url", "ftp://127.0.0.1/").exitCode()).isEqualTo(2);
        assertThat(Run.of("read", NOTE).err()).contains("TIKHUB_API_KEY").contains("--api-key-file");
        assertThat(Run.of("read", NOTE).exitCode()).isEqualTo(2);
        assertThat(tikhub.ledger().requests()).isZero();
    }

    @Test
    void theKeyMayComeFromAFileButNotFromAnArgument() throws IOException {
        Path key = Files.writeString(dir.resolve("key"), tikhub.apiKey().reveal() + "\n");

        Run run = Run.of("read", NOTE, "--base-url", tikhub.baseUrl().toString(), "--api-key-file", key.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(Run.of("read", "--help").out()).doesNotContain("--api-key ").doesNotContain("--api-key=");
    }

    @Test
    void troubleWithALocalFileIsExitCode5BeforeAnythingIsSent() {
        assertThat(read(NOTE, "--out", dir.resolve("no/such/dir/file").toString())
                        .exitCode())
                .isEqualTo(5);
        assertThat(read(NOTE, "--out", dir.toString()).exitCode()).isEqualTo(5);
        assertThat(read(NOTE, "--summary-json", dir.toString()).exitCode()).isEqualTo(5);
        assertThat(read(NOTE, "--api-key-file", dir.resolve("missing").toString())
                        .exitCode())
                .isEqualTo(5);
        assertThat(tikhub.ledger().requests()).isZero();
    }

    @Test
    void closedOutputStopsPaying() {
        tikhub.serve(SyntheticNote.builder(7)
                .note(LONG_NOTE)
                .comments(500)
                .pageSize(10)
                .build());
        OutputStream closedPipe = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };

        int exitCode = Run.start(
                Map.of("TIKHUB_API_KEY", tikhub.apiKey().reveal()),
                "",
                closedPipe,
                new ByteArrayOutputStream(),
                "read",
                LONG_NOTE.value(),
                "--base-url",
                tikhub.baseUrl().toString(),
                "--at-once",
                "1",
                "--format",
                "jsonl");

        assertThat(exitCode).isEqualTo(3);
        assertThat(tikhub.ledger().requests()).isEqualTo(1);
    }

    @Test
    void anEarlierFileIsReplacedOnlyByACompleteOne() throws IOException {
        Path data = Files.writeString(dir.resolve("comments.jsonl"), "paid for yesterday\n");
        tikhub.failNext(Fixtures.error("500-object"));

        // A failing reading is complete in its way: what it read is handed over. A file that cannot be finished is not.
        Path blocked = Files.createDirectory(dir.resolve("blocked"));
        assertThat(read(NOTE, "--out", blocked.toString()).exitCode()).isEqualTo(5);
        assertThat(Files.readString(data)).isEqualTo("paid for yesterday\n");

        tikhub.reset();
        assertThat(read(NOTE, "--format", "jsonl", "--out", data.toString()).exitCode())
                .isZero();
        assertThat(Files.readAllLines(data, StandardCharsets.UTF_8)).hasSize(7);
        assertThat(dir.resolve("comments.jsonl.part")).doesNotExist();
    }
}
