package io.xhscomments.examples.recipes.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.core.failure.AuthenticationException;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.EmptyResponseException;
import io.xhscomments.core.failure.InsufficientBalanceException;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.failure.PermissionDeniedException;
import io.xhscomments.core.failure.RateLimitedException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.failure.ServerErrorException;
import io.xhscomments.core.failure.UpstreamErrorException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.policy.Retry;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.core.reading.ReplySelection;
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.examples.recipes.vendor.JustOneStub.Response;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class JustOneApiTest {
    private final JustOneStub vendor = new JustOneStub();
    private final SyntheticNote note =
            SyntheticNote.builder(11).comments(25).replies(12).build();
    private final PageRequest first = PageRequest.comments(note.id());
    private final CommentSource source = JustOneApi.source(vendor.base(), vendor.token());

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void aWholeNoteIsReadThroughTheSameReader() {
        vendor.serve(note);
        List<CommentId> comments = new ArrayList<>();
        List<CommentId> replies = new ArrayList<>();

        Reading reading =
                NoteReader.builder(source).replies(ReplySelection.all()).build().start(note.id());
        reading.forEachRemaining(comment -> (comment.isReply() ? replies : comments).add(comment.id()));

        assertThat(comments).containsExactlyElementsOf(note.commentIds().toList());
        assertThat(replies)
                .containsExactlyElementsOf(
                        note.commentIds().flatMap(note::replyIds).toList());
        assertThat(reading.termination().orElseThrow().reason()).isEqualTo(StopReason.END_OF_PAGES);
        assertThat(reading.spend()).isEqualTo(new Spend(vendor.charged(), 0, 0));
        assertThat(vendor.requests()).hasSize(vendor.charged());
    }

    @Test
    void theVendorIsAskedInItsOwnWords() {
        vendor.serve(note);
        CommentId comment = note.commentIds().findFirst().orElseThrow();
        CommentPage page = source.fetch(first);
        source.fetch(first.after(page.next().orElseThrow()));
        source.fetch(PageRequest.replies(note.id(), comment));

        Map<String, String> always = Map.of(
                "noteId", note.id().value(), "token", vendor.token().reveal(), "User-Agent", "xhs-comments-recipes");
        String comments = "/api/xiaohongshu/get-note-comment/v2";
        assertThat(vendor.requests().get(0)).isEqualTo(with(always, Map.of("path", comments, "sort", "latest")));
        assertThat(vendor.requests().get(1))
                .isEqualTo(with(
                        always,
                        Map.of(
                                "path",
                                comments,
                                "sort",
                                "latest",
                                "lastCursor",
                                page.next().orElseThrow().value())));
        assertThat(vendor.requests().get(2))
                .isEqualTo(with(
                        always,
                        Map.of("path", "/api/xiaohongshu/get-note-sub-comment/v2", "commentId", comment.value())));
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> unknownFields) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(unknownFields);
        return all;
    }

    @Test
    void aPageTellsItsRequestAndWhatItCost() {
        CommentPage page =
                JustOneApi.source(vendor.serve(note).base(), vendor.token()).fetch(first);

        assertThat(page.totals()).isEqualTo(note.totals());
        assertThat(page.receipt().requestId()).hasValue("r-0");
        assertThat(page.receipt().charge()).isEqualTo(Charge.CHARGED);
    }

    /** A row of the vendor's table. */
    record Row(int code, Class<? extends CommentSourceException> failure, Charge charge, boolean retryable) {}

    static final List<Row> TABLE = List.of(
            new Row(100, AuthenticationException.class, Charge.FREE, false),
            new Row(201, NoteNotFoundException.class, Charge.CHARGED, false),
            new Row(301, UpstreamErrorException.class, Charge.FREE, true),
            new Row(302, RateLimitedException.class, Charge.FREE, true),
            new Row(303, PermissionDeniedException.class, Charge.FREE, false),
            new Row(400, InvalidRequestException.class, Charge.FREE, false),
            new Row(500, ServerErrorException.class, Charge.FREE, true),
            new Row(600, PermissionDeniedException.class, Charge.FREE, false),
            new Row(601, InsufficientBalanceException.class, Charge.FREE, false),
            new Row(777, ChargedFailureException.class, Charge.CHARGED, false));

    @ParameterizedTest
    @FieldSource("TABLE")
    void everyCodeIsAFailureThatSaysWhatItCost(Row row) {
        vendor.serve(note).failNext(Response.of(row.code(), "because"));

        CommentSourceException failure = failureOf(first);

        assertThat(failure).isExactlyInstanceOf(row.failure());
        assertThat(failure.charge()).isEqualTo(row.charge());
        assertThat(failure.spend()).isEqualTo(Spend.of(row.charge()));
        assertThat(failure.retryable()).isEqualTo(row.retryable());
        assertThat(failure.status()).hasValue(200);
        assertThat(vendor.requests()).hasSize(1);
    }

    @Test
    void theReasonIsTold() {
        assertThat(failureAfter(Response.of(303, "Daily Quota Exceeded"))).hasMessageContaining("Daily Quota Exceeded");
        assertThat(failureAfter(Response.of(600, "Permission Denied"))).hasMessageContaining("Permission Denied");
        assertThat(failureAfter(Response.of(777, "Out to Lunch"))).hasMessageContaining("with code 777: Out to Lunch");
    }

    @Test
    void aCodeCountsWhateverTheStatus() {
        CommentSourceException failure = failureAfter(
                new Response(429, Response.of(302, "Rate Limit Exceeded").body()));

        assertThat(failure).isInstanceOf(RateLimitedException.class);
        assertThat(failure.status()).hasValue(429);
    }

    @Test
    void whatIsNotOfTheVendorMayHaveBeenCharged() {
        CommentSourceException failure = failureAfter(new Response(504, "<html>Gateway Timeout</html>"));

        assertThat(failure).isInstanceOf(ResponseLostException.class);
        assertThat(failure.charge()).isEqualTo(Charge.UNKNOWN);
        assertThat(failure.status()).hasValue(504);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html></html>",
                "[]",
                "{}",
                "{\"code\":\"x\",\"data\":{}}",
                "{\"code\":0,\"data\":{\"comments\":{}}}",
                "{\"code\":0,\"data\":{\"user_id\":\"u\",\"comments\":[],\"has_more\":false}},\"x\":1}"
            })
    void anResponseThatIsNoneIsNoPage(String body) {
        CommentSourceException failure = failureAfter(new Response(200, body));

        assertThat(failure).isInstanceOf(MalformedResponseException.class);
        assertThat(failure.charge()).isEqualTo(Charge.CHARGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\":0}", "{\"code\":0,\"data\":null}", "{\"code\":0,\"data\":{}}"})
    void successWithoutDataIsAnEmptyResponse(String body) {
        CommentSourceException failure = failureAfter(new Response(200, body));

        assertThat(failure).isInstanceOf(EmptyResponseException.class);
        assertThat(failure.charge()).isEqualTo(Charge.CHARGED);
    }

    @Test
    void policiesWorkAsOverAnySource() {
        vendor.serve(note).failNext(Response.of(301, "Collection Failed. Please Retry."));
        vendor.failNext(Response.of(302, "Rate Limit Exceeded"));

        CommentPage page = Policies.builder(source)
                .retry(Retry.builder()
                        .initialDelay(Duration.ofMillis(1))
                        .maxDelay(Duration.ofMillis(2))
                        .build())
                .build()
                .fetch(first);

        assertThat(page.comments()).hasSize(10);
        assertThat(page.receipt().spend()).isEqualTo(new Spend(1, 2, 0));
    }

    @Test
    void anotherOrderIsRefusedAndNothingIsSent() {
        vendor.serve(note);

        assertThat(failureOf(PageRequest.comments(note.id()).order(CommentOrder.LIKES)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("nothing was sent");
        assertThat(vendor.charged()).isZero();
    }

    @Test
    void aStorePaysThisVendorOnceToo(@TempDir Path dir) {
        vendor.serve(note);
        for (int run = 0; run < 2; run++) {
            CommentSource stored = PageStore.at(dir)
                    .readThrough(
                            JustOneApi.transport(vendor.base(), vendor.token()), new JustOneDecoder(vendor.token()))
                    .source();
            assertThat(NoteReader.ofDefaults(stored).stream(note.id()).map(Comment::id))
                    .containsExactlyElementsOf(note.commentIds().toList());
        }
        assertThat(vendor.charged()).isEqualTo(note.pages());
    }

    @Test
    void theTokenIsInNoMessageThoughTheVendorRepeatsIt() {
        ApiKey wrong = ApiKey.of("wrong/TOKEN+0123=");
        CommentSource refused = JustOneApi.source(vendor.base(), wrong);
        CommentSource unreachable = JustOneApi.source(URI.create("http://127.0.0.1:1"), wrong);
        String said = "address ?token=" + wrong.reveal() + " or wrong%2FTOKEN%2B0123%3D";
        vendor.failNext(Response.of(302, said)).failNext(Response.of(777, said)).failNext(new Response(502, said));

        for (CommentSource source : List.of(refused, refused, refused, refused, unreachable)) {
            CommentSourceException failure =
                    catchThrowableOfType(CommentSourceException.class, () -> source.fetch(first));
            StringWriter all = new StringWriter();
            failure.printStackTrace(new PrintWriter(all));
            assertThat(wrong.redact(all.toString()))
                    .isEqualTo(all.toString())
                    .contains(note.id().value());
        }
        assertThat(new JustOneRequests(vendor.base(), wrong).toString()).doesNotContain("TOKEN");
        assertThat(JustOneApi.transport(vendor.base(), wrong).toString()).doesNotContain("TOKEN");
    }

    private CommentSourceException failureAfter(Response response) {
        vendor.serve(note).failNext(response);
        return failureOf(first);
    }

    private CommentSourceException failureOf(PageRequest request) {
        return catchThrowableOfType(CommentSourceException.class, () -> source.fetch(request));
    }
}
