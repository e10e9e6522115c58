package io.xhscomments.adapter.retrofit.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.AuthenticationException;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.InsufficientBalanceException;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.failure.PermissionDeniedException;
import io.xhscomments.core.failure.RateLimitedException;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.failure.RouteNotFoundException;
import io.xhscomments.core.failure.RouteRetiredException;
import io.xhscomments.core.failure.ServerErrorException;
import io.xhscomments.core.failure.UpstreamErrorException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.policy.PolicyListener;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each failure of the service in the middle of a note: the number of requests, their cost, and that no paid page is
 * lost.
 */
class ReadingFailuresTest extends Tikhub {
    private static final int ALWAYS = 4;

    private static Arguments row(ErrorResponse response, int sent, Class<? extends CommentSourceException> failure) {
        return arguments(response, sent, failure);
    }

    private static Arguments row(String response, int sent, Class<? extends CommentSourceException> failure) {
        return row(Fixtures.error(response), sent, failure);
    }

    static Stream<Arguments> everyResponseThatIsNoPage() {
        return Stream.of(
                row("400-transient", ALWAYS, UpstreamErrorException.class),
                row("400-deprecated", 1, RouteRetiredException.class),
                row("401-invalid-key", 1, AuthenticationException.class),
                row("402-insufficient-balance", 1, InsufficientBalanceException.class),
                row("403-edge-blocked-user-agent", 1, PermissionDeniedException.class),
                row("404-object", 1, RouteNotFoundException.class),
                row("404-string", 1, RouteNotFoundException.class),
                row("422-validation", 1, InvalidRequestException.class),
                row("429-object", ALWAYS, RateLimitedException.class),
                row("429-string", ALWAYS, RateLimitedException.class),
                row("500-object", ALWAYS, ServerErrorException.class),
                row("502-html", ALWAYS, ServerErrorException.class),
                row(failedInside(301), ALWAYS, ChargedFailureException.class),
                row(failedInside(302), ALWAYS, ChargedFailureException.class),
                row(failedInside(500), ALWAYS, ChargedFailureException.class),
                row(failedInside(303), 1, ChargedFailureException.class),
                row(failedInside(601), 1, ChargedFailureException.class),
                row("200-inner-failure-app-v2", 1, ChargedFailureException.class),
                row("200-missing-note-empty-shell", 1, NoteNotFoundException.class));
    }

    @ParameterizedTest(name = "{0} is sent {1} times")
    @MethodSource("everyResponseThatIsNoPage")
    void failedPageEndsReadingAndResumeContinuesThere(
            ErrorResponse response, int sent, Class<? extends CommentSourceException> failure) {
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(25));
        tikhub.respondWith(request -> request.ordinal() > 1 ? Optional.of(response) : Optional.empty());

        Pass pass = read(retrying(TikHubRoute.WEB_V1), note);

        boolean charged = response.status() == 200;
        assertThat(pass.failure()).isExactlyInstanceOf(failure);
        assertThat(pass.ids())
                .containsExactlyElementsOf(note.commentIds().limit(10).toList());
        assertSpent(pass, charged ? 1 + sent : 1, charged ? 0 : sent, 0);

        tikhub.respondWith(request -> Optional.empty());
        Pass rest = Pass.over(NoteReader.ofDefaults(retrying(TikHubRoute.WEB_V1))
                .resume(note.id(), pass.reading().checkpoint()));

        assertThat(rest.ids())
                .containsExactlyElementsOf(note.commentIds().skip(10).toList());
        assertThat(rest.reason()).isEqualTo(StopReason.END_OF_PAGES);
        assertSpent(rest, charged ? 3 + sent : 3, charged ? 0 : sent, 0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyResponseThatIsNoPage")
    void transientFailuresAreHiddenButCharged(ErrorResponse response, int sent) {
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(25));
        int failing = sent - 1;
        tikhub.respondWith(request ->
                request.ordinal() > 1 && request.ordinal() <= 1 + failing ? Optional.of(response) : Optional.empty());

        Pass pass = read(retrying(TikHubRoute.WEB_V1), note);

        boolean charged = response.status() == 200;
        assertThat(pass.ids()).containsExactlyElementsOf(note.commentIds().toList());
        assertThat(pass.reason()).isEqualTo(StopReason.END_OF_PAGES);
        assertSpent(pass, charged ? 3 + failing : 3, charged ? 0 : failing, 0);
    }

    @ParameterizedTest
    @EnumSource(
            value = ConnectionFault.class,
            names = {"RESET_BEFORE_RESPONSE", "EMPTY_RESPONSE", "GARBAGE_RESPONSE"})
    void lostResponseIsNotRetriedByDefault(ConnectionFault fault) {
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(25));
        tikhub.failNext(fault);

        Pass pass = read(retrying(TikHubRoute.WEB_V1), note);

        assertThat(pass.failure()).isInstanceOf(ResponseLostException.class);
        assertThat(pass.failure().charge()).isEqualTo(Charge.UNKNOWN);
        assertThat(pass.comments()).isEmpty();
        assertSpent(pass, 0, 0, 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = ConnectionFault.class,
            names = {"RESET_BEFORE_RESPONSE", "EMPTY_RESPONSE", "GARBAGE_RESPONSE"})
    void lostResponseIsRetriedIfConfigured(ConnectionFault fault) {
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(25));
        tikhub.failNext(fault).failNext(fault);

        Pass pass = read(
                Policies.builder(bare(TikHubRoute.WEB_V1))
                        .retry(quick().retryUnknownOutcome(true).build())
                        .build(),
                note);

        assertThat(pass.ids()).containsExactlyElementsOf(note.commentIds().toList());
        assertSpent(pass, 3, 0, 2);
    }

    @ParameterizedTest
    @EnumSource(
            value = ConnectionFault.class,
            names = {"MALFORMED_CHUNK", "TRUNCATED_BODY"})
    void truncatedResponseIsPaidAndFetchedAgain(ConnectionFault fault) {
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(25));
        tikhub.failNext(fault);

        Pass pass = read(retrying(TikHubRoute.WEB_V1), note);

        assertThat(pass.ids()).containsExactlyElementsOf(note.commentIds().toList());
        assertSpent(pass, 4, 0, 0);
    }

    @Test
    void unreachableServerIsFree() throws IOException {
        URI unreachable;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unreachable = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
        }
        try (TikHubTransport transport =
                TikHubTransport.builder(tikhub.apiKey()).baseUrl(unreachable).build()) {
            Pass pass = Pass.over(NoteReader.ofDefaults(Policies.builder(transport.source())
                            .retry(quick().build())
                            .build())
                    .start(Fixtures.sampleNote()));

            assertThat(pass.failure()).isInstanceOf(RequestNotSentException.class);
            assertThat(pass.failure().getSuppressed()).hasSize(3);
            assertThat(pass.reading().spend()).isEqualTo(Spend.NONE);
        }
    }

    @Test
    void wrongKeyIsRejectedOnceAndNotShown() {
        ApiKey wrong = ApiKey.of("sk-test-WRONG+KEY/==");
        try (TikHubTransport transport =
                TikHubTransport.builder(wrong).baseUrl(tikhub.baseUrl()).build()) {
            Pass pass = Pass.over(NoteReader.ofDefaults(Policies.ofDefaults(transport.source()))
                    .start(Fixtures.sampleNote()));

            assertThat(pass.failure()).isInstanceOf(AuthenticationException.class);
            assertThat(pass.stop().toString() + pass.reading().checkpoint().text())
                    .doesNotContain("WRONG")
                    .doesNotContain("ECHOED");
            assertSpent(pass, 0, 1, 0);
        }
    }

    @Test
    void missingNoteIsPaidAndNotReportedAsEmpty() {
        SyntheticNote notServed = SyntheticNote.builder(99).build();

        Pass pass = read(retrying(TikHubRoute.WEB_V1), notServed);

        assertThat(pass.failure()).isInstanceOf(NoteNotFoundException.class);
        assertSpent(pass, 1, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"429-object, 2000", "429-object, 1"})
    void retryAfterIsObeyedUpToTheLimit(String response, long capMillis) {
        List<Duration> waits = new ArrayList<>();
        PolicyListener listener = new PolicyListener() {
            @Override
            public void retrying(CommentSourceException failure, int attempt, Duration wait) {
                waits.add(wait);
                Thread.currentThread().interrupt();
            }
        };
        tikhub.failNext(Fixtures.error(response));
        CommentSource source = Policies.builder(bare(TikHubRoute.WEB_V1))
                .retry(quick().maxDelay(Duration.ofMillis(capMillis))
                        .listener(listener)
                        .build())
                .build();

        Pass pass = Pass.over(NoteReader.ofDefaults(source).start(Fixtures.sampleNote()));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(waits).containsExactly(Duration.ofMillis(capMillis));
        assertThat(pass.failure()).isInstanceOf(RateLimitedException.class);
        assertSpent(pass, 0, 1, 0);
    }

    @Test
    void failureContainsEveryAttempt() {
        SyntheticNote note = serve(SyntheticNote.builder(1).comments(25));
        tikhub.failNext(failedInside(301)).failNext(Fixtures.error("502-html")).failNext(2, failedInside(302));

        Pass pass = read(retrying(TikHubRoute.WEB_V1), note);

        assertThat(pass.failure().getSuppressed())
                .extracting(earlier -> earlier.getClass().getSimpleName())
                .containsExactly("ChargedFailureException", "ServerErrorException", "ChargedFailureException");
        assertThat(pass.failure().spend()).isEqualTo(new Spend(3, 1, 0));
        assertSpent(pass, 3, 1, 0);
    }
}
