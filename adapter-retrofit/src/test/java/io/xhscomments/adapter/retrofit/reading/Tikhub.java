package io.xhscomments.adapter.retrofit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.policy.Retry;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import io.xhscomments.testkit.synthetic.SyntheticNoteBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The stub, a transport for each route, and policies with very short waits. */
abstract class Tikhub {
    static final Duration LONGEST_WAIT = Duration.ofMillis(2);

    @RegisterExtension
    final TikHubStub tikhub = TikHubStub.start();

    private TikHubTransport webV1;
    private TikHubTransport appV2;

    @BeforeEach
    void connect() {
        webV1 = transport(TikHubRoute.WEB_V1);
        appV2 = transport(TikHubRoute.APP_V2);
    }

    @AfterEach
    void disconnect() {
        webV1.close();
        appV2.close();
    }

    private TikHubTransport transport(TikHubRoute route) {
        return TikHubTransport.builder(tikhub.apiKey())
                .baseUrl(tikhub.baseUrl())
                .route(route)
                .build();
    }

    /** The route without policies: one request per call. */
    CommentSource bare(TikHubRoute route) {
        TikHubTransport transport = switch (route) {
            case WEB_V1 -> webV1;
            case APP_V2 -> appV2;
        };
        return transport.source();
    }

    /** With the default retries, but without their waits. */
    CommentSource retrying(TikHubRoute route) {
        return Policies.builder(bare(route)).retry(quick().build()).build();
    }

    static Retry.Builder quick() {
        return Retry.builder().initialDelay(Duration.ofMillis(1)).maxDelay(LONGEST_WAIT);
    }

    SyntheticNote serve(SyntheticNoteBuilder note) {
        SyntheticNote built = note.build();
        tikhub.serve(built);
        return built;
    }

    Pass read(CommentSource source, SyntheticNote note) {
        return Pass.over(NoteReader.ofDefaults(source).start(note.id()));
    }

    /** Asserts that ledger and reading have these numbers of charged, free and unknown requests. */
    void assertSpent(Pass pass, int charged, int free, int unknown) {
        assertThat(Pass.of(tikhub.ledger())).as("the ledger").isEqualTo(new Spend(charged, free, unknown));
        assertThat(pass.reading().spend()).as("the reading").isEqualTo(new Spend(charged, free, unknown));
        assertThat(pass.reading().checkpoint().spend())
                .as("its checkpoint")
                .isEqualTo(new Spend(charged, free, unknown));
    }

    /** A charged response with HTTP 200 and this error code in the body. */
    static ErrorResponse failedInside(int code) {
        ErrorResponse with301 = Fixtures.error("200-inner-failure");
        String body = new String(with301.body(), StandardCharsets.UTF_8).replace("301", Integer.toString(code));
        assertThat(body).contains("\"code\": " + code);
        return ErrorResponse.of(200, Map.copyOf(with301.headers()), body.getBytes(StandardCharsets.UTF_8));
    }
}
