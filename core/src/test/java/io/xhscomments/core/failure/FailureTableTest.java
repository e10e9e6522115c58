package io.xhscomments.core.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One row per failure: retry, charge and message. */
class FailureTableTest {
    private static final PageRequest REQUEST = PageRequest.comments(NoteId.of("6683b283000000001f0052bf"))
            .after(Cursor.of("{\"cursor\":\"66c4b7a300000000270106f7\",\"index\":2}"));
    private static final Optional<Duration> TWO_SECONDS = Optional.of(Duration.ofSeconds(2));
    private static final String NEVER = "trying again will not help";
    private static final String AGAIN = "may be tried again";
    private static final int NO_STATUS = 0;
    private static final String ID = "00000000-0000-4000-8000-000000000400";

    record Row(
            CommentSourceException failure,
            int status,
            Charge charge,
            boolean retryable,
            Optional<Duration> retryAfter,
            String message) {

        static Row never(CommentSourceException failure, int status, Charge charge, String message) {
            return new Row(failure, status, charge, false, Optional.empty(), message + "; " + NEVER + ")");
        }

        static Row again(CommentSourceException failure, int status, Charge charge, String message) {
            return new Row(failure, status, charge, true, Optional.empty(), message + "; " + AGAIN + ")");
        }

        @Override
        public String toString() {
            return failure.getClass().getSimpleName() + " " + status + " " + charge;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                Row.again(
                        new UpstreamErrorException(REQUEST, "please retry"),
                        400,
                        Charge.FREE,
                        "the service's upstream failed: please retry (HTTP 400; not charged"),
                Row.never(
                        new RouteRetiredException(REQUEST, "This endpoint has been deprecated."),
                        400,
                        Charge.FREE,
                        "this route is retired, use another one: This endpoint has been deprecated. (HTTP 400; not charged"),
                Row.never(
                        new AuthenticationException(REQUEST),
                        401,
                        Charge.FREE,
                        "the API key was refused, check it (HTTP 401; not charged"),
                Row.never(
                        new InsufficientBalanceException(REQUEST),
                        402,
                        Charge.FREE,
                        "the account's balance does not cover this request, top it up (HTTP 402; not charged"),
                Row.never(
                        new AuthenticationException(REQUEST, 401, "Invalid API token"),
                        401,
                        Charge.FREE,
                        "the API key was refused, check it: Invalid API token (HTTP 401; not charged"),
                Row.never(
                        new InsufficientBalanceException(REQUEST, 402, true, "does not accept free credit"),
                        402,
                        Charge.FREE,
                        "this endpoint does not accept free credit, and the paid balance does not cover the request,"
                                + " top it up: does not accept free credit (HTTP 402; not charged"),
                Row.never(
                        new PermissionDeniedException(REQUEST, false, "no scope"),
                        403,
                        Charge.FREE,
                        "access was refused, check the key's scopes and the balance: no scope (HTTP 403; not charged"),
                Row.never(
                        new PermissionDeniedException(REQUEST, true, "Error 1010"),
                        403,
                        Charge.FREE,
                        "the edge proxy refused this client, set a proper User-Agent or use another network: Error 1010 (HTTP 403; not charged"),
                Row.never(
                        InvalidRequestException.notNewestFirst(REQUEST),
                        NO_STATUS,
                        Charge.FREE,
                        "nothing was sent: the service does not serve this note newest first, so what is new cannot be found; read all of it (not charged"),
                Row.never(
                        new RouteNotFoundException(REQUEST, "Not Found"),
                        404,
                        Charge.FREE,
                        "no such route, check the base address and the path prefix: Not Found (HTTP 404; not charged"),
                Row.never(
                        InvalidRequestException.byService(REQUEST, "note_id: Field required"),
                        422,
                        Charge.FREE,
                        "the service refused the parameters: note_id: Field required (HTTP 422; not charged"),
                Row.never(
                        InvalidRequestException.beforeSending(REQUEST, "not a cursor of this route"),
                        NO_STATUS,
                        Charge.FREE,
                        "nothing was sent: not a cursor of this route (not charged"),
                Row.again(
                        new RateLimitedException(REQUEST, Optional.empty(), ""),
                        429,
                        Charge.FREE,
                        "too many requests (HTTP 429; not charged"),
                new Row(
                        new RateLimitedException(REQUEST, TWO_SECONDS, "rate limited"),
                        429,
                        Charge.FREE,
                        true,
                        TWO_SECONDS,
                        "too many requests: rate limited (HTTP 429; not charged; may be tried again after 2 s)"),
                Row.again(
                        new ServerErrorException(REQUEST, 502, Optional.empty(), "Bad Gateway"),
                        502,
                        Charge.FREE,
                        "the service failed: Bad Gateway (HTTP 502; not charged"),
                new Row(
                        new ServerErrorException(REQUEST, 503, TWO_SECONDS, " "),
                        503,
                        Charge.FREE,
                        true,
                        TWO_SECONDS,
                        "the service failed (HTTP 503; not charged; may be tried again after 2 s)"),
                Row.never(
                        new UnexpectedStatusException(REQUEST, 302, ""),
                        302,
                        Charge.FREE,
                        "unexpected status (HTTP 302; not charged"),
                Row.again(
                        new ChargedFailureException(REQUEST, Charge.CHARGED, OptionalLong.of(301), true, "请重试"),
                        200,
                        Charge.CHARGED,
                        "the service responded, but failed inside with code 301: 请重试 (HTTP 200; charged"),
                Row.never(
                        new ChargedFailureException(REQUEST, Charge.FREE, OptionalLong.empty(), false, ""),
                        200,
                        Charge.FREE,
                        "the service responded, but failed inside (HTTP 200; not charged"),
                Row.never(
                        new NoteNotFoundException(REQUEST, Charge.CHARGED),
                        200,
                        Charge.CHARGED,
                        "there is no such note (HTTP 200; charged"),
                Row.never(
                        new MalformedResponseException(REQUEST, Charge.CHARGED, "$.data.data.comments[3].id", "a text"),
                        200,
                        Charge.CHARGED,
                        "malformed response at $.data.data.comments[3].id: a text (HTTP 200; charged"),
                Row.never(
                        new EmptyResponseException(REQUEST, Charge.CHARGED),
                        200,
                        Charge.CHARGED,
                        "the response reports success, but contains no data (HTTP 200; charged"),
                Row.never(
                        new WrongResponseException(REQUEST, Charge.CHARGED, "note 6683b28300000000000000aa"),
                        200,
                        Charge.CHARGED,
                        "the response belongs to another request: note 6683b28300000000000000aa (HTTP 200; charged"),
                Row.never(
                        new UnsupportedResponseException(REQUEST, Charge.FREE, "web_v3", "web-v1, app-v2"),
                        200,
                        Charge.FREE,
                        "this is a web_v3 response; supported are web-v1, app-v2 (HTTP 200; not charged"),
                Row.never(
                        new ResponseTooLargeException(REQUEST, 200, Charge.CHARGED, 16_777_216),
                        200,
                        Charge.CHARGED,
                        "the response has more than 16777216 bytes (HTTP 200; charged"),
                Row.again(
                        ResponseLostException.noResponse(REQUEST, "timeout", new IOException("timeout")),
                        NO_STATUS,
                        Charge.UNKNOWN,
                        "the request was sent, but no complete response came: timeout (may have been charged"),
                Row.again(
                        ResponseLostException.brokenOff(REQUEST, 200, Charge.CHARGED, "reset", null),
                        200,
                        Charge.CHARGED,
                        "the request was sent, but no complete response came: reset (HTTP 200; charged"),
                Row.again(
                        new RequestNotSentException(
                                REQUEST, "connection refused", new IOException("connection refused")),
                        NO_STATUS,
                        Charge.FREE,
                        "the request was not sent: connection refused (not charged"),
                Row.never(
                        new PageNotStoredException(REQUEST, "looked in pages/6683b283000000001f0052bf"),
                        NO_STATUS,
                        Charge.FREE,
                        "the page is not stored: looked in pages/6683b283000000001f0052bf (not charged"),
                Row.never(
                        new BudgetExhaustedException(REQUEST, "requests: 3 allowed, 2 sent, 1 in flight"),
                        NO_STATUS,
                        Charge.FREE,
                        "the budget allows no further request: requests: 3 allowed, 2 sent, 1 in flight (not charged"),
                Row.never(
                        new StoredPageUnreadableException(REQUEST, "pages/ab/cd.page: bad checksum"),
                        NO_STATUS,
                        Charge.FREE,
                        "the stored page cannot be read: pages/ab/cd.page: bad checksum (not charged"),
                Row.never(
                        new StoreUnavailableException(REQUEST, "pages: read-only", new IOException("read-only")),
                        NO_STATUS,
                        Charge.FREE,
                        "nothing was sent, because the page could not be stored: pages: read-only (not charged"),
                Row.never(
                        new StoredPageInDoubtException(REQUEST, "see pages/in-doubt"),
                        NO_STATUS,
                        Charge.FREE,
                        "an earlier request may have been paid for, and may not be paid for again: see pages/in-doubt"
                                + " (not charged"),
                Row.never(
                        new UnsupportedResponseException(REQUEST, Charge.CHARGED, "web_v3", "web-v1, app-v2"),
                        200,
                        Charge.CHARGED,
                        "this is a web_v3 response; supported are web-v1, app-v2 (HTTP 200; charged"),
                Row.never(
                        new WrongResponseException(REQUEST, Charge.CHARGED, "another note"),
                        200,
                        Charge.CHARGED,
                        "the response belongs to another request: another note (HTTP 200; charged"),
                Row.never(
                        new StoredResponseUndecodableException(REQUEST, "pages/undecodable"),
                        NO_STATUS,
                        Charge.FREE,
                        "an earlier response was charged and cannot be decoded, nothing was sent: pages/undecodable"
                                + " (not charged"),
                Row.never(
                        CachedCopyUnavailableException.permanent(REQUEST, "expired", null),
                        NO_STATUS,
                        Charge.FREE,
                        "the free copy of a page could not be read: expired (not charged"),
                Row.again(
                        CachedCopyUnavailableException.temporary(REQUEST, "timeout", null),
                        NO_STATUS,
                        Charge.FREE,
                        "the free copy of a page could not be read: timeout (not charged"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void failureReportsRetryAndCharge(Row row) {
        CommentSourceException failure = row.failure();

        assertThat(failure.retryable()).isEqualTo(row.retryable());
        assertThat(failure.retryAfter()).isEqualTo(row.retryAfter());
        assertThat(failure.charge()).isEqualTo(row.charge());
        assertThat(failure.status().orElse(NO_STATUS)).isEqualTo(row.status());
        assertThat(failure.request()).isSameAs(REQUEST);
        assertThat(failure).hasMessage(REQUEST.describe() + ": " + row.message());
    }

    @Test
    void everyFailureTypeHasARow() {
        Set<Class<?>> kinds = Stream.of(CommentSourceException.class.getPermittedSubclasses())
                .flatMap(group -> Stream.of(group.getPermittedSubclasses()))
                .collect(Collectors.toSet());

        assertThat(rows().map(row -> row.failure().getClass()).collect(Collectors.<Class<?>>toSet()))
                .isEqualTo(kinds);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void groupOfAFailureMatchesItsRemedy(Row row) {
        CommentSourceException failure = row.failure();

        assertThat(failure.retryable())
                .isEqualTo(failure instanceof CommentSourceException.Transient
                        || (failure instanceof CommentSourceException.Unusable && row.retryable()));
        if (failure instanceof CommentSourceException.Rejected && !(failure instanceof NoteNotFoundException)) {
            assertThat(failure.charge()).isEqualTo(Charge.FREE);
        }
    }

    /** Failures of services that respond HTTP 200 to them without a charge. */
    static Stream<CommentSourceException> freeFailuresWithHttp200() {
        return Stream.of(
                new PermissionDeniedException(REQUEST, 200, false, ""),
                new InsufficientBalanceException(REQUEST, 200),
                new AuthenticationException(REQUEST, 200),
                InvalidRequestException.byService(REQUEST, 200, ""),
                new RateLimitedException(REQUEST, 200, Optional.empty(), ""),
                new ServerErrorException(REQUEST, 200, Optional.empty(), ""),
                new UpstreamErrorException(REQUEST, 200, ""));
    }

    @ParameterizedTest
    @MethodSource("freeFailuresWithHttp200")
    void failureWithHttp200MayBeFree(CommentSourceException failure) {
        assertThat(failure.status()).hasValue(200);
        assertThat(failure.charge()).isEqualTo(Charge.FREE);
        assertThat(failure.spend()).isEqualTo(Spend.of(Charge.FREE));
        assertThat(failure).hasMessageContaining("(HTTP 200; not charged;");
    }

    @Test
    void storedResponseFailuresWereNotSent() {
        assertThat(new NoteNotFoundException(REQUEST, Charge.FREE).spend()).isEqualTo(Spend.NONE);
        assertThat(new ChargedFailureException(REQUEST, Charge.FREE, OptionalLong.of(301), true, "").spend())
                .isEqualTo(Spend.NONE);
    }

    /** The service echoes the key, so every failure with foreign text must redact it. */
    static Stream<Function<String, CommentSourceException>> failuresWithMessage() {
        return Stream.of(
                message -> new PermissionDeniedException(REQUEST, false, message),
                message -> ResponseLostException.noResponse(REQUEST, message, null),
                message -> ResponseLostException.brokenOff(REQUEST, 200, Charge.CHARGED, message, null),
                message -> new InsufficientBalanceException(REQUEST, 402, false, message),
                message -> new BudgetExhaustedException(REQUEST, message),
                message -> CachedCopyUnavailableException.permanent(REQUEST, message, null),
                message -> CachedCopyUnavailableException.temporary(REQUEST, message, null),
                message -> new ChargedFailureException(REQUEST, Charge.CHARGED, OptionalLong.empty(), false, message),
                message -> new AuthenticationException(REQUEST, 401, message),
                message -> new MalformedResponseException(REQUEST, Charge.CHARGED, "$", message),
                message -> new MalformedResponseException(REQUEST, Charge.CHARGED, "$.data['" + message + "']", ""),
                message -> new PageNotStoredException(REQUEST, message),
                message -> new RequestNotSentException(REQUEST, message, null),
                message -> InvalidRequestException.byService(REQUEST, message),
                message -> InvalidRequestException.beforeSending(REQUEST, message),
                message -> new RateLimitedException(REQUEST, Optional.empty(), message),
                message -> new StoredPageInDoubtException(REQUEST, message),
                message -> new StoredPageUnreadableException(REQUEST, message),
                message -> new StoredResponseUndecodableException(REQUEST, message),
                message -> new StoreUnavailableException(REQUEST, message, null),
                message -> new RouteRetiredException(REQUEST, message),
                message -> new ServerErrorException(REQUEST, 500, Optional.empty(), message),
                message -> new UnexpectedStatusException(REQUEST, 302, message),
                message -> new RouteNotFoundException(REQUEST, message),
                message -> new UnsupportedResponseException(REQUEST, Charge.CHARGED, message, "web-v1"),
                message -> new UpstreamErrorException(REQUEST, message),
                message -> new WrongResponseException(REQUEST, Charge.CHARGED, message));
    }

    @ParameterizedTest
    @MethodSource("failuresWithMessage")
    void messagesContainNoEchoedKey(Function<String, CommentSourceException> kind) {
        CommentSourceException failure =
                kind.apply("your submitted API token is sk-test-ECHOED-KEY+/==. Sorry\nfor that");

        assertThat(failure.toString())
                .contains("your submitted API token is [redacted]")
                .doesNotContain("ECHOED")
                .doesNotContain("\n");
    }

    @Test
    void pathOfAMalformedResponseContainsNoKey() {
        MalformedResponseException failure = new MalformedResponseException(
                REQUEST, Charge.CHARGED, "$.data['Bearer sk-test-ECHOED-KEY+/==']", "a text");

        assertThat(failure.path()).isEqualTo("$.data['Bearer [redacted]']");
        assertThat(new MalformedResponseException(REQUEST, Charge.CHARGED, "$.data.comments[0].time", "").path())
                .isEqualTo("$.data.comments[0].time");
    }

    @Test
    void failuresReportProxyAndInnerCode() {
        assertThat(new PermissionDeniedException(REQUEST, true, "").byEdgeProxy())
                .isTrue();
        assertThat(new PermissionDeniedException(REQUEST, false, "").byEdgeProxy())
                .isFalse();
        assertThat(new ChargedFailureException(REQUEST, Charge.CHARGED, OptionalLong.of(-1), false, "").innerCode())
                .hasValue(-1);
        assertThat(new ChargedFailureException(REQUEST, Charge.CHARGED, OptionalLong.empty(), false, "").innerCode())
                .isEmpty();
    }

    @Test
    void everyFailureShowsTheRequestId() {
        rows().forEach(row -> {
            String before = row.failure().getMessage();
            assertThat(row.failure().requestId()).isEmpty();

            CommentSourceException failure = CommentSourceException.withRequestId(row.failure(), ID);

            assertThat(failure).isSameAs(row.failure());
            assertThat(failure.requestId()).contains(ID);
            assertThat(failure).hasMessage(before.substring(0, before.length() - 1) + "; request id " + ID + ")");
            assertThat(failure.charge()).isEqualTo(row.charge());
            assertThat(failure.retryable()).isEqualTo(row.retryable());
            assertThat(failure.retryAfter()).isEqualTo(row.retryAfter());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a\nb",
                "\u001b[31m",
                "请求",
                "sk-test-ECHOED-KEY",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "Bearer%20x"
            })
    void malformedOrSecretRequestIdIsLeftOut(String id) {
        CommentSourceException failure = new UpstreamErrorException(REQUEST, "");
        String before = failure.getMessage();

        assertThat(CommentSourceException.withRequestId(failure, id).requestId())
                .isEmpty();
        assertThat(CommentSourceException.withRequestId(failure, "x".repeat(129))
                        .requestId())
                .isEmpty();
        assertThat(failure).hasMessage(before);
    }

    static Stream<CommentSourceException> serialized() {
        PageRequest replies = PageRequest.replies(REQUEST.note(), CommentId.of("66c4b7a300000000270106f7"));
        return Stream.concat(
                rows().map(Row::failure),
                Stream.of(
                        CommentSourceException.withRequestId(
                                new RateLimitedException(REQUEST.first(), TWO_SECONDS, "slow"), ID),
                        new UpstreamErrorException(replies, ""),
                        new WrongResponseException(
                                REQUEST, Charge.CHARGED, "route app-v2", Optional.of(new PageKey("app-v2", replies))),
                        new UpstreamErrorException(
                                PageRequest.comments(REQUEST.note())
                                        .order(CommentOrder.LIKES)
                                        .area(CommentArea.FOLDED),
                                ""),
                        new UpstreamErrorException(replies.after(Cursor.of("c")), "")));
    }

    @ParameterizedTest
    @MethodSource("serialized")
    void javaSerializationKeepsAllProperties(CommentSourceException failure)
            throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(failure);
        }
        CommentSourceException back;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            back = (CommentSourceException) in.readObject();
        }

        assertThat(back).isExactlyInstanceOf(failure.getClass()).hasMessage(failure.getMessage());
        assertThat(back.request()).isEqualTo(failure.request());
        assertThat(back.requestId()).isEqualTo(failure.requestId());
        assertThat(back.retryAfter()).isEqualTo(failure.retryAfter());
        assertThat(back.spend()).isEqualTo(failure.spend());
        if (failure instanceof WrongResponseException wrong) {
            assertThat(((WrongResponseException) back).key()).isEqualTo(wrong.key());
        }
    }

    @Test
    void failuresDescribeTheWrongResponse() {
        assertThat(new WrongResponseException(REQUEST, Charge.CHARGED, "route app-v2").belongsTo())
                .isEqualTo("route app-v2");
        assertThat(new UnsupportedResponseException(REQUEST, Charge.CHARGED, "web_v2", "web-v1").format())
                .isEqualTo("web_v2");
        assertThat(new InsufficientBalanceException(REQUEST, 402, true, "").freeCreditRefused())
                .isTrue();
        assertThat(new InsufficientBalanceException(REQUEST).freeCreditRefused())
                .isFalse();
    }

    @Test
    void causeIsKept() {
        IOException cause = new IOException("reset");

        assertThat(ResponseLostException.noResponse(REQUEST, "reset", cause)).hasCause(cause);
        assertThat(ResponseLostException.brokenOff(REQUEST, 200, Charge.CHARGED, "reset", cause))
                .hasCause(cause);
        assertThat(new RequestNotSentException(REQUEST, "reset", cause)).hasCause(cause);
        assertThat(new StoreUnavailableException(REQUEST, "reset", cause)).hasCause(cause);
        assertThat(CachedCopyUnavailableException.permanent(REQUEST, "reset", cause))
                .hasCause(cause);
        assertThat(CachedCopyUnavailableException.temporary(REQUEST, "reset", cause))
                .hasCause(cause);
    }

    /** A request for a short link has a placeholder as its note. */
    @Test
    void aFailureCanNameWhatItsRequestStandsFor() throws IOException, ClassNotFoundException {
        CommentSourceException failure = new UpstreamErrorException(REQUEST, "please retry");
        CommentSourceException earlier = new UpstreamErrorException(REQUEST, "please retry");
        failure.addSuppressed(earlier);
        String before = failure.getMessage();

        assertThat(CommentSourceException.about(failure, "short link http://xhslink.com/a/abc"))
                .isSameAs(failure);

        String after = before.replace(REQUEST.describe(), "short link http://xhslink.com/a/abc");
        assertThat(after).isNotEqualTo(before);
        assertThat(failure).hasMessage(after);
        assertThat(earlier).hasMessage(after);
        assertThat(failure.request()).isEqualTo(REQUEST);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(failure);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat((Throwable) in.readObject()).hasMessage(after);
        }
    }
}
