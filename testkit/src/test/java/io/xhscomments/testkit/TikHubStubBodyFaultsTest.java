package io.xhscomments.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.Fixtures;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Charged responses with HTTP 200 and a faulty body. */
@Timeout(60)
@WithTikHubStub
class TikHubStubBodyFaultsTest {
    private static final PageRequest SAMPLE = PageRequest.comments(Fixtures.sampleNote());

    private final TikHubStub tikhub;
    private final StubClient http;

    TikHubStubBodyFaultsTest(TikHubStub tikhub) {
        this.tikhub = tikhub;
        this.http = StubClient.to(tikhub);
    }

    @AfterEach
    void itIsCharged() {
        assertThat(tikhub.ledger().entries()).singleElement().satisfies(entry -> {
            assertThat(entry.status()).hasValue(200);
            assertThat(entry.charged()).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"MALFORMED_CHUNK", "TRUNCATED_BODY"})
    void truncatedBodyFailsInAnyClient(ConnectionFault fault) {
        tikhub.failNext(fault);

        assertThatThrownBy(() -> http.ask(TikHubRoute.WEB_V1, SAMPLE)).isInstanceOf(IOException.class);
    }

    @Test
    void firstHalfOfTruncatedBodyArrives() throws IOException {
        tikhub.failNext(ConnectionFault.TRUNCATED_BODY);

        String sample = new String(Fixtures.sample(), UTF_8);
        try (Socket socket = http.connected(TikHubRoute.WEB_V1, SAMPLE)) {
            String response = new String(socket.getInputStream().readAllBytes(), UTF_8);
            String body = response.substring(response.indexOf("\r\n\r\n") + 4);
            assertThat(sample).startsWith(body);
            assertThat(body.length()).isBetween(sample.length() / 4, sample.length() * 3 / 4);
        }
    }

    @Test
    void bodyOfWrongLengthIsHalfAndEndsNormally() throws IOException, InterruptedException {
        tikhub.failNext(ConnectionFault.WRONG_LENGTH);

        byte[] sample = Fixtures.sample();
        assertThat(http.ask(TikHubRoute.WEB_V1, SAMPLE).body()).isEqualTo(Arrays.copyOf(sample, sample.length / 2));
    }

    @Test
    void slowBodyArrivesByteByByte() throws IOException {
        tikhub.failNext(ConnectionFault.SLOW_BODY);

        try (Socket socket = http.connected(TikHubRoute.WEB_V1, SAMPLE)) {
            InputStream response = socket.getInputStream();
            StringBuilder seen = new StringBuilder();
            for (int drops = 0; drops < 5; ) {
                byte[] piece = new byte[1 << 16];
                int length = response.read(piece);
                drops += seen.indexOf("\r\n\r\n") < 0 ? 0 : 1;
                seen.append(new String(piece, 0, length, ISO_8859_1));
            }
            assertThat(seen.length()).isLessThan(1_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void endlessBodyHas64Mebibytes(String coding) throws IOException, InterruptedException {
        tikhub.failNext(ConnectionFault.ENDLESS_BODY);

        var response = http.with("Accept-Encoding", coding).ask(TikHubRoute.WEB_V1, SAMPLE);

        byte[] body = coding.equals("gzip") ? StubClient.decompressed(response.body()) : response.body();
        assertThat(body.length).isEqualTo(64 * 1024 * 1024);
    }
}
