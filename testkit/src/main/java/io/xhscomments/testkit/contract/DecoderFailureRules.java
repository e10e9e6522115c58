package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.DecoderBench.REQUEST;
import static io.xhscomments.testkit.contract.DecoderBench.commentOf;
import static io.xhscomments.testkit.contract.DecoderBench.pageOf;
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

/** What becomes of a response that is no page: never a page, and never an error of another kind. */
interface DecoderFailureRules {
    @Test
    @DisplayName("D17 Every response of the error table is the failure that it tells of, with its charge")
    default void everyErrorIsItsFailure(DecoderBench bench) {
        for (ExpectedFailure expected : bench.errorTable()) {
            String name = expected.response().name();
            CommentSourceException failure =
                    bench.decode(expected.response().asRawResponse()).failure(expected.type());
            assertThat(failure.charge()).as("charge of %s", name).isEqualTo(expected.charge());
            assertThat(failure.retryable()).as("may %s be tried again", name).isEqualTo(expected.retryable());
        }
    }

    @Test
    @DisplayName("D18 Retry-After is told, if it was sent")
    default void retryAfterIsTold(DecoderBench bench) {
        bench.needs(DecoderCapability.READS_TIKHUB);
        assertThat(bench.decode(Fixtures.error("429-object").asRawResponse())
                        .failure()
                        .retryAfter())
                .hasValue(Duration.ofSeconds(2));
        assertThat(bench.decode(Fixtures.error("429-string").asRawResponse())
                        .failure()
                        .retryAfter())
                .isEmpty();
    }

    @Test
    @DisplayName("D19 Of the codes inside a response that is paid for, 301, 302 and 500 may be tried again")
    default void someCodesMayBeTriedAgain(DecoderBench bench) {
        bench.needs(DecoderCapability.READS_TIKHUB);
        String response = new String(Fixtures.error("200-inner-failure").body(), UTF_8);
        for (int code : new int[] {301, 302, 303, 500, 601}) {
            byte[] body = response.replaceFirst("\"code\":\\s*301", "\"code\":" + code)
                    .getBytes(UTF_8);
            ChargedFailureException failure =
                    bench.decode(DecoderBench.ok(body)).failure(ChargedFailureException.class);
            assertThat(failure.innerCode()).hasValue(code);
            assertThat(failure.retryable()).as("may %d be tried again", code).isEqualTo(code != 303 && code != 601);
        }
    }

    @Test
    @DisplayName("D20 A status that nobody knows is a failure, whatever the body holds")
    default void anUnknownStatusIsAFailure(DecoderBench bench) {
        bench.needs(DecoderCapability.READS_TIKHUB);
        for (int status : new int[] {202, 302, 418}) {
            RawResponse response =
                    new RawResponse(status, Map.of(), bench.bytes(pageOf("")), RawResponse.Origin.NETWORK);
            assertThat(bench.decode(response)
                            .failure(UnexpectedStatusException.class)
                            .charge())
                    .isEqualTo(Charge.FREE);
        }
    }

    @Test
    @DisplayName("D21 A response that breaks off, anywhere, is malformed, and charged")
    default void anResponseThatBreaksOffIsMalformed(DecoderBench bench) {
        byte[] whole = bench.bytes(pageOf(commentOf(DecoderBench.ID, "\"like_count\":5")));
        bench.decodeEach(
                IntStream.range(0, whole.length)
                        .mapToObj(length -> DecoderBench.ok(Arrays.copyOf(whole, length)))
                        .toList(),
                DecoderFailureRules::assertThatItIsMalformed);
    }

    @Test
    @DisplayName("D22 What is no JSON, no UTF-8, or goes on after its end is malformed, and charged")
    default void whatIsNoJsonIsMalformed(DecoderBench bench) {
        String page = pageOf(commentOf(DecoderBench.ID, ""));
        assertThatItIsMalformed(bench, "<html></html>".getBytes(UTF_8));
        assertThatItIsMalformed(bench, (new String(bench.bytes(page), UTF_8) + "{}").getBytes(UTF_8));
        byte[] noUtf8 = bench.bytes(page.replace("\"content\":\"c\"", "\"content\":\"~\""));
        for (int i = 0; i < noUtf8.length; i++) {
            noUtf8[i] = noUtf8[i] == '~' ? (byte) 0xC3 : noUtf8[i];
        }
        assertThatItIsMalformed(bench, noUtf8);
    }

    @Test
    @DisplayName("D23 A page without a list of comments is malformed: no comments are not no comments")
    default void aPageWithoutAListOfCommentsIsMalformed(DecoderBench bench) {
        String comment = commentOf(DecoderBench.ID, "");
        for (String page : List.of(
                pageOf(comment).replace("\"comments\":", "\"commentz\":"),
                pageOf(comment).replace("[" + comment + "]", "{}"),
                pageOf(comment).replace("[" + comment + "]", "null"),
                "7")) {
            assertThatItIsMalformed(bench, bench.bytes(page));
        }
    }

    @Test
    @DisplayName("D24 Deep nesting is left out or malformed, and no overflow")
    default void deepNestingIsNoOverflow(DecoderBench bench) {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        Outcome<CommentPage> outcome =
                bench.decode(bench.response(pageOf(deep + "," + commentOf(DecoderBench.ID, ""))));
        if (outcome.thrown() != null) {
            assertThatItIsMalformed(outcome);
        } else {
            assertThat(outcome.given().comments()).hasSize(1);
        }
    }

    @Test
    @DisplayName("D32 A failure tells the request id that came with it")
    default void aFailureTellsTheRequestId(DecoderBench bench) {
        bench.needs(DecoderCapability.READS_TIKHUB);
        for (String name : List.of("200-inner-failure", "200-missing-note-empty-shell", "400-transient")) {
            CommentSourceException failure =
                    bench.decode(Fixtures.error(name).asRawResponse()).failure();
            assertThat(failure.requestId())
                    .as("request id of %s", name)
                    .hasValue("00000000-0000-4000-8000-000000000" + name.substring(0, 3));
        }
        RawResponse html = new RawResponse(502, Map.of("x-request-id", "r-1"), new byte[0], RawResponse.Origin.NETWORK);
        assertThat(bench.decode(html).failure().requestId()).hasValue("r-1");
    }

    @Test
    @DisplayName("D25 A response out of a record costs nothing, page or failure; one of the service is charged")
    default void aRecordCostsNothing(DecoderBench bench) {
        byte[] body = bench.bytes(pageOf(commentOf(DecoderBench.ID, "")));
        CommentPage kept = bench.decode(RawResponse.stored(body)).given();
        assertThat(kept.receipt().charge()).isEqualTo(Charge.FREE);
        assertThat(kept.receipt().spend()).isEqualTo(Spend.NONE);
        CommentPage bought = bench.decode(DecoderBench.ok(body)).given();
        assertThat(bought.receipt().charge()).isEqualTo(Charge.CHARGED);
        assertThat(bought.receipt().spend()).isEqualTo(Spend.of(Charge.CHARGED));
        byte[] broken = Arrays.copyOf(body, body.length / 2);
        assertThat(bench.decode(RawResponse.stored(broken)).failure().charge()).isEqualTo(Charge.FREE);
    }

    @Test
    @DisplayName("D26 A failure names the request")
    default void aFailureNamesTheRequest(DecoderBench bench) {
        for (ExpectedFailure expected : bench.errorTable()) {
            if (bench.decode(expected.response().asRawResponse()).thrown() instanceof CommentSourceException failure) {
                assertThat(failure.request()).isEqualTo(REQUEST);
                assertThat(failure).hasMessageContaining(REQUEST.note().value());
            }
        }
    }

    private static void assertThatItIsMalformed(DecoderBench bench, byte[] body) {
        assertThatItIsMalformed(bench.decode(DecoderBench.ok(body)));
    }

    private static void assertThatItIsMalformed(Outcome<CommentPage> outcome) {
        assertThat(outcome.failure(MalformedResponseException.class).charge()).isEqualTo(Charge.CHARGED);
    }
}
