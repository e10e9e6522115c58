package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.DecoderFixture.REQUEST;
import static io.xhscomments.testkit.contract.DecoderFixture.commentOf;
import static io.xhscomments.testkit.contract.DecoderFixture.pageOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.failure.UnexpectedStatusException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.page.Spend;
import io.xhscomments.testkit.fixture.Fixtures;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules about responses without a page: each becomes a failure of the documented type. */
interface DecoderFailureRules {
    @Test
    @DisplayName("D17 Every response of the error table becomes its expected failure, with its charge")
    default void everyErrorBecomesItsFailure(DecoderFixture fixture) {
        for (ExpectedFailure expected : fixture.errorTable()) {
            String name = expected.response().name();
            CommentSourceException failure =
                    fixture.decode(expected.response().asRawResponse()).failure(expected.type());
            assertThat(failure.charge()).as("charge of %s", name).isEqualTo(expected.charge());
            assertThat(failure.retryable()).as("%s is retryable", name).isEqualTo(expected.retryable());
        }
    }

    @Test
    @DisplayName("D18 A failure has Retry-After if the response has it")
    default void failureHasRetryAfter(DecoderFixture fixture) {
        fixture.needs(DecoderCapability.READS_TIKHUB_ENVELOPE);
        assertThat(fixture.decode(Fixtures.error("429-object").asRawResponse())
                        .failure()
                        .retryAfter())
                .hasValue(Duration.ofSeconds(2));
        assertThat(fixture.decode(Fixtures.error("429-string").asRawResponse())
                        .failure()
                        .retryAfter())
                .isEmpty();
    }

    @Test
    @DisplayName("D19 Of the error codes in a charged response, only 301, 302 and 500 are retryable")
    default void someErrorCodesAreRetryable(DecoderFixture fixture) {
        fixture.needs(DecoderCapability.READS_TIKHUB_ENVELOPE);
        String response = new String(Fixtures.error("200-inner-failure").body(), UTF_8);
        for (int code : new int[] {301, 302, 303, 500, 601}) {
            byte[] body = response.replaceFirst("\"code\":\\s*301", "\"code\":" + code)
                    .getBytes(UTF_8);
            ChargedFailureException failure =
                    fixture.decode(DecoderFixture.ok(body)).failure(ChargedFailureException.class);
            assertThat(failure.innerCode()).hasValue(code);
            assertThat(failure.retryable()).as("%d is retryable", code).isEqualTo(code != 303 && code != 601);
        }
    }

    @Test
    @DisplayName("D20 An unknown status is a failure, whatever the body contains")
    default void unknownStatusIsAFailure(DecoderFixture fixture) {
        fixture.needs(DecoderCapability.READS_TIKHUB_ENVELOPE);
        for (int status : new int[] {202, 302, 418}) {
            RawResponse response =
                    new RawResponse(status, Map.of(), fixture.bytes(pageOf("")), RawResponse.Origin.NETWORK);
            assertThat(fixture.decode(response)
                            .failure(UnexpectedStatusException.class)
                            .charge())
                    .isEqualTo(Charge.FREE);
        }
    }

    @Test
    @DisplayName("D21 A response cut off at any byte is malformed and charged")
    default void truncatedResponseIsMalformed(DecoderFixture fixture) {
        byte[] complete = fixture.bytes(pageOf(commentOf(DecoderFixture.ID, "\"like_count\":5")));
        fixture.decodeEach(
                IntStream.range(0, complete.length)
                        .mapToObj(length -> DecoderFixture.ok(Arrays.copyOf(complete, length)))
                        .toList(),
                DecoderFailureRules::assertMalformed);
    }

    @Test
    @DisplayName("D22 Invalid JSON, invalid UTF-8 and trailing data are malformed and charged")
    default void invalidJsonIsMalformed(DecoderFixture fixture) {
        String page = pageOf(commentOf(DecoderFixture.ID, ""));
        assertMalformed(fixture, "<html></html>".getBytes(UTF_8));
        assertMalformed(fixture, (new String(fixture.bytes(page), UTF_8) + "{}").getBytes(UTF_8));
        byte[] noUtf8 = fixture.bytes(page.replace("\"content\":\"c\"", "\"content\":\"~\""));
        for (int i = 0; i < noUtf8.length; i++) {
            noUtf8[i] = noUtf8[i] == '~' ? (byte) 0xC3 : noUtf8[i];
        }
        assertMalformed(fixture, noUtf8);
    }

    @Test
    @DisplayName("D23 A page without a list of comments is malformed, not empty")
    default void pageWithoutCommentListIsMalformed(DecoderFixture fixture) {
        String comment = commentOf(DecoderFixture.ID, "");
        for (String page : List.of(
                pageOf(comment).replace("\"comments\":", "\"commentz\":"),
                pageOf(comment).replace("[" + comment + "]", "{}"),
                pageOf(comment).replace("[" + comment + "]", "null"),
                "7")) {
            assertMalformed(fixture, fixture.bytes(page));
        }
    }

    @Test
    @DisplayName("D24 Deep nesting is skipped or malformed and causes no stack overflow")
    default void deepNestingCausesNoOverflow(DecoderFixture fixture) {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        Outcome<CommentPage> outcome =
                fixture.decode(fixture.response(pageOf(deep + "," + commentOf(DecoderFixture.ID, ""))));
        if (outcome.thrown() != null) {
            assertMalformed(outcome);
        } else {
            assertThat(outcome.returned().comments()).hasSize(1);
        }
    }

    @Test
    @DisplayName("D32 A failure has the request id of its response")
    default void failureHasRequestId(DecoderFixture fixture) {
        fixture.needs(DecoderCapability.READS_TIKHUB_ENVELOPE);
        for (String name : List.of("200-inner-failure", "200-missing-note-empty-shell", "400-transient")) {
            CommentSourceException failure =
                    fixture.decode(Fixtures.error(name).asRawResponse()).failure();
            assertThat(failure.requestId())
                    .as("request id of %s", name)
                    .hasValue("00000000-0000-4000-8000-000000000" + name.substring(0, 3));
        }
        RawResponse html = new RawResponse(502, Map.of("x-request-id", "r-1"), new byte[0], RawResponse.Origin.NETWORK);
        assertThat(fixture.decode(html).failure().requestId()).hasValue("r-1");
    }

    @Test
    @DisplayName("D25 A stored response is free, whether page or failure; one from the network is charged")
    default void storedResponseIsFree(DecoderFixture fixture) {
        byte[] body = fixture.bytes(pageOf(commentOf(DecoderFixture.ID, "")));
        CommentPage stored = fixture.decode(RawResponse.stored(body)).returned();
        assertThat(stored.receipt().charge()).isEqualTo(Charge.FREE);
        assertThat(stored.receipt().spend()).isEqualTo(Spend.NONE);
        CommentPage paid = fixture.decode(DecoderFixture.ok(body)).returned();
        assertThat(paid.receipt().charge()).isEqualTo(Charge.CHARGED);
        assertThat(paid.receipt().spend()).isEqualTo(Spend.of(Charge.CHARGED));
        byte[] broken = Arrays.copyOf(body, body.length / 2);
        assertThat(fixture.decode(RawResponse.stored(broken)).failure().charge())
                .isEqualTo(Charge.FREE);
    }

    @Test
    @DisplayName("D26 A failure contains the request")
    default void failureContainsTheRequest(DecoderFixture fixture) {
        for (ExpectedFailure expected : fixture.errorTable()) {
            if (fixture.decode(expected.response().asRawResponse()).thrown()
                    instanceof CommentSourceException failure) {
                assertThat(failure.request()).isEqualTo(REQUEST);
                assertThat(failure).hasMessageContaining(REQUEST.note().value());
            }
        }
    }

    private static void assertMalformed(DecoderFixture fixture, byte[] body) {
        assertMalformed(fixture.decode(DecoderFixture.ok(body)));
    }

    private static void assertMalformed(Outcome<CommentPage> outcome) {
        assertThat(outcome.failure(MalformedResponseException.class).charge()).isEqualTo(Charge.CHARGED);
    }
}
