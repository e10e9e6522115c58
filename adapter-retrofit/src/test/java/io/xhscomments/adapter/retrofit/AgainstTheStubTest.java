package io.xhscomments.adapter.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.stub.Ledger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The transport against the stub and its ledger. */
class AgainstTheStubTest {
    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    private static final PageRequest NOTE = PageRequest.comments(Fixtures.sampleNote());

    @Test
    void documentedPageArrivesUnchangedAndIsChargedOnce() {
        try (TikHubTransport transport = transport(TikHubRoute.WEB_V1)) {
            RawResponse page = transport.send(NOTE);
            assertThat(page.body()).isEqualTo(Fixtures.sample());
            assertThat(page.header("x-request-id")).isPresent();
        }
        assertThat(tikhub.ledger().requests()).isEqualTo(1);
        assertThat(tikhub.ledger().charged()).isEqualTo(1);
    }

    @Test
    void documentedPageHasSevenComments() {
        try (TikHubTransport transport = transport(TikHubRoute.WEB_V1)) {
            assertThat(transport.source().fetch(NOTE).comments()).hasSize(7);
        }
        assertThat(tikhub.ledger().requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(TikHubRoute.class)
    void commentsAndRepliesUseTheChosenRoute(TikHubRoute route) {
        CommentId comment = CommentId.of("6683b3a5000000001f0052c0");
        try (TikHubTransport transport = transport(route)) {
            assertThat(transport.send(NOTE).status()).isEqualTo(200);
            assertThat(transport
                            .send(PageRequest.replies(Fixtures.sampleNote(), comment))
                            .status())
                    .isEqualTo(200);
        }
        List<Ledger.Entry> entries = tikhub.ledger().entries();
        assertThat(entries).allSatisfy(entry -> assertThat(entry.route()).hasValue(route));
        assertThat(entries)
                .element(1)
                .satisfies(entry -> assertThat(entry.comment()).hasValue(comment.value()));
    }

    static List<ErrorResponse> errors() {
        return Fixtures.errors();
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorResponsesAreReturnedAfterOneRequest(ErrorResponse error) {
        tikhub.failNext(error);
        try (TikHubTransport transport = transport(TikHubRoute.WEB_V1)) {
            RawResponse page = transport.send(NOTE);
            assertThat(page.status()).isEqualTo(error.status());
            assertThat(new String(page.body(), StandardCharsets.UTF_8))
                    .isNotEmpty()
                    .doesNotContain(tikhub.apiKey().reveal());
        }
        assertThat(tikhub.ledger().requests()).isEqualTo(1);
        assertThat(tikhub.ledger().charged()).isEqualTo(error.status() == 200 ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(ConnectionFault.class)
    void connectionFailureReportsTheChargeOfTheLedger(ConnectionFault fault) {
        // Only a slow response needs the timeout. The decoder detects a body of the wrong length.
        Duration timeout = fault == ConnectionFault.SLOW_BODY ? Duration.ofSeconds(2) : TikHubApi.CALL_TIMEOUT;
        tikhub.failNext(fault);
        try (TikHubTransport transport =
                builder(TikHubRoute.WEB_V1).callTimeout(timeout).build()) {
            CommentSourceException failure = catchThrowableOfType(
                    CommentSourceException.class, () -> transport.source().fetch(NOTE));
            assertThat(tikhub.ledger().entries())
                    .singleElement()
                    .satisfies(entry -> assertThat(failure.charge()).isEqualTo(entry.charge()));
        }
    }

    @Test
    void wrongKeyIsRejectedAndNotEchoed() {
        ApiKey wrong = ApiKey.of("sk-test-WRONG/+==");
        try (TikHubTransport transport =
                TikHubTransport.builder(wrong).baseUrl(tikhub.baseUrl()).build()) {
            RawResponse page = transport.send(NOTE);
            assertThat(page.status()).isEqualTo(401);
            assertThat(page.body()).asString().doesNotContain(wrong.reveal());
        }
        assertThat(tikhub.ledger().charged()).isZero();
    }

    private static TikHubTransport transport(TikHubRoute route) {
        return builder(route).build();
    }

    private static TikHubTransport.Builder builder(TikHubRoute route) {
        return TikHubTransport.builder(tikhub.apiKey())
                .baseUrl(tikhub.baseUrl())
                .route(route);
    }
}
