package io.xhscomments.codec.tikhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.failure.AuthenticationException;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.EmptyResponseException;
import io.xhscomments.core.failure.InsufficientBalanceException;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.failure.PermissionDeniedException;
import io.xhscomments.core.failure.RateLimitedException;
import io.xhscomments.core.failure.RouteNotFoundException;
import io.xhscomments.core.failure.RouteRetiredException;
import io.xhscomments.core.failure.ServerErrorException;
import io.xhscomments.core.failure.UpstreamErrorException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.RawResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Maps every documented or observed error response to its row of the failure table. */
class FailureTableTest {
    private record Row(
            Class<? extends CommentSourceException> type,
            int status,
            boolean retryable,
            Optional<Duration> retryAfter,
            Charge charge,
            String message) {}

    static Stream<Arguments> table() {
        return Stream.of(
                paid("200-empty-data", EmptyResponseException.class, false, "reports success, but contains no data"),
                paid("200-inner-failure", ChargedFailureException.class, true, "with code 301: 采集失败，请重试"),
                paid("200-inner-failure-app-v2", ChargedFailureException.class, false, "with code -1: 服务异常"),
                paid("200-missing-note-empty-shell", NoteNotFoundException.class, false, "no such note"),
                free("400-deprecated", RouteRetiredException.class, 400, false, "Please migrate to"),
                free("400-invalid-parameters", InvalidRequestException.class, 400, false, "Invalid request parameters"),
                free("400-transient", UpstreamErrorException.class, 400, true, "Request failed. Please retry."),
                free(
                        "401-invalid-key",
                        AuthenticationException.class,
                        401,
                        false,
                        "Invalid API token, your submitted API token is [redacted]"),
                free(
                        "402-free-credit",
                        InsufficientBalanceException.class,
                        402,
                        false,
                        "this endpoint does not accept free credit"),
                free(
                        "402-insufficient-balance",
                        InsufficientBalanceException.class,
                        402,
                        false,
                        "top it up: Insufficient balance, this endpoint requires payment"),
                free("403-edge-blocked-user-agent", PermissionDeniedException.class, 403, false, "proper User-Agent"),
                free("403-edge-problem-json", PermissionDeniedException.class, 403, false, "proper User-Agent"),
                free("404-object", RouteNotFoundException.class, 404, false, "Not Found"),
                free("404-string", RouteNotFoundException.class, 404, false, "Not Found"),
                free("422-validation", InvalidRequestException.class, 422, false, "query.note_id: Field required"),
                Arguments.of(
                        "429-object",
                        new Row(
                                RateLimitedException.class,
                                429,
                                true,
                                Optional.of(Duration.ofSeconds(2)),
                                Charge.FREE,
                                "Too Many Requests")),
                free("429-string", RateLimitedException.class, 429, true, "rate limited"),
                free("500-object", ServerErrorException.class, 500, true, "Internal Server Error"),
                free("502-html", ServerErrorException.class, 502, true, "the service failed"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void eachResponseBecomesItsFailure(String fixture, Row expected) {
        CommentSourceException failure = Responses.failure(Responses.error(fixture));

        assertThat(failure).isExactlyInstanceOf(expected.type).hasMessageContaining(expected.message);
        assertThat(failure.status()).hasValue(expected.status);
        assertThat(failure.retryable()).isEqualTo(expected.retryable);
        assertThat(failure.retryAfter()).isEqualTo(expected.retryAfter);
        assertThat(failure.charge()).isEqualTo(expected.charge);
        assertThat(failure.request()).isEqualTo(Responses.REQUEST);
        assertThat(failure)
                .hasMessageContaining("comments of note 6683b283000000001f0052bf")
                .hasNoCause();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void storedFailureIsFree(String fixture, Row expected) {
        RawResponse response = Responses.error(fixture);
        RawResponse kept =
                new RawResponse(response.status(), response.headers(), response.body(), RawResponse.Origin.STORE);

        CommentSourceException failure = Responses.failure(kept);

        assertThat(failure).isExactlyInstanceOf(expected.type);
        assertThat(failure.charge()).isEqualTo(Charge.FREE);
    }

    private static Arguments paid(
            String fixture, Class<? extends CommentSourceException> type, boolean retryable, String message) {
        return Arguments.of(fixture, new Row(type, 200, retryable, Optional.empty(), Charge.CHARGED, message));
    }

    private static Arguments free(
            String fixture,
            Class<? extends CommentSourceException> type,
            int status,
            boolean retryable,
            String message) {
        return Arguments.of(fixture, new Row(type, status, retryable, Optional.empty(), Charge.FREE, message));
    }
}
