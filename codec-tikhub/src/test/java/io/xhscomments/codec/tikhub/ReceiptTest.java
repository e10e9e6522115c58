package io.xhscomments.codec.tikhub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.page.Receipt;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTest {
    private static final String PAGE = "\"data\":{\"data\":{\"comments\":[],\"has_more\":false}}";

    @Test
    void metadataIsReadBeforeAndAfterThePage() {
        String about =
                "\"request_id\":\"a.B-1_2\",\"time_stamp\":7,\"router\":\"/r\",\"cache_url\":\"https://h/p?sign=0\"";

        assertThat(receipt("{" + about + "," + PAGE + "}")).isEqualTo(receipt("{" + PAGE + "," + about + "}"));
        assertThat(receipt("{" + PAGE + "," + about + "}").servedAt()).contains(Instant.ofEpochSecond(7));
    }

    @Test
    void requestIdComesFromTheHeader() {
        assertThat(receipt("{" + PAGE + "}").requestId()).contains("from-header");
        assertThat(receipt("{\"request_id\":\"from-body\"," + PAGE + "}").requestId())
                .contains("from-body");
        assertThat(receipt("{\"request_id\":\"no id\"," + PAGE + "}").requestId())
                .contains("from-header");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"time_stamp\":{},\"router\":[],\"cache_url\":7,\"request_id\":true",
                "\"time_stamp\":\"soon\",\"router\":\"no path\",\"cache_url\":\"no link\",\"request_id\":\"\"",
                "\"time_stamp\":31556889864403200,\"router\":\"//x?y\",\"cache_url\":\"http://h/p\"",
                "\"time_stamp\":1e400,\"router\":\"r\",\"cache_url\":\"https:///p\"",
                "\"time_stamp\":null,\"router\":null,\"cache_url\":\"https://h/ p\"",
                "\"cache_url\":\"/relative\""
            })
    void oddMetadataKeepsThePage(String odd) {
        Receipt receipt = receipt("{" + odd + "," + PAGE + "}");

        assertThat(receipt.servedAt()).isEmpty();
        assertThat(receipt.route()).isEmpty();
        assertThat(receipt.cacheLink()).isEmpty();
        assertThat(receipt.requestId()).contains("from-header");
    }

    @Test
    void aRequestIdHasAtMost128Characters() {
        assertThat(receipt("{\"request_id\":\"" + "x".repeat(128) + "\"," + PAGE + "}")
                        .requestId())
                .contains("x".repeat(128));
        assertThat(receipt("{\"request_id\":\"" + "x".repeat(129) + "\"," + PAGE + "}")
                        .requestId())
                .contains("from-header");
    }

    @Test
    void toStringDoesNotShowTheSignature() {
        assertThat(receipt("{\"cache_url\":\"https://h.example/p?sign=abc123\"," + PAGE + "}")
                        .toString())
                .contains("h.example")
                .doesNotContain("abc123");
    }

    private static Receipt receipt(String body) {
        Map<String, String> headers = Map.of("X-Request-ID", "from-header");
        return TikHubDecoder.create()
                .decode(
                        Responses.REQUEST,
                        new RawResponse(200, headers, body.getBytes(UTF_8), RawResponse.Origin.NETWORK))
                .receipt();
    }
}
