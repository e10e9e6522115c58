package io.xhscomments.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.ApiPath;
import io.xhscomments.codec.tikhub.TikHubRoute;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TransportSettingsTest {
    @Test
    void toStringDoesNotContainTheKey() {
        TransportSettings settings = new TransportSettings(
                URI.create("http://127.0.0.1/"),
                ApiPath.DEFAULT,
                ApiKey.of("plum/Contract"),
                TikHubRoute.WEB_V1,
                Duration.ofSeconds(1),
                10);
        assertThat(settings.toString()).contains("127.0.0.1").doesNotContain("plum");
    }
}
