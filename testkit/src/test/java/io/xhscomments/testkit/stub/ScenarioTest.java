package io.xhscomments.testkit.stub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.ServedPage;
import io.xhscomments.testkit.StubClient;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.synthetic.PagingBehavior;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import io.xhscomments.testkit.synthetic.SyntheticNoteBuilder;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest {
    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    private static final PageRequest SAMPLE = PageRequest.comments(Fixtures.sampleNote());

    private final StubClient http = StubClient.to(tikhub);

    static List<ErrorResponse> errors() {
        return Fixtures.errors();
    }

    @Test
    void everyFaultHasAScenarioWithUniqueName() {
        assertThat(Scenario.all())
                .extracting(Scenario::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z0-9-]+"))
                .containsAll(errors().stream().map(ErrorResponse::name).toList())
                .hasSizeGreaterThanOrEqualTo(
                        PagingBehavior.values().length + errors().size() + ConnectionFault.values().length);
    }

    @Test
    void descriptionsAreUniqueLines() {
        assertThat(Scenario.all())
                .extracting(Scenario::description)
                .doesNotHaveDuplicates()
                .allMatch(description -> description.length() <= 100 && !description.contains("\n"))
                .noneMatch(description -> description.contains("a response that is no page"));
    }

    @Test
    void unknownNameIsRejectedWithTheKnownNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.named("418"))
                .withMessageContaining("\"418\"")
                .withMessageContaining("stuck-cursor");
        assertThat(Scenario.named("stuck-cursor")).hasToString("Scenario[stuck-cursor]");
    }

    @ParameterizedTest
    @EnumSource
    void notePagesFollowTheScenario(PagingBehavior chain) throws IOException, InterruptedException {
        SyntheticNoteBuilder size = SyntheticNote.builder(3).comments(40).pageSize(10);
        String name = name(chain);

        SyntheticNote note = tikhub.play(Scenario.named(name), size);

        ServedPage first = page(PageRequest.comments(note.id()));
        ServedPage second = page(PageRequest.comments(note.id()).after(Cursor.of(first.cursor())));
        assertThat(first.ids())
                .isEqualTo(note.commentIds().limit(10).map(CommentId::value).toList());
        assertThat(first.hasMore()).isTrue();
        assertThat(second.hasMore()).isTrue();
        switch (chain) {
            case HEALTHY ->
                assertThat(second.cursor()).isNotEqualTo(first.cursor()).contains("\"index\":3");
            case STUCK_CURSOR -> assertThat(second.cursor()).isEqualTo(first.cursor());
            case EMPTY_OBJECT_CURSOR -> assertThat(second.cursor()).isEqualTo("{}");
            case EMPTY_CURSOR -> assertThat(second.cursor()).isEmpty();
            case NULL_CURSOR -> assertThat(second.page()).containsEntry("cursor", null);
            case FIRST_PAGE_FOREVER -> assertThat(second.ids()).isEqualTo(first.ids());
            case EMPTY_PAGE_WITH_MORE -> {
                assertThat(second.ids()).isEmpty();
                assertThat(second.cursor()).isNotEqualTo(first.cursor());
            }
        }
        assertThat(tikhub.ledger().charged()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorScenarioAppliesToEveryRequest(ErrorResponse error) throws IOException, InterruptedException {
        Scenario scenario = Scenario.named(error.name());
        SyntheticNote note = tikhub.play(scenario, SyntheticNote.builder(3));

        for (PageRequest request : List.of(SAMPLE, PageRequest.comments(note.id()))) {
            HttpResponse<byte[]> response = http.ask(TikHubRoute.WEB_V1, request);

            assertThat(response.statusCode()).isEqualTo(error.status());
            assertThat(response.body())
                    .isEqualTo(error.withText(
                                    FakeTikHub.ECHOED_KEY, tikhub.apiKey().reveal())
                            .body());
        }
        Charge charge = tikhub.ledger().entries().get(0).charge();
        assertThat(scenario.description())
                .startsWith("HTTP " + error.status() + ": ")
                .endsWith(charge == Charge.FREE ? "; free" : "; charged");
    }

    @Test
    void appV2WorksWhenWebV1IsRetired() throws IOException, InterruptedException {
        tikhub.play(Scenario.named("400-deprecated"), SyntheticNote.builder(3));

        assertThat(http.ask(TikHubRoute.WEB_V1, SAMPLE).statusCode()).isEqualTo(400);
        assertThat(http.ask(TikHubRoute.APP_V2, SAMPLE).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 500})
    void inBandErrorHasTheCodeOfItsName(int code) throws IOException, InterruptedException {
        tikhub.play(Scenario.named("200-inner-failure-" + code), SyntheticNote.builder(3));

        ServedPage response =
                ServedPage.read(http.ask(TikHubRoute.WEB_V1, SAMPLE).body());

        assertThat(response.inner()).containsEntry("code", (double) code).containsEntry("data", null);
        assertThat(tikhub.ledger().charged()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void connectionFailsAndIsChargedByItsFault(ConnectionFault fault) throws IOException {
        Scenario scenario = Scenario.named(name(fault));
        tikhub.play(scenario, SyntheticNote.builder(3));

        askAndHangUp();

        assertThat(tikhub.ledger().entries()).extracting(Ledger.Entry::charge).containsExactly(fault.charge());
        assertThat(scenario.description())
                .endsWith(
                        switch (fault.charge()) {
                            case CHARGED -> "; charged";
                            case FREE -> "; free";
                            case UNKNOWN -> "; charge unknown";
                        });
    }

    @Test
    void lateResponseIsChargedAtOnce() {
        tikhub.play(Scenario.named("late-response"), SyntheticNote.builder(3));
        HttpRequest impatient = http.request(
                        TikHubRoute.WEB_V1.requestFor(SAMPLE).uri(tikhub.baseUrl()))
                .timeout(Duration.ofMillis(500))
                .build();

        assertThatExceptionOfType(HttpTimeoutException.class)
                .isThrownBy(() -> HttpClient.newHttpClient().send(impatient, BodyHandlers.discarding()));
        assertThat(tikhub.ledger().charged()).isEqualTo(1);
    }

    @Test
    void pinnedCommentsAreFirstAndOlder() throws IOException, InterruptedException {
        SyntheticNote note = tikhub.play(Scenario.named("pinned"), SyntheticNote.builder(3));

        List<Map<String, Object>> comments =
                page(PageRequest.comments(note.id())).comments();

        assertThat(comments.subList(0, 3))
                .extracting(comment -> comment.toString().contains("user_top"))
                .containsExactly(true, true, false);
        assertThat((Double) comments.get(0).get("time"))
                .isLessThan((Double) comments.get(2).get("time"));
    }

    @Test
    void foldedCommentsAreCountedAndNotServed() throws IOException, InterruptedException {
        SyntheticNote note =
                tikhub.play(Scenario.named("folded"), SyntheticNote.builder(3).comments(7));

        ServedPage page = page(PageRequest.comments(note.id()));

        assertThat(page.comments()).hasSize(7);
        assertThat(page.hasMore()).isFalse();
        assertThat(page.number("comment_count_l1")).isEqualTo(87);
    }

    @Test
    void repeatingPageStartsWithThePreviousComment() throws IOException, InterruptedException {
        SyntheticNote note = tikhub.play(Scenario.named("repeats"), SyntheticNote.builder(3));
        ServedPage first = page(PageRequest.comments(note.id()));

        ServedPage second = page(PageRequest.comments(note.id()).after(Cursor.of(first.cursor())));

        assertThat(second.ids()).first().isEqualTo(first.ids().get(9));
    }

    @Test
    void noteScenarioKeepsTheDocumentedNote() throws IOException, InterruptedException {
        tikhub.play(Scenario.named("empty-cursor"), SyntheticNote.builder(3));

        assertThat(http.ask(TikHubRoute.WEB_V1, SAMPLE).body()).isEqualTo(Fixtures.sample());
    }

    @Test
    void badCursorNeedsASecondPage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tikhub.play(
                        Scenario.named("stuck-cursor"), SyntheticNote.builder(3).comments(10)))
                .withMessage("The scenario stuck-cursor needs a note of 2 pages or more, but this one has 1");
        assertThat(tikhub.play(
                                Scenario.named("healthy"),
                                SyntheticNote.builder(3).comments(10))
                        .pages())
                .isEqualTo(1);
    }

    private ServedPage page(PageRequest request) throws IOException, InterruptedException {
        return ServedPage.read(http.ask(TikHubRoute.WEB_V1, request).body());
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Waits for the first byte or the end of a connection. An HTTP client that retries or reads on might never end. */
    private static void askAndHangUp() throws IOException {
        URI address = TikHubRoute.WEB_V1.requestFor(SAMPLE).uri(tikhub.baseUrl());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + address.getRawPath() + "?" + address.getRawQuery() + " HTTP/1.1\r\n"
                                    + "Host: localhost\r\nUser-Agent: xhs-comments-test\r\nAuthorization: "
                                    + tikhub.apiKey().authorization() + "\r\n\r\n")
                            .getBytes(UTF_8));
            socket.getInputStream().read();
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }
}
