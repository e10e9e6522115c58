package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.stub.Ledger;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Which route a run without {@code --route} takes, by the ledger of the service. */
class RouteTest {
    private static final NoteId NOTE = note(0);

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    @TempDir
    Path dir;

    private String store;

    @BeforeEach
    void serve() {
        store = dir.resolve("pages").toString();
        for (int i = 0; i < 12; i++) {
            tikhub.serve(SyntheticNote.builder(11)
                    .note(note(i))
                    .comments(30)
                    .pageSize(10)
                    .replies(1)
                    .build());
        }
    }

    private static NoteId note(int number) {
        return NoteId.of("67000000" + HexFormat.of().toHexDigits((long) number + 1));
    }

    private Run run(String... args) {
        String[] all = Stream.concat(
                        Arrays.stream(args),
                        Stream.of("--base-url", tikhub.baseUrl().toString()))
                .toArray(String[]::new);
        return Run.with(Map.of("TIKHUB_API_KEY", tikhub.apiKey().reveal()), "", all);
    }

    private Run read(String... args) {
        return run(Stream.concat(
                        Stream.of("read", NOTE.value(), "--format", "jsonl", "--rate", "1000"), Arrays.stream(args))
                .toArray(String[]::new));
    }

    private List<Ledger.Entry> charged(TikHubRoute route) {
        return tikhub.ledger().entries().stream()
                .filter(Ledger.Entry::charged)
                .filter(entry -> entry.route().equals(Optional.of(route)))
                .toList();
    }

    private long asked(TikHubRoute route) {
        return tikhub.ledger().entries().stream()
                .filter(entry -> entry.route().equals(Optional.of(route)))
                .count();
    }

    @Test
    void theCheaperRouteIsReadWhileItIsServed() {
        Run run = read("--replies");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(60);
        assertThat(asked(TikHubRoute.APP_V2)).isZero();
        assertThat(run.err()).doesNotContain("route in use");
    }

    @Test
    void aRetiredRouteCostsNothingAndTheOtherIsRead() {
        tikhub.retire(TikHubRoute.WEB_V1);

        Run run = read("--replies", "--store", store);
        Run again = read("--replies", "--store", store, "--max-requests", "0");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(60);
        assertThat(run.err()).contains("route in use: app-v2, 0.01 US dollars a request");
        assertThat(again.lines()).isEqualTo(run.lines());
        assertThat(charged(TikHubRoute.WEB_V1)).isEmpty();
        assertThat(asked(TikHubRoute.WEB_V1)).isEqualTo(1);
        assertThat(charged(TikHubRoute.APP_V2)).hasSize(tikhub.ledger().charged());
    }

    @Test
    void manyNotesAskARetiredRouteOnce() {
        tikhub.retire(TikHubRoute.WEB_V1);
        String[] unknownFields =
                IntStream.range(1, 12).mapToObj(i -> note(i).value()).toArray(String[]::new);

        Run run = read(unknownFields);

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(12 * 30);
        assertThat(asked(TikHubRoute.WEB_V1)).isEqualTo(1);
        assertThat(run.err().split("route in use", -1)).hasSize(2);
    }

    @Test
    void aRouteThatIsNotThereCountsAsRetired() {
        tikhub.respondWith(request ->
                request.route() == TikHubRoute.WEB_V1 ? Optional.of(Fixtures.error("404-object")) : Optional.empty());

        assertThat(read().lines()).hasSize(30);
        assertThat(charged(TikHubRoute.APP_V2)).hasSize(3);
    }

    @Test
    void aCapMakesTheAnnouncementNeedless() {
        tikhub.retire(TikHubRoute.WEB_V1);

        Run run = read("--max-requests", "10");

        assertThat(run.lines()).hasSize(30);
        assertThat(run.err()).doesNotContain("route in use");
    }

    @Test
    void eachRouteIsPaidAtItsOwnPrice() {
        tikhub.retire(TikHubRoute.WEB_V1);

        Run run = read("--max-money", "0.025");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(charged(TikHubRoute.APP_V2)).hasSize(2);
    }

    @Test
    void aPriceBelongsToOneRoute() {
        for (String language : List.of("en", "zh")) {
            Run run = run("--lang", language, "read", NOTE.value(), "--price", "0.001");

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("--price", "--route");
        }
        assertThat(tikhub.ledger().requests()).isZero();
    }

    @Test
    void aNoteThatIsHalfStoredStopsWithTheWayOut() {
        read("--store", store, "--max-pages", "2");
        tikhub.retire(TikHubRoute.WEB_V1);

        Run stopped = read("--store", store);
        Run chinese = run("--lang", "zh", "read", NOTE.value(), "--format", "jsonl", "--store", store);

        assertThat(stopped.exitCode()).isEqualTo(4);
        assertThat(stopped.lines().stream().filter(line -> line.startsWith("{\"id\"")))
                .hasSize(20);
        assertThat(stopped.err())
                .contains("was begun over a route that is gone", "--route app-v2", "at 0.01 US dollars each");
        assertThat(chinese.err()).contains("该接口已下线", "--route app-v2");
        assertThat(asked(TikHubRoute.APP_V2)).isZero();
        assertThat(charged(TikHubRoute.WEB_V1)).hasSize(2);

        assertThat(read("--store", store, "--route", "app-v2").lines()).hasSize(30);
        assertThat(read("--store", store, "--max-requests", "0").lines()).hasSize(30);
        assertThat(charged(TikHubRoute.APP_V2)).hasSize(3);
    }

    @Test
    void aCheckpointGoesBackToItsRoute() throws IOException {
        tikhub.retire(TikHubRoute.WEB_V1);
        String checkpoint = dir.resolve("checkpoint").toString();
        String out = dir.resolve("comments.jsonl").toString();

        read("--max-pages", "1", "--checkpoint", checkpoint, "--out", out);
        Run resumed = read("--checkpoint", checkpoint, "--out", out);

        assertThat(resumed.exitCode()).isZero();
        assertThat(Files.readAllLines(Path.of(out))).hasSize(30);
        assertThat(charged(TikHubRoute.APP_V2)).hasSize(3);
        assertThat(asked(TikHubRoute.WEB_V1)).isEqualTo(1);
    }

    @Test
    void aCheckpointOfAnotherRouteIsRefusedBeforeSending() {
        String checkpoint = dir.resolve("checkpoint").toString();
        String out = dir.resolve("comments.jsonl").toString();
        read("--max-pages", "1", "--checkpoint", checkpoint, "--out", out);

        Run other = read("--route", "app-v2", "--checkpoint", checkpoint, "--out", out);

        assertThat(other.exitCode()).isNotZero();
        assertThat(other.err()).contains("the cursor belongs to another route");
        assertThat(asked(TikHubRoute.APP_V2)).isZero();
    }

    @Test
    void aCheckpointRemembersTheOrder() throws IOException {
        String checkpoint = dir.resolve("checkpoint").toString();
        String out = dir.resolve("comments.jsonl").toString();
        read("--sort", "likes", "--max-pages", "1", "--checkpoint", checkpoint, "--out", out);

        Run other = read("--checkpoint", checkpoint, "--out", out);
        Run resumed = read("--sort", "likes", "--checkpoint", checkpoint, "--out", out);

        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("by likes");
        assertThat(resumed.exitCode()).isZero();
        assertThat(Files.readAllLines(Path.of(out))).hasSize(30);
        assertThat(tikhub.ledger().entries())
                .extracting(Ledger.Entry::order)
                .containsOnly(Optional.of("like_count"))
                .hasSize(3);
    }

    @Test
    void replayAndReportFindTheRoute() {
        read("--route", "app-v2", "--replies", "--store", store);

        Run replay = Run.of("read", NOTE.value(), "--format", "jsonl", "--replies", "--replay", store);
        Run report = Run.of("report", store, "--out", dir.resolve("page.html").toString());

        assertThat(replay.exitCode()).isZero();
        assertThat(replay.lines()).hasSize(60);
        assertThat(report.exitCode()).isZero();
        assertThat(report.err()).contains("60 comments of 1 notes");
    }

    @Test
    void anOrderThatOnlyTheOtherRouteHasIsReadThere() {
        assertThat(read("--sort", "likes").lines()).hasSize(30);
        assertThat(asked(TikHubRoute.WEB_V1)).isZero();
        assertThat(charged(TikHubRoute.APP_V2)).hasSize(3);
    }

    @Test
    void quoteAndAccountTakeTheRouteThatIsServed() {
        tikhub.retire(TikHubRoute.WEB_V1);

        Run quote = run("quote", NOTE.value());
        Run numbers = run("quote", "--comments", "60", "--top-level", "30");

        assertThat(quote.exitCode()).isZero();
        assertThat(quote.out()).contains("Route app-v2:", "0.01");
        assertThat(quote.err()).contains("route in use: app-v2");
        assertThat(tikhub.ledger().charged()).isEqualTo(1);
        assertThat(numbers.out()).contains("Route web-v1:", "Route app-v2:");
        assertThat(run("account").out()).contains("web-v1", "app-v2");
    }
}
