package io.xhscomments.codec.tikhub;

import static io.xhscomments.codec.tikhub.Responses.failure;
import static io.xhscomments.codec.tikhub.Responses.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.failure.AuthenticationException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.InsufficientBalanceException;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.failure.PermissionDeniedException;
import io.xhscomments.core.failure.RateLimitedException;
import io.xhscomments.core.failure.RouteNotFoundException;
import io.xhscomments.core.failure.RouteRetiredException;
import io.xhscomments.core.failure.ServerErrorException;
import io.xhscomments.core.failure.UnexpectedStatusException;
import io.xhscomments.core.failure.UpstreamErrorException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.RawResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorStatusMapperTest {
    private static final Map<Integer, Class<? extends CommentSourceException>> TYPES = Map.of(
            400, UpstreamErrorException.class,
            401, AuthenticationException.class,
            402, InsufficientBalanceException.class,
            403, PermissionDeniedException.class,
            404, RouteNotFoundException.class,
            422, InvalidRequestException.class,
            429, RateLimitedException.class,
            503, ServerErrorException.class,
            301, UnexpectedStatusException.class);

    static Stream<byte[]> brokenBodies() {
        byte[] wellFormed = "{\"detail\":{\"message\":\"some words\",\"code\":1}}".getBytes(UTF_8);
        return Stream.of(
                new byte[0],
                "   ".getBytes(UTF_8),
                "<html><body>Bad</body></html>".getBytes(UTF_8),
                "plain".getBytes(UTF_8),
                "null".getBytes(UTF_8),
                "[]".getBytes(UTF_8),
                "7".getBytes(UTF_8),
                "{\"detail\":null}".getBytes(UTF_8),
                "{\"detail\":7,\"message\":[]}".getBytes(UTF_8),
                "{\"detail\":[null,7,[],{\"loc\":{},\"msg\":{}}]}".getBytes(UTF_8),
                "{\"detail\":\"\\u00zz\"}".getBytes(UTF_8),
                ("{\"detail\":" + "[".repeat(100_000)).getBytes(UTF_8),
                ("{\"x\":" + "{\"y\":".repeat(100_000)).getBytes(UTF_8),
                new byte[] {(byte) 0xFF, (byte) 0xFE, 0, '{'},
                new byte[] {'{', '"', 'd', 'e', 't', 'a', 'i', 'l', '"', ':', '"', (byte) 0xC3, '"', '}'},
                Arrays.copyOf(wellFormed, wellFormed.length - 3),
                Arrays.copyOf(wellFormed, 25));
    }

    @ParameterizedTest
    @MethodSource("brokenBodies")
    void noBodyHidesTheStatus(byte[] body) {
        TYPES.forEach((status, type) -> {
            CommentSourceException failure =
                    failure(new RawResponse(status, Map.of(), body, RawResponse.Origin.NETWORK));

            assertThat(failure).isExactlyInstanceOf(type).hasNoCause();
            assertThat(failure.status()).hasValue(status);
        });
    }

    @Test
    void messageBeforeAFaultIsKept() {
        assertThat(failure(status(500, "{\"detail\":{\"message\":\"some words\"},\"x\":")))
                .hasMessageContaining("the service failed: some words");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"detail\":\"this endpoint has been DEPRECATED\"}",
                "{\"detail\":{\"message\":\"This endpoint has been deprecated. Please migrate to App V2.\"}}",
                "{\"detail\":{\"msg\":\" This endpoint has been deprecated.\"}}",
                "{\"code\":400,\"message\":\"This endpoint has been deprecated\"}",
                "{\"detail\":\"\",\"message\":\"This endpoint has been deprecated\"}",
                "{\"error\":{\"message\":\"This endpoint has been deprecated\"}}"
            })
    void serviceMessageRetiresTheRoute(String body) {
        assertThat(failure(status(400, body))).isExactlyInstanceOf(RouteRetiredException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"detail\":\"Request failed\",\"docs\":\"/deprecated\"}",
                "{\"detail\":{\"message\":\"Request failed\",\"router\":\"/deprecated\"}}",
                "<h1>This endpoint has been deprecated</h1>",
                "This endpoint has been deprecated",
                "{\"detail\":{\"message\":\"This endpoint has been deprecated. Please mi",
                "{\"detail\":{\"message\":\"Request failed for note_id=deprecated. Please retry.\"}}",
                "{\"detail\":{\"message\":\"Request failed: 'This endpoint has been deprecated'\"}}",
                "{\"detail\":{\"message\":\"Request failed\",\"params\":{\"message\":"
                        + "\"This endpoint has been deprecated\"}}}",
                "{\"detail\":{\"message\":\"This endpoint has been called with a deprecated parameter\"}}",
                "{\"detail\":{\"message\":\"deprecated\"}}",
                "{}"
            })
    void deprecatedElsewhereDoesNotRetire(String body) {
        assertThat(failure(status(400, body))).isExactlyInstanceOf(UpstreamErrorException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "error code: 1010                                      | true",
                "<title>Error 1010: Access denied</title>              | true",
                "{\"error_code\":1010}                                 | true",
                "{\"error_code\":1020,\"detail\":\"banned\"}           | true",
                "{\"detail\":\"Error 1010\"}                           | true",
                "{\"detail\":\"Insufficient scope\"}                   | false",
                "{\"detail\":\"scope\",\"request_id\":\"1010\"}        | false",
                "{\"error_code\":null,\"detail\":\"scope\"}            | false",
                "<p>request 91010</p>                                  | false"
            })
    void edgeProxyIsRecognized(String body, boolean byEdgeProxy) {
        PermissionDeniedException failure = (PermissionDeniedException) failure(status(403, body));

        assertThat(failure.byEdgeProxy()).isEqualTo(byEdgeProxy);
    }

    static final int[] OTHERS = {100, 201, 204, 206, 301, 302, 304, 405, 409, 418, 451};

    @ParameterizedTest
    @FieldSource("OTHERS")
    void otherStatusIsNamed(int status) {
        CommentSourceException failure = failure(status(status, "{\"detail\":\"hm\"}"));

        assertThat(failure)
                .isExactlyInstanceOf(UnexpectedStatusException.class)
                .hasMessageContaining("hm")
                .hasMessageContaining("HTTP " + status);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.charge().countsAsPaid()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"200, CHARGED", "201, FREE", "206, FREE", "400, FREE", "500, FREE"})
    void onlyA200IsCharged(int status, Charge charge) {
        assertThat(TikHubApi.chargeOf(status)).isEqualTo(charge);
        assertThat(failure(status(status, "{}")).charge()).isEqualTo(charge);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"detail\":\"Invalid request parameters\"}",
                "{\"detail\":{\"code\":400,\"message\":\"Invalid request parameters: note_id\"}}",
                "{\"message\":\"invalid request parameter\"}",
                "{\"code\":400,\"msg\":\"Invalid parameters\"}",
                "{\"error\":\"Invalid request parameters\"}",
                "{\"error\":{\"code\":\"bad\",\"message\":\"Invalid request params.\"}}",
                "{\"detail\":{\"message\":\"Bad Request: invalid query parameters\"}}",
                "{\"detail\":{\"message\":\"\",\"message_zh\":\"请求参数无效\"}}",
                "{\"message\":\"无效的请求参数，请检查\"}",
                "{\"message\":\"参数错误\"}",
                "{\"detail\":[{\"loc\":[\"query\",\"note_id\"],\"msg\":\"Field required\"}]}"
            })
    void invalidParametersAreAnInvalidRequest(String body) {
        CommentSourceException failure = failure(status(400, body));

        assertThat(failure)
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("the service refused the parameters: ");
        assertThat(failure.status()).hasValue(400);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.charge()).isEqualTo(Charge.FREE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"detail\":\"Request failed. Please retry, or check the request parameters.\"}",
                "{\"detail\":{\"message\":\"Upstream error: Invalid request parameters\"}}",
                "{\"detail\":{\"message\":\"请求失败，请重试。\",\"message_zh\":\"参数错误\"}}",
                "{\"detail\":{\"message\":\"Request failed\",\"params\":{\"message\":\"Invalid parameters\"}}}",
                "Invalid request parameters"
            })
    void otherMessagesOf400MayBeTriedAgain(String body) {
        assertThat(failure(status(400, body))).isExactlyInstanceOf(UpstreamErrorException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Insufficient balance, this endpoint requires payment and does not accept free credit",
                "This endpoint doesn't support free credits.",
                "Free credit cannot be used for this endpoint",
                "free credit is not accepted here",
                "余额不足，此接口不接受免费额度",
                "免费额度不可用于此接口"
            })
    void refusedFreeCreditIsReported(String message) {
        for (String body : new String[] {
            "{\"detail\":{\"message\":\"" + message + "\"}}",
            "{\"detail\":\"" + message + "\"}",
            "{\"detail\":{\"message\":\"Insufficient balance\",\"message_zh\":\"" + message + "\"}}"
        }) {
            InsufficientBalanceException failure = (InsufficientBalanceException) failure(status(402, body));

            assertThat(failure.freeCreditRefused()).isTrue();
            assertThat(failure).hasMessageContaining("this endpoint does not accept free credit");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Insufficient balance, this endpoint requires payment",
                "Your free credit is exhausted",
                "Your free credit is not sufficient",
                "余额不足，免费额度已用完"
            })
    void emptyBalanceIsNotRefusedFreeCredit(String message) {
        InsufficientBalanceException failure =
                (InsufficientBalanceException) failure(status(402, "{\"detail\":{\"message\":\"" + message + "\"}}"));

        assertThat(failure.freeCreditRefused()).isFalse();
        assertThat(failure).hasMessageContaining("does not cover this request, top it up: " + message);
    }

    @Test
    void problemJsonComesFromTheEdgeProxy() {
        String problem = "{\"type\":\"https://developers.cloudflare.com/1xxx-errors/\",\"title\":\"Error 1015: You are"
                + " being rate limited\",\"status\":429,\"detail\":\"Slow down.\",\"retry_after\":30}";

        CommentSourceException limited = failure(status(429, problem));
        assertThat(limited)
                .isExactlyInstanceOf(RateLimitedException.class)
                .hasMessageContaining("Error 1015: You are being rate limited: Slow down.");
        assertThat(limited.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(((PermissionDeniedException) failure(status(403, problem))).byEdgeProxy())
                .isTrue();
        assertThat(failure(status(530, problem))).isExactlyInstanceOf(ServerErrorException.class);
    }

    @Test
    void requestIdIsFoundEverywhere() {
        String id = "00000000-0000-4000-8000-000000000400";
        for (String body : new String[] {
            "{\"detail\":{\"message\":\"m\",\"request_id\":\"" + id + "\"}}",
            "{\"request_id\":\"" + id + "\",\"detail\":\"m\"}",
            "{\"detail\":\"m\",\"request_id\":\"" + id + "\"}",
            "{\"error\":{\"request_id\":\"" + id + "\"}}",
            "{\"request_id\":\"" + id + "\",\"detail\":\"brok"
        }) {
            for (int status : TYPES.keySet()) {
                CommentSourceException failure = failure(status(status, body));

                assertThat(failure.requestId()).contains(id);
                assertThat(failure).hasMessageContaining("request id " + id);
            }
        }
        RawResponse html = new RawResponse(
                502, Map.of("X-Request-Id", id), "<html></html>".getBytes(UTF_8), RawResponse.Origin.NETWORK);
        assertThat(failure(html).requestId()).contains(id);
        assertThat(failure(status(500, "{\"request_id\":\"a b\\n\"}")).requestId())
                .isEmpty();
    }

    @Test
    void pageWithErrorStatusIsAFailure() {
        RawResponse response = new RawResponse(206, Map.of(), Responses.documentedSample(), RawResponse.Origin.NETWORK);

        assertThat(failure(response)).isExactlyInstanceOf(UnexpectedStatusException.class);
    }

    @Test
    void allInvalidParametersAreNamed() {
        String body = "{\"detail\":[{\"loc\":[\"query\",\"note_id\"],\"msg\":\"Field required\"},"
                + "{\"msg\":\"Too short\",\"loc\":[\"query\",0]},\"odd\"]}";

        assertThat(failure(status(422, body)))
                .hasMessageContaining("query.note_id: Field required; query.0: Too short; odd");
    }

    @Test
    void longMessagesAreCut() {
        String body = "{\"detail\":\"" + "words ".repeat(100_000) + "\"}";

        assertThat(failure(status(500, body)).getMessage().length()).isBetween(100, 1000);
    }
}
