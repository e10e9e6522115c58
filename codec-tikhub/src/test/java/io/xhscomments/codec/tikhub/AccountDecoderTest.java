package io.xhscomments.codec.tikhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.core.model.TriState;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountDecoderTest {
    private static final String ENDPOINT = """
            {"code":200,"data":{"endpoint_uri":"/api/v1/xiaohongshu/web/get_note_comments","endpoint_cost":0.001,
            "allow_free_credit":true,"allow_discount":false,"rate_limit":"10/second","platform":"xiaohongshu"}}""";
    private static final String ACCOUNT = """
            {"code":200,"api_key_data":{"api_key_status":1},
            "user_data":{"balance":12.345678,"free_credit":0.05,"email_verified":true}}""";

    @Test
    void everyFieldOfAnEndpointIsRead() {
        assertThat(endpoint(ENDPOINT))
                .isEqualTo(new EndpointInfo(
                        Optional.of("/api/v1/xiaohongshu/web/get_note_comments"),
                        new BigDecimal("0.001"),
                        TriState.TRUE,
                        TriState.FALSE,
                        Optional.of("10/second"),
                        Optional.of("xiaohongshu")));
    }

    @Test
    void everyFieldOfTheAccountIsRead() {
        assertThat(account(ACCOUNT))
                .isEqualTo(new AccountInfo(
                        Optional.of(new BigDecimal("12.345678")),
                        Optional.of(new BigDecimal("0.05")),
                        TriState.TRUE,
                        OptionalLong.of(1)));
    }

    @Test
    void numbersAndBooleansMayBeTexts() {
        assertThat(account("""
                {"api_key_data":{"api_key_status":"1"},
                "user_data":{"balance":"12.345678","free_credit":"0.05","email_verified":"true"}}""")).isEqualTo(account(ACCOUNT));
        EndpointInfo info =
                endpoint("{\"data\":{\"endpoint_cost\":\"0.01\",\"allow_free_credit\":\"FALSE\",\"allow_discount\":1,"
                        + "\"rate_limit\":10}}");
        assertThat(info.cost()).isEqualByComparingTo("0.01");
        assertThat(info.freeCreditAllowed()).isEqualTo(TriState.FALSE);
        assertThat(info.discountAllowed()).isEqualTo(TriState.TRUE);
        assertThat(info.rateLimit()).hasValue("10");
    }

    @Test
    void missingValuesAreNotZeroOrFalse() {
        assertThat(endpoint("{\"data\":{\"endpoint_cost\":0,\"allow_discount\":null,\"platform\":\"\"}}"))
                .isEqualTo(new EndpointInfo(
                        Optional.empty(),
                        BigDecimal.ZERO,
                        TriState.UNKNOWN,
                        TriState.UNKNOWN,
                        Optional.empty(),
                        Optional.empty()));
        assertThat(account("{\"user_data\":{\"balance\":-0.5},\"api_key_data\":null}"))
                .isEqualTo(new AccountInfo(
                        Optional.of(new BigDecimal("-0.5")), Optional.empty(), TriState.UNKNOWN, OptionalLong.empty()));
        assertThat(account("{\"user_data\":{\"balance\":1},\"api_key_data\":{\"api_key_status\":\"active\"}}")
                        .keyStatus())
                .isEmpty();
    }

    @Test
    void unknownMembersAreSkipped() {
        assertThat(endpoint("\uFEFF{\"new\":[{\"a\":[1]}],\"data\":{\"more\":{\"endpoint_cost\":9},\"list\":[[],{}],"
                                + "\"endpoint_cost\":1E-3},\"endpoint_cost\":7}")
                        .cost())
                .isEqualByComparingTo("0.001");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                  | data.endpoint_cost is missing
            {"data":null}                                       | data.endpoint_cost is missing
            {"data":[{"endpoint_cost":1}]}                      | data.endpoint_cost is missing
            {"data":{"endpoint_cost":null}}                     | data.endpoint_cost is missing
            {"data":{"endpoint_cost":{"usd":1}}}                | data.endpoint_cost is missing
            {"data":{"endpoint_cost":"SECRET"}}                 | data.endpoint_cost is not an amount of money
            {"data":{"endpoint_cost":true}}                     | data.endpoint_cost is not an amount of money
            {"data":{"endpoint_cost":"NaN"}}                    | data.endpoint_cost is not an amount of money
            {"data":{"endpoint_cost":1e999999999}}              | data.endpoint_cost is not an amount of money
            {"data":{"endpoint_cost":123456789012345678901}}    | data.endpoint_cost is not an amount of money
            {"data":{"endpoint_cost":-0.001}}                   | data.endpoint_cost is negative
            ``                                                  | the response ends here
            {"data":{"endpoint_cost":1}                         | the response ends here
            {"data":{"endpoint_cost":1}}{"SECRET":1}            | something follows the response
            {"data":{"endpoint_cost":SECRET}}                   | not JSON at byte
            <html>SECRET</html>                                 | not JSON at byte
            null                                                | expected an object
            ["SECRET"]                                          | expected an object
            """)
    void responseWithoutPriceIsRejectedUnquoted(String body, String reason) {
        TikHubAccountException failure = failure(AccountDecoder::endpointInfo, body.getBytes(StandardCharsets.UTF_8));

        assertThat(failure).hasMessageContaining(reason).hasNoCause();
        assertThat(failure.getMessage()).doesNotContain("SECRET").endsWith("(HTTP 200; not charged)");
        assertThat(failure.status()).hasValue(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"user_data\":{\"email_verified\":true}}",
                "{\"data\":{\"balance\":1}}",
                "{\"user_data\":{\"balance\":\"SECRET\"}}",
                "{\"user_data\":{\"free_credit\":\"1 USD\"}}"
            })
    void responseWithoutAccountIsRejected(String body) {
        assertThat(failure(AccountDecoder::accountInfo, body.getBytes(StandardCharsets.UTF_8))
                        .getMessage())
                .doesNotContain("SECRET");
    }

    @Test
    void textsThatEndEarlyOrAreNotUtf8AreRefused() {
        byte[] deep = ("{\"data\":{\"x\":" + "[".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8);
        byte[] latin = "{\"data\":{\"endpoint_cost\":1,\"platform\":\"é\"}}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(failure(AccountDecoder::endpointInfo, deep)).hasMessageContaining("the response ends here");
        assertThat(failure(AccountDecoder::endpointInfo, latin)).hasMessageContaining("not UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "401,key is not accepted",
        "402,balance",
        "403,User-Agent",
        "429,too many",
        "503,failed",
        "302,unexpected"
    })
    void statusBecomesADescribedFailure(int status, String message) {
        TikHubAccountException failure = TikHubAccountException.ofStatus(status, "the account");

        assertThat(failure)
                .hasMessageContainingAll("did not return the account", message, "(HTTP " + status + "; not charged)");
        assertThat(failure.status()).hasValue(status);
    }

    private static EndpointInfo endpoint(String body) {
        return AccountDecoder.endpointInfo(body.getBytes(StandardCharsets.UTF_8));
    }

    private static AccountInfo account(String body) {
        return AccountDecoder.accountInfo(body.getBytes(StandardCharsets.UTF_8));
    }

    private static TikHubAccountException failure(Function<byte[], ?> decoder, byte[] body) {
        return catchThrowableOfType(TikHubAccountException.class, () -> decoder.apply(body));
    }
}
