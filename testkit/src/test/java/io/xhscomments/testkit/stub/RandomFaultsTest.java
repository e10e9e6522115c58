package io.xhscomments.testkit.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.StubClient;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.Fixtures;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomFaultsTest {
    private static final PageRequest SAMPLE = PageRequest.comments(Fixtures.sampleNote());
    private static final PlannedResponse USUAL = PlannedResponse.page("usual".getBytes(StandardCharsets.UTF_8));
    private static final Pattern INNER_CODE = Pattern.compile("\"code\": (\\d+),\\s*\"data\": null");
    private static final int MANY = 30_000;

    @Test
    void shareFailsOneThirdInEachWay() {
        Map<String, Long> kinds = kinds(new RandomFaults(0.3, 7))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(kinds).containsOnlyKeys("usual", "FREE", "CHARGED", "connection");
        for (String kind : List.of("FREE", "CHARGED", "connection")) {
            assertThat(kinds.get(kind) / (double) MANY).as(kind).isCloseTo(0.1, within(0.01));
        }
    }

    @Test
    void shareZeroFailsNothingAndShareOneEverything() {
        assertThat(names(new RandomFaults(0, 7), 1000)).containsOnly("usual");
        assertThat(names(new RandomFaults(1, 7), 1000)).doesNotContain("usual");
    }

    @Test
    void seedDeterminesTheFaults() {
        List<String> first = names(new RandomFaults(0.5, 7), 1000);

        assertThat(names(new RandomFaults(0.5, 7), 1000)).isEqualTo(first);
        assertThat(names(new RandomFaults(0.5, 8), 1000)).isNotEqualTo(first);
    }

    /** A seed must mean the same faults in every release and on every JDK. */
    @Test
    void seedMeansTheSameEverywhere() {
        assertThat(names(new RandomFaults(0.5, 7), 8))
                .containsExactly(
                        "GARBAGE_RESPONSE",
                        "200/500",
                        "usual",
                        "200/500",
                        "usual",
                        "RESET_BEFORE_RESPONSE",
                        "RESET_BEFORE_RESPONSE",
                        "usual");
    }

    @Test
    void everyTransientFaultOccurs() {
        assertThat(names(new RandomFaults(1, 7), 1000))
                .contains("400", "429", "500", "502", "200/301", "200/302", "200/500")
                .contains(
                        "RESET_BEFORE_RESPONSE",
                        "EMPTY_RESPONSE",
                        "GARBAGE_RESPONSE",
                        "MALFORMED_CHUNK",
                        "TRUNCATED_BODY")
                .doesNotContain("401", "402", "403", "404", "422");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void invalidShareIsRejected(double share) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RandomFaults(share, 7))
                .withMessage("The share of failing requests must be 0 to 1, but is " + share);
    }

    @Test
    void faultsRepeatOverHttpAfterReset() throws IOException, InterruptedException {
        try (TikHubStub stub = TikHubStub.start()) {
            stub.failAtRandom(0.5, 7);
            List<Charge> first = charges(stub);
            HttpClient.newHttpClient()
                    .send(
                            StubClient.to(stub)
                                    .request(stub.baseUrl().resolve(LedgerEndpoint.PATH))
                                    .DELETE()
                                    .build(),
                            BodyHandlers.discarding());

            assertThat(charges(stub)).isEqualTo(first).contains(Charge.CHARGED, Charge.FREE);
        }
    }

    @Test
    void rejectedRequestsGetNoRandomFault() throws IOException, InterruptedException {
        try (TikHubStub stub = TikHubStub.start()) {
            StubClient withoutKey = StubClient.to(stub).without(TikHubApi.AUTHORIZATION);
            stub.failAtRandom(1, 7);

            assertThat(withoutKey.ask(TikHubRoute.WEB_V1, SAMPLE).statusCode()).isEqualTo(401);
            stub.reset();
            assertThat(StubClient.to(stub).ask(TikHubRoute.WEB_V1, SAMPLE).statusCode())
                    .isEqualTo(200);
        }
    }

    private static List<Charge> charges(TikHubStub stub) {
        for (int i = 0; i < 12; i++) {
            try {
                StubClient.to(stub).ask(TikHubRoute.WEB_V1, SAMPLE);
            } catch (IOException | InterruptedException planned) {
                assertThat(planned).isInstanceOf(IOException.class);
            }
        }
        return stub.ledger().entries().stream()
                .limit(12)
                .map(Ledger.Entry::charge)
                .toList();
    }

    private static Stream<String> kinds(RandomFaults faults) {
        return planned(faults, MANY)
                .map(response -> response.equals(USUAL)
                        ? "usual"
                        : response.fault().isPresent()
                                ? "connection"
                                : response.charge().name());
    }

    /** The fault, the error code in the body, or the status. */
    private static List<String> names(RandomFaults faults, int requests) {
        return planned(faults, requests).map(RandomFaultsTest::name).toList();
    }

    private static String name(PlannedResponse response) {
        if (response.equals(USUAL)) {
            return "usual";
        }
        Matcher inner = INNER_CODE.matcher(new String(response.body(), StandardCharsets.UTF_8));
        String status = response.status() + (inner.find() ? "/" + inner.group(1) : "");
        return response.fault().map(Enum::name).orElse(status);
    }

    private static Stream<PlannedResponse> planned(RandomFaults faults, int requests) {
        return IntStream.rangeClosed(1, requests).mapToObj(ordinal -> faults.apply(ordinal, () -> USUAL));
    }
}
