package io.xhscomments.adapter.retrofit;

import static io.xhscomments.adapter.retrofit.Http2Server.DATA;
import static io.xhscomments.adapter.retrofit.Http2Server.GOAWAY;
import static io.xhscomments.adapter.retrofit.Http2Server.RESPONSE_BEGINS;
import static io.xhscomments.adapter.retrofit.Http2Server.reset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.page.Charge;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * In HTTP/2 a server may reset a stream or connection at any time, and a client may resend a refused request. The
 * transport never does.
 */
@Timeout(20)
class Http2ResetTest {
    private static final int INTERNAL_ERROR = 2;
    private static final int REFUSED_STREAM = 7;
    private static final int CANCEL = 8;
    private static final int ENHANCE_YOUR_CALM = 11;
    private static final int HTTP_1_1_REQUIRED = 13;

    static List<Arguments> ends() {
        return List.of(
                Arguments.of("internal error", Charge.UNKNOWN, new String[] {reset(INTERNAL_ERROR)}),
                Arguments.of("refused stream", Charge.UNKNOWN, new String[] {reset(REFUSED_STREAM)}),
                Arguments.of("cancel", Charge.UNKNOWN, new String[] {reset(CANCEL)}),
                Arguments.of("calm", Charge.UNKNOWN, new String[] {reset(ENHANCE_YOUR_CALM)}),
                Arguments.of("HTTP/1.1 required", Charge.UNKNOWN, new String[] {reset(HTTP_1_1_REQUIRED)}),
                Arguments.of("goaway", Charge.UNKNOWN, new String[] {GOAWAY}),
                Arguments.of("after the headers", Charge.CHARGED, new String[] {RESPONSE_BEGINS, reset(CANCEL)}),
                Arguments.of("refused after the headers", Charge.CHARGED, new String[] {
                    RESPONSE_BEGINS, reset(REFUSED_STREAM)
                }),
                Arguments.of(
                        "within the body", Charge.CHARGED, new String[] {RESPONSE_BEGINS, DATA, reset(INTERNAL_ERROR)
                        }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void resetLosesTheResponseAndNothingIsResent(String end, Charge charge, String[] frames) throws IOException {
        OkHttpClient client = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
                .callTimeout(Duration.ofSeconds(20))
                .build();
        try (Http2Server server = new Http2Server(frames);
                TikHubTransport transport =
                        Pages.at(server.url()).callFactory(client).build()) {
            ResponseLostException lost =
                    catchThrowableOfType(ResponseLostException.class, () -> transport.send(Pages.FIRST));

            assertThat(lost).as(end).isNotNull();
            assertThat(lost.charge()).isEqualTo(charge);
            assertThat(server.requests()).isEqualTo(1);
        } finally {
            client.connectionPool().evictAll();
        }
    }
}
