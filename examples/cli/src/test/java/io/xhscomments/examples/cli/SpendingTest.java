package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.ApiPath;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.stub.Ledger;
import io.xhscomments.testkit.synthetic.PagingBehavior;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import io.xhscomments.testkit.synthetic.SyntheticNoteBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The effect of the options for money, retries and scope on the ledger of the service. */
class SpendingTest {
    private static final NoteId NOTE = NoteId.of("6700000000000000000000cc");

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    @TempDir
    Path dir;

    private Run run(String command, String... args) {
        String[] all = Stream.concat(
                        Stream.of(command, "--base-url", tikhub.baseUrl().toString()), Arrays.stream(args))
                .toArray(String[]::new);
        return Run.with(Map.of("TIKHUB_API_KEY", tikhub.apiKey().reveal()), "", all);
    }

    private Run read(String... args) {
        return run(
                "read",
                Stream.concat(Arrays.stream(args), Stream.of("--format", "jsonl", "--rate", "1000"))
                        .toArray(String[]::new));
    }

    private static SyntheticNoteBuilder note(int comments) {
        return SyntheticNote.builder(11).note(NOTE).comments(comments).pageSize(10);
    }

    @Test
    void aCapOnRequestsStopsEarlyAndResumesWithANewOne() {
        tikhub.serve(note(50).build());
        Path checkpoint = dir.resolve("checkpoint");
        Path out = dir.resolve("comments.jsonl");

        Run first = read(
                NOTE.value(), "--max-requests", "2", "--checkpoint", checkpoint.toString(), "--out", out.toString());

        assertThat(first.exitCode()).isEqualTo(3);
        assertThat(first.err()).contains("Stopped: budget");
        assertThat(out).content().hasLineCount(20);
        Run second = read(NOTE.value(), "--checkpoint", checkpoint.toString(), "--out", out.toString());
        assertThat(second.exitCode()).isZero();
        assertThat(out).content().hasLineCount(50);
        assertThat(tikhub.ledger().charged()).isEqualTo(5);
        Run third = read(NOTE.value(), "--checkpoint", checkpoint.toString(), "--out", out.toString());
        assertThat(third.exitCode()).isZero();
        assertThat(tikhub.ledger().charged()).isEqualTo(5);
        assertThat(out).content().hasLineCount(50);
    }

    /** Resellers serve the same under other paths. */
    @Test
    void anApiPathHoldsForPagesAndPrices() {
        tikhub.serve(note(20).build());
        tikhub.apiPath(ApiPath.of("/api/u1/v1"));

        Run read = read(NOTE.value(), "--api-path", "/api/u1/v1", "--route", "app-v2", "--max-money", "1");
        Run account = run("account", "--api-path", "/api/u1/v1");
        Run elsewhere = read(NOTE.value(), "--route", "app-v2");

        assertThat(read.lines()).hasSize(20);
        assertThat(account.out()).contains("0.01");
        assertThat(elsewhere.exitCode()).isNotZero();
        assertThat(tikhub.ledger().charged()).isEqualTo(2);
        assertThat(tikhub.ledger().accountRequests())
                .isNotEmpty()
                .allMatch(question -> question.path().startsWith("api/u1/v1/tikhub/user/"))
                .filteredOn(question -> question.endpoint().isPresent())
                .allMatch(question -> question.endpoint().get().startsWith("/api/v1/xiaohongshu/"));
    }

    @Test
    void invalidApiPathIsRefusedAndNotRepeated() {
        for (String language : new String[] {"en", "zh"}) {
            Run run = Run.with(
                    Map.of("TIKHUB_API_KEY", tikhub.apiKey().reveal()),
                    "",
                    "--lang",
                    language,
                    "read",
                    NOTE.value(),
                    "--api-path",
                    "/v1?token=sk-FAKE");

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("--api-path", "/api/u1/v1").doesNotContain("FAKE");
        }
        assertThat(tikhub.ledger().requests()).isZero();
    }

    @Test
    void eachOrderIsAReadingOfItsOwnAndPaidOnce() {
        SyntheticNote note = note(20).folded(15).build();
        tikhub.serve(note);
        String store = dir.resolve("pages").toString();

        for (int run = 0; run < 2; run++) {
            assertThat(read(NOTE.value(), "--route", "app-v2", "--store", store, "--sort", "likes", "--area", "folded")
                            .lines()
                            .stream()
                            .map(line -> line.substring(7, 31)))
                    .containsExactlyElementsOf(note.commentIds(CommentOrder.LIKES, CommentArea.FOLDED)
                            .map(CommentId::value)
                            .toList());
            assertThat(read(NOTE.value(), "--route", "app-v2", "--store", store).lines())
                    .hasSize(20);
        }

        assertThat(tikhub.ledger().entries())
                .extracting(Ledger.Entry::order)
                .containsExactly(
                        Optional.of("like_count"), Optional.of("like_count"), Optional.empty(), Optional.empty());
        assertThat(tikhub.ledger().entries().get(0).area()).contains("FOLDED");
        Run replay = Run.of(
                "read", NOTE.value(), "--route", "app-v2", "--replay", store, "--sort", "likes", "--area", "folded");
        assertThat(replay.exitCode()).isZero();
        assertThat(Run.of("read", NOTE.value(), "--route", "app-v2", "--replay", store, "--sort", "default")
                        .exitCode())
                .isEqualTo(5);
        assertThat(Run.of("report", store, "--out", dir.resolve("page.html").toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void anOrderThatTheRouteDoesNotKnowIsRefusedBeforeSending() {
        Run run = read(NOTE.value(), "--route", "web-v1", "--sort", "likes");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.err()).contains("expected order LATEST and area UNFOLDED");
        assertThat(tikhub.ledger().requests()).isZero();
    }

    @Test
    void untilIsRefusedUnlessNewestComeFirst() {
        Run run = read(NOTE.value(), "--route", "app-v2", "--sort", "likes", "--until", "2026-01-01");
        Run unknown = read(NOTE.value(), "--sort", "oldest");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--until needs --sort latest");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("expected one of latest, likes, default, but got \"oldest\"");
        assertThat(tikhub.ledger().requests()).isZero();
    }

    @Test
    void moneyLimitAsksForThePriceWithoutCharge() throws IOException {
        tikhub.serve(note(50).build());
        tikhub.price(TikHubRoute.WEB_V1, new BigDecimal("0.002"));
        Path summary = dir.resolve("summary.json");

        Run run = read(NOTE.value(), "--max-money", "0.005", "--summary-json", summary.toString());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.lines()).hasSize(20);
        assertThat(tikhub.ledger().charged()).isEqualTo(2);
        assertThat(Files.readString(summary)).contains("\"stop\": \"budget\"").contains("\"usdAtMost\": 0.004");
    }

    @Test
    void aTransientFailureIsRetriedAndTold() {
        tikhub.failNext(Fixtures.error("429-object"));

        Run run = read(Fixtures.sampleNote().value(), "--retries", "1");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("retry 1 in 2000 ms").contains("2 sent, 1 charged, 1 free");
    }

    @Test
    void repliesFollowTheirComment() {
        tikhub.serve(note(4).replies(3).replyPageSize(2).build());

        Run run = read(NOTE.value(), "--replies=2", "--route", "app-v2");

        assertThat(run.lines()).hasSize(4 * 3);
        assertThat(run.lines().get(1))
                .contains("\"rootId\":\"" + run.lines().get(0).substring(7, 31));
    }

    @Test
    void untilReadsOnlyWhatIsNew() {
        SyntheticNote note = note(50).pinned(1).build();
        tikhub.serve(note);
        String fifth = note.commentIds().skip(5).findFirst().orElseThrow().value();

        Run run = read(NOTE.value(), "--until", fifth);

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(5);
        assertThat(tikhub.ledger().charged()).isEqualTo(1);
        assertThat(read(NOTE.value(), "--until", "2099-01-01").lines()).isEmpty();
    }

    @Test
    void aPinnedRouteThatIsRetiredFails() {
        tikhub.serve(note(20).build());
        tikhub.retire(TikHubRoute.WEB_V1);

        assertThat(read(NOTE.value(), "--route", "web-v1").exitCode()).isEqualTo(4);
        assertThat(read(NOTE.value(), "--route", "web-v1", "--failover").exitCode())
                .isEqualTo(2);
        Run run = read(NOTE.value());

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(20);
        assertThat(run.err()).contains("another price");
    }

    @Test
    void aStalledSourceIsNamedAndCostsNothingMore() {
        tikhub.serve(note(50).paging(PagingBehavior.STUCK_CURSOR, 2).build());

        Run run = read(NOTE.value());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("Stopped: stalled-cursor");
        assertThat(tikhub.ledger().charged()).isLessThanOrEqualTo(3);
    }

    @Test
    void severalNotesAndAFileOfNotesGoThroughOneCall() throws IOException {
        tikhub.serve(note(15).build());
        Path notes = Files.writeString(dir.resolve("notes.txt"), NOTE + "\n" + Fixtures.sampleNote() + "\n");
        Path summary = dir.resolve("summary.json");

        Run run = read("@" + notes, "000000000000000000000000", "--summary-json", summary.toString());

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.lines()).hasSize(22);
        assertThat(Files.readString(summary))
                .contains("\"notes\": [")
                .contains("\"stop\": \"failed\"")
                .contains("\"charged\": 4");
    }

    @Test
    void aCheckpointOfSomethingElseIsRefusedBeforeAnythingIsSent() throws IOException {
        Path bad = Files.writeString(dir.resolve("checkpoint"), "not a checkpoint\n");
        Path stranger = Files.writeString(dir.resolve("data.jsonl"), "{\"paid\":\"for\"}\n");

        assertThat(read(NOTE.value(), "--checkpoint", bad.toString()).exitCode())
                .isEqualTo(5);
        Run run = read(NOTE.value(), "--checkpoint", dir.resolve("fresh").toString(), "--out", stranger.toString());

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("bytes without a checkpoint");
        assertThat(stranger).hasContent("{\"paid\":\"for\"}");
        assertThat(tikhub.ledger().requests()).isZero();
    }

    @Test
    void quoteAndAccountCostNothingButTheFirstPage() {
        tikhub.serve(note(50).build());

        Run quote = run("quote", NOTE.value());
        Run numbers = run("quote", "--comments", "205", "--top-level", "117");
        Run account = run("account");

        assertThat(quote.exitCode()).isZero();
        assertThat(quote.out()).contains("top-level comments: 2 to 5 requests, 0.002 to 0.005 USD");
        assertThat(quote.err()).contains("1 charged request");
        assertThat(numbers.out()).contains("top-level comments: 1 to 12 requests");
        assertThat(account.out())
                .contains("balance:")
                .contains("web-v1: 0.001 USD; accepts free credit")
                .contains("app-v2: 0.01 USD; does not accept free credit");
        assertThat(run("account", "--lang", "zh").out()).contains("美元；可使用免费额度", "美元；不可使用免费额度");
        assertThat(tikhub.ledger().charged()).isEqualTo(1);
        assertThat(run("quote").exitCode()).isEqualTo(2);
    }

    @Test
    void paidContentIsNotOverwrittenByAFailedRun() throws IOException {
        Path out = Files.writeString(dir.resolve("c.jsonl"), "paid for yesterday\n");
        tikhub.failNext(Fixtures.error("500-object"));

        assertThat(read(NOTE.value(), "--retries", "0", "--out", out.toString()).exitCode())
                .isEqualTo(4);
        assertThat(out).hasContent("paid for yesterday");

        Path rest = Files.writeString(dir.resolve("d.jsonl.part"), "an interrupted run\n");
        Run refused = read(NOTE.value(), "--out", dir.resolve("d.jsonl").toString());
        assertThat(refused.exitCode()).isEqualTo(5);
        assertThat(refused.err()).contains("left from an interrupted run");
        assertThat(rest).hasContent("an interrupted run");
    }

    @Test
    void collidingFilesAreRefused() {
        String same = dir.resolve("same").toString();

        assertThat(read(NOTE.value(), "--out", same, "--checkpoint", same).exitCode())
                .isEqualTo(2);
        assertThat(read(NOTE.value(), "--out", same, "--summary-json", same).exitCode())
                .isEqualTo(2);
        assertThat(tikhub.ledger().requests()).isZero();
    }

    @Test
    void aCheckpointBelongsToItsOutputAndIsTriedBeforePaying() throws IOException {
        tikhub.serve(note(50).build());
        String checkpoint = dir.resolve("checkpoint").toString();
        Path out = dir.resolve("comments.jsonl");
        assertThat(read(NOTE.value(), "--max-requests", "2", "--checkpoint", checkpoint, "--out", out.toString())
                        .exitCode())
                .isEqualTo(3);

        assertThat(read(NOTE.value(), "--checkpoint", checkpoint).exitCode()).isEqualTo(5);
        assertThat(read(
                                NOTE.value(),
                                "--checkpoint",
                                checkpoint,
                                "--out",
                                dir.resolve("other").toString())
                        .exitCode())
                .isEqualTo(5);
        assertThat(run("read", NOTE.value(), "--checkpoint", checkpoint, "--out", out.toString(), "--format", "csv")
                        .exitCode())
                .isEqualTo(5);
        assertThat(read(NOTE.value(), "--checkpoint", dir.resolve("no/such/dir").toString())
                        .exitCode())
                .isEqualTo(5);
        assertThat(out).content().hasLineCount(20);
        assertThat(tikhub.ledger().requests()).isEqualTo(2);
    }

    @Test
    void paidCommentsAreWrittenWithoutTheirUnreadReplies() {
        SyntheticNote note = note(30).replies(3).build();
        tikhub.serve(note);

        Run run = read(NOTE.value(), "--replies", "--max-requests", "2");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(tikhub.ledger().charged()).isEqualTo(2);
        assertThat(run.lines().stream().filter(line -> !line.contains("rootId")).map(line -> line.substring(7, 31)))
                .containsExactlyElementsOf(
                        note.commentIds().limit(10).map(CommentId::value).toList());
        assertThat(run.err()).contains("more comments were fetched");
    }

    @Test
    void theSecondRouteIsPaidAtItsOwnPrice() {
        tikhub.serve(note(50).build());
        tikhub.retire(TikHubRoute.WEB_V1);

        Run run = read(NOTE.value(), "--max-money", "0.025");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(tikhub.ledger().charged()).isEqualTo(2);
    }

    @Test
    void wrongNumbersAreWrongUsage() {
        assertThat(read(NOTE.value(), "--route", "web-v1", "--price", "-1").exitCode())
                .isEqualTo(2);
        assertThat(run("read", "--replies", NOTE.value()).err()).contains("--replies=20");
        assertThat(read("@" + dir.resolve("missing.txt")).err()).contains("there is no file");
    }
}
