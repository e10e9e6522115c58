package io.xhscomments.codec.tikhub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.page.RawResponse;
import org.junit.jupiter.api.Test;

/** Recorded responses lose the key that they echo, and are marked if one was replaced, whenever that was. */
class RedactRecordedTest {
    private static final ApiKey KEY = ApiKey.of("sk-test-FAKE-KEY+/==");
    private static final String ECHO = "{\"params\":{\"key\":\"" + KEY.reveal() + "\"}}";

    @Test
    void theKeyIsReplacedAndTheResponseMarked() {
        RawResponse response = TikHubDecoder.redacting(KEY).redact(ECHO.getBytes(UTF_8));

        assertThat(new String(response.body(), UTF_8)).isEqualTo("{\"params\":{\"key\":\"[redacted]\"}}");
        assertThat(response.isRedacted()).isTrue();
        assertThat(response.origin()).isEqualTo(RawResponse.Origin.STORE);
    }

    @Test
    void anEarlierReplacementIsRecognized() {
        byte[] body = "{\"params\":{\"key\":\"[redacted]**********\"}}".getBytes(UTF_8);

        for (RawResponse response : new RawResponse[] {
            TikHubDecoder.create().redact(body),
            TikHubDecoder.redacting(KEY).redact(body),
            TikHubRoute.WEB_V1.format().redact(body)
        }) {
            assertThat(response.isRedacted()).isTrue();
            assertThat(response.body()).isSameAs(body);
        }
    }

    @Test
    void otherResponsesStayAsTheyAre() {
        for (String text : new String[] {"", "[redacted", "{\"content\":\"[ redacted ]\"}", ECHO}) {
            byte[] body = text.getBytes(UTF_8);
            RawResponse response = TikHubDecoder.create().redact(body);

            assertThat(response.body()).isSameAs(body);
            assertThat(response.isRedacted()).isFalse();
        }
        assertThat(TikHubRoute.APP_V2.format(KEY).redact(ECHO.getBytes(UTF_8)).isRedacted())
                .isTrue();
    }
}
