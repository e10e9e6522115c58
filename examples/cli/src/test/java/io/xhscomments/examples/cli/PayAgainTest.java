package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that were charged and cannot be served are not paid for again by themselves, by the ledger of the service. */
class PayAgainTest {
    private static final NoteId NOTE = NoteId.of("6700000000000000000000cc");
    private static final String MALFORMED = "{\"code\":200,\"request_id\":\"r\",\"data\":{\"code\":0,\"data\":{"
            + "\"user_id\":\"5e0000000000000000000001\",\"comments\":17,\"has_more\":true}}}";

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    @TempDir
    Path dir;

    private Path store;

    @BeforeEach
    void serve() {
        store = dir.resolve("pages");
        tikhub.serve(SyntheticNote.builder(11)
                .note(NOTE)
                .comments(30)
                .pageSize(10)
                .replies(1)
                .build());
        tikhub.price(TikHubRoute.WEB_V1, new BigDecimal("0.002"));
    }

    /** Serves the second page in a form that cannot be decoded. */
    private static void spoilSecondPage() {
        tikhub.respondWith(request -> request.page().after().isPresent()
                ? Optional.of(ErrorResponse.of(200, Map.of(), MALFORMED.getBytes(StandardCharsets.UTF_8)))
                : Optional.empty());
    }

    private static void serveAll() {
        tikhub.respondWith(request -> Optional.empty());
    }

    private Run read(String... args) {
        String[] all = Stream.concat(
                        Stream.of(
                                "read",
                                NOTE.value(),
                                "--format",
                                "jsonl",
                                "--rate",
                                "1000",
                                "--base-url",
                                tikhub.baseUrl().toString(),
                                "--store",
                                store.toString()),
                        Arrays.stream(args))
                .toArray(String[]::new);
        return Run.with(Map.of("TIKHUB_API_KEY", tikhub.apiKey().reveal()), "", all);
    }

    private Path kept(String directory) {
        try (Stream<Path> files = Files.walk(store.resolve(directory))) {
            List<Path> kept = files.filter(Files::isRegularFile).toList();
            assertThat(kept).hasSize(1);
            return kept.get(0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void threeRunsChargeAPageThatCannotBeDecodedOnce() {
        spoilSecondPage();

        Run first = read();
        Run second = read();
        Run third = read();

        assertThat(tikhub.ledger().charged()).isEqualTo(2);
        assertThat(first.exitCode()).isEqualTo(4);
        assertThat(first.err())
                .contains("the response cannot be decoded")
                .contains("newer version of the program")
                .doesNotContain("again later");
        for (Run run : List.of(second, third)) {
            assertThat(run.exitCode()).isEqualTo(5);
            assertThat(run.lines()).hasSize(10);
            assertThat(run.err())
                    .contains("0 sent, 0 charged")
                    .contains("nothing was sent")
                    .contains(kept("undecodable").toString())
                    .contains("--pay-again");
        }
    }

    @Test
    void payAgainSaysWhatItCostsAndPaysForThatPageOnly() {
        spoilSecondPage();
        read();
        serveAll();

        Run run = read("--pay-again");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("1 pages of these notes to pay for again: 0.002 USD");
        assertThat(run.lines()).hasSize(30);
        assertThat(tikhub.ledger().charged()).isEqualTo(4);
        assertThat(read("--pay-again").err()).contains("no page of these notes to pay for again");
        assertThat(tikhub.ledger().charged()).isEqualTo(4);
    }

    @Test
    void payAgainStaysWithinTheBudget() {
        spoilSecondPage();
        read();

        Run run = read("--pay-again", "--max-requests", "0");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(tikhub.ledger().charged()).isEqualTo(2);
    }

    /** A page that is damaged and was not known to be is met on the way. */
    @Test
    void payAgainRepairsDamagedPagesThatItMeets() throws IOException {
        assertThat(read().exitCode()).isZero();
        try (Stream<Path> files = Files.walk(store)) {
            Path page = files.filter(file -> file.toString().endsWith(".page"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(page);
            bytes[bytes.length - 60] ^= 1;
            Files.write(page, bytes);
        }

        Run fails = read();
        assertThat(fails.exitCode()).isEqualTo(5);
        assertThat(fails.err()).contains("--pay-again").doesNotContain("--refresh");
        assertThat(Run.of("store", "check", store.toString()).exitCode()).isEqualTo(5);
        assertThat(Run.of("store", "check", store.toString()).out()).contains("missing  ", "quarantined  ");

        assertThat(read("--pay-again").lines()).hasSize(30);
        assertThat(tikhub.ledger().charged()).isEqualTo(4);
        assertThat(Run.of("store", "check", store.toString()).exitCode()).isZero();
    }

    /** What a writer left that was killed after it had sent its request. */
    @Test
    void pageInDoubtIsPaidForAgainByDefault() throws IOException {
        read();
        try (Stream<Path> files = Files.walk(store)) {
            Path page = files.filter(file -> file.toString().endsWith(".page"))
                    .findFirst()
                    .orElseThrow();
            String name = page.getFileName().toString();
            Files.move(page, page.resolveSibling("." + name.substring(0, 38) + ".part"));
            Files.write(
                    page.resolveSibling("." + name.substring(0, 38) + ".part"),
                    "XHS-PAGE 1\n".getBytes(StandardCharsets.UTF_8));
        }

        Run fails = read("--in-doubt", "fail", "--no-free-copies");
        assertThat(fails.exitCode()).isEqualTo(5);
        assertThat(tikhub.ledger().charged()).isEqualTo(3);

        Run paid = read("--in-doubt", "fail", "--pay-again", "--no-free-copies");
        assertThat(paid.exitCode()).as(paid.err()).isZero();
        assertThat(paid.lines()).hasSize(30);
        assertThat(tikhub.ledger().charged()).isEqualTo(4);
    }

    @Test
    void theStoreCommandsKnowTheKeptResponse() {
        spoilSecondPage();
        read();
        Path kept = kept("undecodable");

        Run check = Run.of("store", "check", store.toString());
        assertThat(check.exitCode()).isEqualTo(5);
        assertThat(check.out()).contains("undecodable  " + kept).contains("missing  ");
        Run ls = Run.of("store", "ls", "--pages", store.toString());
        assertThat(ls.lines()).last().asString().contains(NOTE.value()).contains("undecodable");
        assertThat(ls.err()).contains("1 pages", "1 pages are missing");
        Run show = Run.of("show", kept.toString());
        assertThat(show.exitCode()).isEqualTo(5);
        assertThat(show.err()).contains("$.data.data.comments");
        Run imported = Run.of("store", "import", "--store", store.toString(), kept.toString());
        assertThat(imported.exitCode()).isEqualTo(5);
        assertThat(imported.out()).startsWith("refused  ").contains("$.data.data.comments");
        Run refill = Run.of("store", "refill", store.toString());
        assertThat(refill.exitCode()).isEqualTo(5);
        assertThat(refill.out()).contains("not refilled  " + kept);
    }

    /** A version that cannot decode a response leaves the same behind. */
    @ParameterizedTest
    @ValueSource(strings = {"undecodable", "receipts"})
    void newlyDecodableResponseBecomesAPageWithoutCharge(String directory) throws IOException {
        read();
        Path page;
        try (Stream<Path> files = Files.walk(store)) {
            page = files.filter(file -> file.toString().endsWith(".page"))
                    .findFirst()
                    .orElseThrow();
        }
        String hex =
                page.getParent().getFileName() + page.getFileName().toString().substring(0, 38);
        Path target = Files.createDirectories(
                store.resolve(directory).resolve(directory.equals("receipts") ? "" : hex.substring(0, 2)));
        Path kept = Files.move(page, target.resolve(hex + "-20261123T170000000Z.page"));

        assertThat(Run.of("show", kept.toString()).lines()).isNotEmpty();
        assertThat(Run.of("read", NOTE.value(), "--format", "jsonl", "--replay", store.toString())
                        .lines())
                .hasSize(30);
        Run run = read("--max-requests", "0");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.lines()).hasSize(30);
        assertThat(run.err()).contains("decoded an earlier response");
        assertThat(page).exists();
        assertThat(tikhub.ledger().charged()).isEqualTo(3);
    }

    @Test
    void aReportedFailureDoesNotBlock() {
        byte[] failed = "{\"code\":200,\"request_id\":\"r\",\"data\":{\"code\":-1,\"data\":{}}}"
                .getBytes(StandardCharsets.UTF_8);
        tikhub.failNext(ErrorResponse.of(200, Map.of(), failed));

        Run first = read("--retries", "0");
        assertThat(first.exitCode()).isEqualTo(4);
        assertThat(first.err()).contains("would be charged again").doesNotContain("run the same command again later");
        assertThat(read().lines()).hasSize(30);
        assertThat(tikhub.ledger().charged()).isEqualTo(4);
    }
}
