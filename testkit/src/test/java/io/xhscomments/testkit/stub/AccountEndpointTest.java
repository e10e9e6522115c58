package io.xhscomments.testkit.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.codec.tikhub.AccountDecoder;
import io.xhscomments.codec.tikhub.AccountInfo;
import io.xhscomments.codec.tikhub.EndpointInfo;
import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.TriState;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.ServedPage;
import io.xhscomments.testkit.StubClient;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.Fixtures;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountEndpointTest {
    private static final String PRICE_OF_COMMENTS =
            TikHubApi.ENDPOINT_INFO + "?endpoint=%2F" + TikHubApi.WEB_V1_COMMENTS.replace("/", "%2F");

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    private final StubClient http = StubClient.to(tikhub);

    @Test
    void responsesHaveTheDocumentedFormat() throws IOException, InterruptedException {
        Map<String, Object> price =
                ServedPage.read(http.get(PRICE_OF_COMMENTS).body()).envelope();
        Map<String, Object> account =
                ServedPage.read(http.get(TikHubApi.USER_INFO).body()).envelope();

        assertThat(price).containsOnlyKeys("code", "data").containsEntry("code", 200.0);
        assertThat((Map<?, ?>) price.get("data"))
                .isEqualTo(Map.of(
                        "endpoint_uri",
                        "/" + TikHubApi.WEB_V1_COMMENTS,
                        "endpoint_cost",
                        0.001,
                        "allow_free_credit",
                        true,
                        "allow_discount",
                        true,
                        "rate_limit",
                        "10/second",
                        "platform",
                        "xiaohongshu"));
        assertThat(account)
                .isEqualTo(Map.of(
                        "code",
                        200.0,
                        "api_key_data",
                        Map.of("api_key_status", 1.0),
                        "user_data",
                        Map.of("balance", 1.0, "free_credit", 0.0, "email_verified", true)));
    }

    @ParameterizedTest
    @EnumSource
    void bothEndpointsOfARouteHaveItsPrice(TikHubRoute route) throws IOException, InterruptedException {
        tikhub.price(route, new BigDecimal("0.0425"));

        for (String path : new String[] {route.commentsPath(), route.repliesPath()}) {
            EndpointInfo info = AccountDecoder.endpointInfo(
                    http.get(TikHubApi.ENDPOINT_INFO + "?endpoint=/" + path).body());
            assertThat(info.endpoint()).hasValue("/" + path);
            assertThat(info.cost()).isEqualTo(new BigDecimal("0.0425"));
            assertThat(info.discountAllowed()).isEqualTo(TriState.of(route == TikHubRoute.WEB_V1));
        }
    }

    @Test
    void appV2CostsTenTimesAsMuchByDefault() throws IOException, InterruptedException {
        assertThat(AccountDecoder.endpointInfo(
                                http.get(TikHubApi.ENDPOINT_INFO + "?endpoint=/" + TikHubApi.APP_V2_REPLIES)
                                        .body())
                        .cost())
                .isEqualTo(new BigDecimal("0.01"));
    }

    @Test
    void balanceIsAsSetUntilReset() throws IOException, InterruptedException {
        tikhub.balance(new BigDecimal("-0.5"), new BigDecimal("0.05"));

        assertThat(AccountDecoder.accountInfo(http.get(TikHubApi.USER_INFO).body()))
                .isEqualTo(new AccountInfo(
                        Optional.of(new BigDecimal("-0.5")),
                        Optional.of(new BigDecimal("0.05")),
                        TriState.TRUE,
                        OptionalLong.of(1)));

        tikhub.reset();
        assertThat(AccountDecoder.accountInfo(http.get(TikHubApi.USER_INFO).body())
                        .balance())
                .hasValue(BigDecimal.ONE);
        assertThat(tikhub.ledger().accountRequests()).hasSize(1);
    }

    @Test
    void accountRequestsAreListedSeparately() throws IOException, InterruptedException {
        http.get(PRICE_OF_COMMENTS);
        http.ask(TikHubRoute.WEB_V1, PageRequest.comments(Fixtures.sampleNote()));
        http.get(TikHubApi.USER_INFO);

        Ledger ledger = tikhub.ledger();
        assertThat(ledger.accountRequests())
                .containsExactly(
                        new Ledger.AccountRequest(
                                1,
                                TikHubApi.ENDPOINT_INFO,
                                Optional.of("/" + TikHubApi.WEB_V1_COMMENTS),
                                OptionalInt.of(200)),
                        new Ledger.AccountRequest(2, TikHubApi.USER_INFO, Optional.empty(), OptionalInt.of(200)));
        assertThat(ledger.entries()).extracting(Ledger.Entry::ordinal).containsExactly(1);
        assertThat(ledger.requests()).isEqualTo(1);
        assertThat(ledger.charged()).isEqualTo(1);
        assertThat(ledger.free()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {TikHubApi.ENDPOINT_INFO, TikHubApi.USER_INFO})
    void accountRequestNeedsKeyUserAgentAndMethod(String path) throws IOException, InterruptedException {
        assertThat(http.with(TikHubApi.AUTHORIZATION, "Bearer sk-test-OTHER")
                        .get(path)
                        .statusCode())
                .isEqualTo(401);
        assertThat(http.without(TikHubApi.AUTHORIZATION).get(path).statusCode()).isEqualTo(401);
        assertThat(http.with(TikHubApi.USER_AGENT, "okhttp/5.5.1").get(path).statusCode())
                .isEqualTo(403);
        HttpResponse<byte[]> posted = HttpClient.newHttpClient()
                .send(
                        http.request(tikhub.baseUrl().resolve(path))
                                .POST(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(posted.statusCode()).isEqualTo(404);
        assertThat(tikhub.ledger().accountRequests())
                .extracting(question -> question.status().orElseThrow())
                .containsExactly(401, 401, 403, 404);
        assertThat(tikhub.ledger().requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {TikHubApi.WEB_V1_COMMENTS, "/api/v1/xiaohongshu/web/get_note", ""})
    void unknownEndpointIsNotFound(String endpoint) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.get(TikHubApi.ENDPOINT_INFO + "?endpoint=" + endpoint);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo(Fixtures.error("404-object").body());
    }

    @Test
    void missingEndpointIsRejected() throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.get(TikHubApi.ENDPOINT_INFO + "?path=/" + TikHubApi.WEB_V1_COMMENTS);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).asString().contains("\"endpoint\"").doesNotContain("note_id");
    }

    @Test
    void queuedFailuresApplyToAccountRequests() throws IOException, InterruptedException {
        tikhub.failNext(Fixtures.error("502-html"))
                .failNext(ConnectionFault.GARBAGE_RESPONSE)
                .respondWith(request -> Optional.of(Fixtures.error("500-object")));

        assertThat(http.get(TikHubApi.USER_INFO).statusCode()).isEqualTo(502);
        assertThatThrownBy(() -> http.get(TikHubApi.USER_INFO)).isInstanceOf(IOException.class);
        assertThat(http.get(TikHubApi.USER_INFO).statusCode())
                .as("the function is called for pages only")
                .isEqualTo(200);
        assertThat(tikhub.ledger().accountRequests())
                .extracting(Ledger.AccountRequest::status)
                .containsExactly(OptionalInt.of(502), OptionalInt.empty(), OptionalInt.of(200));
    }

    @Test
    void retiredRouteStillHasAPrice() throws IOException, InterruptedException {
        tikhub.retire(TikHubRoute.WEB_V1);

        assertThat(http.get(PRICE_OF_COMMENTS).statusCode()).isEqualTo(200);
    }

    @Test
    void negativePriceIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tikhub.price(TikHubRoute.WEB_V1, new BigDecimal("-1")))
                .withMessageContaining("-1");
    }
}
