package io.xhscomments.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.codec.tikhub.AccountInfo;
import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.EndpointInfo;
import io.xhscomments.codec.tikhub.TikHubAccountException;
import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.TriState;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.stub.Ledger;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prices and the account, against the stub and its ledger. */
class TikHubAccountTest {
    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    private static final Function<TikHubAccount, ?> PRICE = account -> account.priceOfComments(TikHubRoute.WEB_V1);
    private static final Function<TikHubAccount, ?> INFO = TikHubAccount::info;

    private final TikHubTransport transport =
            TikHubTransport.builder(tikhub.apiKey()).baseUrl(tikhub.baseUrl()).build();

    @AfterEach
    void nothingWasCharged() {
        transport.close();
        assertThat(tikhub.ledger().requests()).isZero();
    }

    @ParameterizedTest
    @EnumSource(TikHubRoute.class)
    void priceOfEachPageTypeNeedsOneFreeRequest(TikHubRoute route) {
        tikhub.price(route, new BigDecimal("0.0125"));

        EndpointInfo comments = transport.account().priceOfComments(route);
        EndpointInfo replies = transport.account().priceOfReplies(route);

        assertThat(comments.cost()).isEqualTo(new BigDecimal("0.0125"));
        assertThat(comments.endpoint()).hasValue("/" + route.commentsPath());
        assertThat(replies.endpoint()).hasValue("/" + route.repliesPath());
        assertThat(tikhub.ledger().accountRequests())
                .extracting(Ledger.AccountRequest::endpoint)
                .containsExactly(Optional.of("/" + route.commentsPath()), Optional.of("/" + route.repliesPath()));
    }

    @Test
    void accountNeedsOneFreeRequest() {
        tikhub.balance(new BigDecimal("12.5"), new BigDecimal("0.05"));

        assertThat(transport.account().info())
                .isEqualTo(new AccountInfo(
                        Optional.of(new BigDecimal("12.5")),
                        Optional.of(new BigDecimal("0.05")),
                        TriState.TRUE,
                        OptionalLong.of(1)));
        assertThat(tikhub.ledger().accountRequests()).hasSize(1);
    }

    static Stream<Arguments> everyErrorForEveryQuestion() {
        return Fixtures.errors().stream()
                .filter(error -> error.status() != 200)
                .flatMap(error -> Stream.of(PRICE, INFO).map(question -> Arguments.of(error, question)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyErrorForEveryQuestion")
    void errorResponsesBecomeFailuresWithoutTheKey(ErrorResponse error, Function<TikHubAccount, ?> question) {
        tikhub.failNext(echoing(error));

        TikHubAccountException failure = failure(transport, question);

        assertThat(failure.status()).hasValue(error.status());
        assertThat(failure).hasMessageContaining("(HTTP " + error.status() + "; not charged");
        String body = new String(error.body(), StandardCharsets.UTF_8);
        // The stub also sends the id in a header.
        assertThat(failure.requestId()).hasValueSatisfying(id -> {
            assertThat(failure).hasMessageContaining("request id " + id);
            assertThat(body.contains(id)).isEqualTo(body.contains("request_id"));
        });
        assertThat(printed(failure)).doesNotContain(tikhub.apiKey().reveal()).doesNotContain("ECHOED");
        assertThat(tikhub.ledger().accountRequests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 301, 302, 307, 308, 400, 407, 408, 421, 429, 503, 599})
    void otherStatusIsAFailureAfterOneRequest(int status) {
        Map<String, String> tempting = Map.of("Location", "/elsewhere", "Retry-After", "0");
        tikhub.failNext(ErrorResponse.of(status, tempting, new byte[0]));

        assertThat(failure(transport, INFO).status()).hasValue(status);
        assertThat(tikhub.ledger().accountRequests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"RESET_BEFORE_RESPONSE", "EMPTY_RESPONSE", "GARBAGE_RESPONSE", "MALFORMED_CHUNK", "TRUNCATED_BODY"
            })
    void failedConnectionIsNotRetried(ConnectionFault fault) {
        tikhub.failNext(fault);

        TikHubAccountException failure = failure(transport, INFO);

        assertThat(failure.status()).isEmpty();
        assertThat(failure)
                .hasMessageStartingWith("no response about the account: ")
                .hasMessageEndingWith("(not charged)");
        assertThat(failure.getCause()).isNotNull();
        assertThat(tikhub.ledger().accountRequests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "", "<html></html>", "{\"data\":{\"endpoint_cost\":\"free\"}}"})
    void malformedResponseIsAFailure(String body) {
        tikhub.failNext(ErrorResponse.of(200, Map.of(), body.getBytes(StandardCharsets.UTF_8)));

        assertThat(failure(transport, PRICE))
                .hasMessageContaining("could not be understood")
                .hasMessageContaining("not charged");
    }

    @Test
    void pageInsteadOfAccountResponseIsAFailure() {
        tikhub.failNext(ErrorResponse.of(200, Map.of(), Fixtures.sample()));

        assertThat(failure(transport, PRICE)).hasMessageContaining("data.endpoint_cost is missing");
    }

    @Test
    void echoedKeyIsRemovedFromTheResponse() {
        String body = "{\"data\":{\"endpoint_cost\":1,\"platform\":\""
                + tikhub.apiKey().reveal() + "\"}}";
        tikhub.failNext(ErrorResponse.of(200, Map.of(), body.getBytes(StandardCharsets.UTF_8)));

        assertThat(transport.account().priceOfReplies(TikHubRoute.APP_V2).platform())
                .hasValue("[redacted]");
    }

    @Test
    void endlessAccountResponseIsLimited() {
        byte[] large = new byte[1024 * 1024 + 1];
        tikhub.failNext(ErrorResponse.of(200, Map.of(), large));

        assertThat(failure(transport, INFO)).hasMessageContaining("larger than 1048576 bytes");
    }

    @Test
    void smallerLimitOfTheTransportAppliesToAccountToo() {
        try (TikHubTransport small = TikHubTransport.builder(tikhub.apiKey())
                .baseUrl(tikhub.baseUrl())
                .maxResponseBytes(20)
                .build()) {
            assertThat(failure(small, INFO)).hasMessageContaining("larger than 20 bytes");
        }
    }

    @Test
    void wrongKeyIsRejectedAndNotEchoed() {
        ApiKey wrong = ApiKey.of("sk-test-WRONG/+==");
        try (TikHubTransport stranger =
                TikHubTransport.builder(wrong).baseUrl(tikhub.baseUrl()).build()) {
            for (Function<TikHubAccount, ?> question : List.of(PRICE, INFO)) {
                TikHubAccountException failure = failure(stranger, question);
                assertThat(failure).hasMessageContaining("the key is not accepted");
                assertThat(printed(failure)).doesNotContain(wrong.reveal());
            }
        }
    }

    @Test
    void libraryUserAgentIsRejected() {
        try (TikHubTransport bare = TikHubTransport.builder(tikhub.apiKey())
                .baseUrl(tikhub.baseUrl())
                .userAgent("okhttp/5")
                .build()) {
            assertThat(failure(bare, INFO)).hasMessageContaining("User-Agent").hasMessageContaining("HTTP 403");
        }
    }

    @Test
    void missingAccountEndpointIsReported() {
        try (TikHubTransport reseller = TikHubTransport.builder(tikhub.apiKey())
                .baseUrl(tikhub.baseUrl().resolve("/nowhere/"))
                .build()) {
            assertThat(failure(reseller, PRICE))
                    .hasMessageContaining("price of " + TikHubApi.WEB_V1_COMMENTS)
                    .hasMessageContaining("this base address does not offer it");
        }
    }

    @Test
    void closedTransportRejectsAccountRequests() {
        TikHubAccount account = transport.account();
        transport.close();

        assertThatThrownBy(account::info)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed");
        assertThatThrownBy(() -> PRICE.apply(account)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(transport::account).isInstanceOf(IllegalStateException.class);
        assertThat(tikhub.ledger().accountRequests()).isEmpty();
    }

    /** The error response with this key as the echoed one. */
    private static ErrorResponse echoing(ErrorResponse error) {
        String body = new String(error.body(), StandardCharsets.UTF_8);
        String echoed = body.replace("sk-test-ECHOED-KEY+/==", tikhub.apiKey().reveal());
        return ErrorResponse.of(error.status(), error.headers(), echoed.getBytes(StandardCharsets.UTF_8));
    }

    private static TikHubAccountException failure(TikHubTransport of, Function<TikHubAccount, ?> question) {
        return catchThrowableOfType(TikHubAccountException.class, () -> question.apply(of.account()));
    }

    private static String printed(Throwable thrown) {
        StringWriter all = new StringWriter();
        thrown.printStackTrace(new PrintWriter(all));
        return all.toString();
    }
}
