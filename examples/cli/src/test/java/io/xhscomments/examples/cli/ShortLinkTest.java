package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.examples.cli.output.Format;
import io.xhscomments.examples.cli.source.StoredLinks;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.stub.Ledger;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads notes by their short links. The ledger of the service shows what they cost. */
class ShortLinkTest {
    private static final NoteId NOTE = NoteId.of("6700000000000000000000cc");
    private static final ShortLink LINK = ShortLink.of("http://xhslink.com/a/AbC123xyz");
    private static final ShortLink SAME_NOTE = ShortLink.of("http://xhslink.cn/m/Other9876");
    private static final String WITHOUT_NOTE = TikHubStub.LINK_WITHOUT_NOTE.value();
    private static final String SHARED = "83 某人发布了一篇小红书笔记，快来看吧！ 😆 https://xhslink.com/a/AbC123xyz/，复制本条信息";
    private static final byte[] MALFORMED = ("{\"code\":200,\"request_id\":\"r\",\"data\":{\"code\":0,\"data\":{"
                    + "\"user_id\":\"5e0000000000000000000001\",\"comments\":17,\"has_more\":true}}}")
            .getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    @TempDir
    Path dir;

    private String store;

    @BeforeEach
    void serve() {
        store = dir.resolve("pages").toString();
        tikhub.serve(SyntheticNote.builder(11)
                .note(NOTE)
                .comments(30)
                .pageSize(10)
                .replies(1)
                .build());
        tikhub.lead(LINK, NOTE).lead(SAME_NOTE, NOTE);
    }

    private static Run run(Stream<String> args) {
        return Run.with(
                Map.of("TIKHUB_API_KEY", tikhub.apiKey().reveal()),
                "",
                Stream.concat(args, Stream.of("--base-url", tikhub.baseUrl().toString()))
                        .toArray(String[]::new));
    }

    private static Run read(String... args) {
        Stream<String> format =
                Arrays.asList(args).contains("--format") ? Stream.empty() : Stream.of("--format", "jsonl");
        return run(Stream.concat(Stream.of("read", "--rate", "1000"), Stream.concat(format, Arrays.stream(args))));
    }

    private static long resolved() {
        return tikhub.ledger().entries().stream()
                .filter(entry -> entry.shareText().isPresent())
                .count();
    }

    private static void assertThatNoPlaceholderIsShown(Run run) {
        for (ShortLink link : List.of(LINK, SAME_NOTE, TikHubStub.LINK_WITHOUT_NOTE)) {
            assertThat(run.err() + run.out()).doesNotContain(link.placeholder().value());
        }
    }

    @Test
    void storePaysForLinkAndPagesOnce() {
        Run first = read(SHARED, "--store", store);
        Run second = read(LINK.value(), "--store", store, "--max-requests", "0");
        Run third = read("xhslink.com/a/AbC123xyz", "--store", store, "--max-requests", "0");

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.lines()).hasSize(30);
        assertThat(first.err())
                .contains(
                        "short link http://xhslink.com/a/AbC123xyz: requesting its note over app-v2",
                        "1 charged request")
                .contains("using the route app-v2 at 0.01 USD per request")
                .contains("Short link http://xhslink.com/a/AbC123xyz leads to note " + NOTE)
                .doesNotContain("Without --store");
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.lines()).isEqualTo(first.lines());
        assertThat(second.err()).doesNotContain("requesting its note");
        assertThat(third.lines()).isEqualTo(first.lines());
        assertThat(resolved()).isEqualTo(1);
        assertThat(tikhub.ledger().charged()).isEqualTo(3);
        assertThat(tikhub.ledger().entries())
                .extracting(Ledger.Entry::route)
                .containsOnly(Optional.of(TikHubRoute.APP_V2));
        assertThatNoPlaceholderIsShown(first);
    }

    @Test
    void withoutStoreEachRunPaysForTheLinkOnly() {
        for (String route : List.of("auto", "app-v2")) {
            Run run = read(LINK.value(), "--route", route);

            assertThat(run.lines()).hasSize(30);
            assertThat(run.err()).contains("Without --store, each run pays for its short links again");
        }
        Run chinese = read(LINK.value(), "--lang", "zh");

        assertThat(chinese.err()).contains("未使用 --store 时", "短链接 http://xhslink.com/a/AbC123xyz 指向笔记 " + NOTE);
        assertThat(resolved()).isEqualTo(3);
        assertThat(tikhub.ledger().charged()).isEqualTo(9);
        assertThat(tikhub.ledger().requests()).isEqualTo(9);
    }

    @Test
    void refusesWebV1BeforeAnyRequest() {
        for (List<String> command :
                List.of(List.of("read", LINK.value()), List.of("read", SHARED), List.of("quote", LINK.value()))) {
            Run english = run(Stream.concat(command.stream(), Stream.of("--route", "web-v1")));
            Run chinese = run(Stream.concat(command.stream(), Stream.of("--route", "web-v1", "--lang", "zh")));

            assertThat(english.exitCode()).isEqualTo(2);
            assertThat(english.err()).contains("http://xhslink.com/a/AbC123xyz can be resolved over app-v2 only");
            assertThat(chinese.exitCode()).isEqualTo(2);
            assertThat(chinese.err()).contains("只能通过接口 app-v2 解析");
        }
        assertThat(tikhub.ledger().requests()).isZero();
        assertThat(tikhub.ledger().accountRequests()).isEmpty();
    }

    @Test
    void storesLinkWithoutNoteAndContinues() {
        Run first = read(WITHOUT_NOTE, LINK.value(), "--store", store);
        Run second = read(WITHOUT_NOTE, LINK.value(), "--store", store, "--max-requests", "0");

        for (Run run : List.of(first, second)) {
            assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
            assertThat(run.lines()).hasSize(30);
            assertThat(run.err()).contains("Short link " + WITHOUT_NOTE + ": the service reports no note for it");
            assertThatNoPlaceholderIsShown(run);
        }
        assertThat(resolved()).isEqualTo(2);
        assertThat(tikhub.ledger().charged()).isEqualTo(4);
        assertThat(read(WITHOUT_NOTE, "--store", store).exitCode()).isEqualTo(4);
        assertThat(read(WITHOUT_NOTE, "--store", store, "--lang", "zh").err()).contains("服务没有返回对应的笔记");
        assertThat(tikhub.ledger().charged()).isEqualTo(4);
    }

    @Test
    void readsNoteOfSeveralLinksOnce() {
        Run run = read(LINK.value(), NOTE.value(), SAME_NOTE.value(), SHARED, "--store", store);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.lines()).hasSize(30);
        assertThat(resolved()).isEqualTo(2);
        assertThat(tikhub.ledger().charged()).isEqualTo(4);
    }

    @Test
    void namesFailedLinkAndContinues() {
        tikhub.failNext(Fixtures.error("402-insufficient-balance"));

        Run run = read(SAME_NOTE.value(), Fixtures.sampleNote().value(), "--store", store, "--route", "app-v2");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.lines()).hasSize(7);
        assertThat(run.err())
                .contains("Short link " + SAME_NOTE
                        + " was not resolved. The balance of the account does not cover the request. Next step: top up")
                .contains("xhs-comments: short link " + SAME_NOTE + ": ");
        assertThatNoPlaceholderIsShown(run);
    }

    @Test
    void retryNamesTheLink() {
        tikhub.failNext(Fixtures.error("400-transient"));

        Run run = read(LINK.value(), "--route", "app-v2");

        assertThat(run.lines()).hasSize(30);
        assertThat(run.err()).contains("retry 1 in").contains(": short link " + LINK + ": ");
        assertThatNoPlaceholderIsShown(run);
    }

    @Test
    void failedLinkKeepsThePreviousFile() throws IOException {
        Path out = Files.writeString(dir.resolve("comments.jsonl"), "earlier\n");

        Run run = read(WITHOUT_NOTE, "--out", out.toString());

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("The previous file is unchanged");
        assertThat(out).hasContent("earlier");
    }

    @Test
    void budgetIncludesTheLink() {
        Run one = read(LINK.value(), "--max-requests", "1");
        Run stored = read(LINK.value(), "--max-requests", "1", "--store", store);
        Run none = read(SAME_NOTE.value(), "--max-requests", "0");
        Run money = read(SAME_NOTE.value(), "--max-money", "0.005");

        for (Run run : List.of(one, stored)) {
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.lines().stream().filter(line -> line.startsWith("{\"id\"")))
                    .hasSize(10);
        }
        assertThat(none.exitCode()).isEqualTo(3);
        assertThat(none.err()).contains("short link " + SAME_NOTE + ": the budget allows no further request");
        assertThat(money.exitCode()).isEqualTo(3);
        assertThat(tikhub.ledger().requests()).isEqualTo(2);
    }

    @Test
    void moneyUsesThePriceOfAppV2() {
        Run run = read(LINK.value(), "--max-money", "0.025");
        Run pinned = read(LINK.value(), "--max-money", "0.025", "--route", "app-v2", "--price", "0.02");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.lines().stream().filter(line -> line.startsWith("{\"id\"")))
                .hasSize(20);
        assertThat(pinned.lines().stream().filter(line -> line.startsWith("{\"id\"")))
                .hasSize(10);
    }

    @Test
    void linkInDoubtFollowsTheOption() {
        tikhub.failNext(ConnectionFault.RESET_BEFORE_RESPONSE);
        Run lost = read(LINK.value(), "--store", store, "--no-free-copies", "--route", "app-v2");
        assertThat(lost.exitCode()).isEqualTo(4);
        assertThat(lost.err()).contains("short link " + LINK + ": ");

        Run fails = read(LINK.value(), "--store", store, "--no-free-copies", "--in-doubt", "fail");
        assertThat(fails.exitCode()).isEqualTo(5);
        assertThat(tikhub.ledger().requests()).isEqualTo(1);

        Run paid = read(LINK.value(), "--store", store, "--no-free-copies");
        assertThat(paid.exitCode()).as(paid.err()).isZero();
        assertThat(paid.err()).contains("paying again for short link " + LINK);
        assertThat(resolved()).isEqualTo(2);
        for (Run run : List.of(lost, fails, paid)) {
            assertThatNoPlaceholderIsShown(run);
        }
    }

    @Test
    void undecodableLinkIsPaidForAgainOnlyOnRequest() {
        tikhub.respondWith(request -> request.parameters().containsKey("share_text")
                ? Optional.of(ErrorResponse.of(200, Map.of(), MALFORMED))
                : Optional.empty());
        Run first = read(LINK.value(), "--store", store);
        tikhub.respondWith(request -> Optional.empty());
        Run second = read(LINK.value(), "--store", store);

        assertThat(first.exitCode()).isEqualTo(4);
        assertThat(second.exitCode()).isEqualTo(5);
        assertThat(tikhub.ledger().charged()).isEqualTo(1);
        Run list = Run.of("store", "ls", "--pages", store);
        assertThat(list.out()).contains("an unknown short link", "undecodable");
        assertThatNoPlaceholderIsShown(list);

        Run again = read(LINK.value(), "--store", store, "--pay-again");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.err()).contains("1 pages of these notes to pay for again: 0.01 USD");
        assertThat(again.lines()).hasSize(30);
        assertThat(resolved()).isEqualTo(2);
        for (Run run : List.of(first, second, again)) {
            assertThatNoPlaceholderIsShown(run);
        }
    }

    @Test
    void refreshPaysForPagesOnly() {
        read(LINK.value(), "--store", store, "--refresh");
        assertThat(tikhub.ledger().charged()).isEqualTo(3);

        Run refreshed = read(LINK.value(), "--store", store, "--refresh");

        assertThat(refreshed.lines()).hasSize(30);
        assertThat(resolved()).isEqualTo(1);
        assertThat(tikhub.ledger().charged()).isEqualTo(6);
    }

    @Test
    void replayReadsStoredLinks() {
        List<String> lines = read(LINK.value(), "--store", store).lines();
        int before = tikhub.ledger().requests();

        Run replayed = Run.of("read", SHARED, "--format", "jsonl", "--replay", store);
        Run unknown = Run.of("read", SAME_NOTE.value(), LINK.value(), "--format", "jsonl", "--replay", store);

        assertThat(replayed.exitCode()).as(replayed.err()).isZero();
        assertThat(replayed.lines()).isEqualTo(lines);
        assertThat(unknown.exitCode()).isEqualTo(5);
        assertThat(unknown.lines()).isEqualTo(lines);
        assertThat(unknown.err()).contains("short link " + SAME_NOTE + ": the page is not stored");
        assertThatNoPlaceholderIsShown(unknown);
        assertThat(tikhub.ledger().requests()).isEqualTo(before);
    }

    @Test
    void linkResumesCheckpoint() throws IOException {
        String checkpoint = dir.resolve("checkpoint").toString();
        String out = dir.resolve("comments.jsonl").toString();

        read(LINK.value(), "--max-pages", "1", "--checkpoint", checkpoint, "--out", out);
        Run other = read(LINK.value(), "--sort", "likes", "--checkpoint", checkpoint, "--out", out);
        Run resumed = read(LINK.value(), "--checkpoint", checkpoint, "--out", out);

        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(Files.readAllLines(Path.of(out))).hasSize(30);
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(tikhub.ledger().charged()).isEqualTo(1 + 3);
    }

    /** A killed run may leave the response of the link without the first page of the note. */
    @Test
    void restoresMissingFirstPageForFree() throws IOException {
        List<String> lines = read(LINK.value(), "--store", store).lines();
        Path first = PageStore.at(Path.of(store)).pages().stream()
                .filter(page -> page.key().request().note().equals(NOTE)
                        && page.key().request().after().isEmpty())
                .map(StoredPage::file)
                .findFirst()
                .orElseThrow();
        Files.delete(first);

        assertThat(read(LINK.value(), "--store", store, "--max-requests", "0").lines())
                .isEqualTo(lines);
        assertThat(first).exists();
    }

    @Test
    void storeCommandsShowLinks() {
        read(LINK.value(), WITHOUT_NOTE, "--store", store);
        String exported = dir.resolve("exported").toString();

        Run list = Run.of("store", "ls", "--pages", store);
        assertThat(list.out())
                .containsPattern("xhslink.com/a/AbC123xyz +app-v2 +link to " + NOTE)
                .containsPattern("xhslink.com/o/none +app-v2 +link without a note")
                .containsPattern(NOTE + " +app-v2 +1 ");
        Run check = Run.of("store", "check", store);
        assertThat(check.exitCode()).as(check.out()).isZero();
        Run report = Run.of("report", store, "--out", dir.resolve("page.html").toString());
        assertThat(report.exitCode()).as(report.err()).isZero();
        assertThat(report.err()).contains("60 comments of 1 notes");
        assertThat(Run.of("store", "export", store, "--to", exported).exitCode())
                .isZero();
        Run replayed = Run.of("read", LINK.value(), "--format", "jsonl", "--replay", exported);
        assertThat(replayed.lines()).hasSize(30);
        for (Run run : List.of(list, check, report)) {
            assertThatNoPlaceholderIsShown(run);
        }
        try (Stream<StoredPage> pages = PageStore.at(Path.of(store)).pages().stream()) {
            assertThat(pages.filter(page -> StoredLinks.isLink(page.key()))
                            .map(page -> Run.of("show", page.file().toString())))
                    .allSatisfy(
                            show -> assertThat(show.exitCode()).as(show.err()).isZero())
                    .extracting(show -> show.lines().size())
                    .containsExactlyInAnyOrder(0, 20);
        }
    }

    /** Saves a response as curl does. */
    private Path saved(ShortLink link) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        TikHubRoute.APP_V2.requestFor(link).uri(tikhub.baseUrl()))
                .header("Authorization", tikhub.apiKey().authorization())
                .header("User-Agent", "curl/8.0")
                .build();
        byte[] body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofByteArray())
                .body();
        return Files.write(dir.resolve("saved-" + link.placeholder() + ".json"), body);
    }

    @Test
    void importedResponseIsPageAndLink() throws IOException, InterruptedException {
        String[] command = {
            "store",
            "import",
            "--store",
            store,
            saved(LINK).toString(),
            saved(TikHubStub.LINK_WITHOUT_NOTE).toString()
        };
        int before = tikhub.ledger().requests();

        Run imported = Run.of(command);

        assertThat(imported.exitCode()).as(imported.out()).isZero();
        assertThat(imported.out())
                .contains("comments of note " + NOTE + ", first page on app-v2")
                .contains(": short link " + LINK)
                .contains(": short link " + WITHOUT_NOTE);
        assertThat(Run.of(command).out()).contains("already there").doesNotContain("refused");
        Run read = read(LINK.value(), WITHOUT_NOTE, "--store", store, "--max-pages", "1");
        assertThat(read.lines().stream().filter(line -> line.startsWith("{\"id\"")))
                .hasSize(10);
        assertThat(tikhub.ledger().requests()).isEqualTo(before);
    }

    @Test
    void summaryListsEachLink() throws IOException {
        Path json = dir.resolve("summary.json");

        read(LINK.value(), WITHOUT_NOTE, "--store", store, "--summary-json", json.toString());

        assertThat(json)
                .content()
                .contains("\"links\": [")
                .contains("\"link\": \"" + LINK + "\"", "\"note\": \"" + NOTE + "\"")
                .contains("\"link\": \"" + WITHOUT_NOTE + "\"");
        assertThat(Run.of(
                                "report",
                                store,
                                "--summary",
                                json.toString(),
                                "--out",
                                dir.resolve("page.html").toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void quoteReadsOnlyTheLink() {
        Run quote = run(Stream.of("quote", SHARED));
        Run none = run(Stream.of("quote", WITHOUT_NOTE));

        assertThat(quote.exitCode()).as(quote.err()).isZero();
        assertThat(quote.out()).contains("0.01");
        assertThat(quote.err()).contains("requesting its note over app-v2", "Read the first page of note " + NOTE);
        assertThat(none.exitCode()).isEqualTo(4);
        assertThat(none.err()).contains("the service reports no note for it");
        assertThat(tikhub.ledger().charged()).isEqualTo(2);
        assertThat(resolved()).isEqualTo(2);
    }

    @Test
    void otherCommandsRefuseShortLinks() {
        Run report = Run.of("report", store, "--note", LINK.value(), "--out", "page.html");

        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.err()).contains("cannot be read offline");
    }

    @ParameterizedTest
    @EnumSource
    void everyFormatSupportsRunWithoutNote(Format format) {
        Path out = dir.resolve("comments");

        Run run = read(WITHOUT_NOTE, "--format", format.name(), "--out", out.toString());

        assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
        assertThat(run.err()).doesNotContain("Exception");
    }
}
