package io.xhscomments.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xhscomments.core.testing.InLocale;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawResponseTest {
    private static RawResponse withHeaders(Map<String, String> headers) {
        return new RawResponse(429, headers, new byte[] {1}, RawResponse.Origin.NETWORK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry-after", "Retry-After", "RETRY-AFTER"})
    void aHeaderIsFoundInAnyCase(String name) {
        assertThat(withHeaders(Map.of("Retry-After", "2")).header(name)).contains("2");
        assertThat(withHeaders(Map.of(name, "2")).header("retry-after")).contains("2");
        assertThat(withHeaders(Map.of(name, "2")).headers()).containsExactly(Map.entry("retry-after", "2"));
        assertThat(withHeaders(Map.of()).header(name)).isEmpty();
    }

    @Test
    void aHeaderIsFoundOnATurkishMachineToo() {
        Optional<String> header =
                InLocale.turkish(() -> withHeaders(Map.of("X-REQUEST-ID", "a")).header("x-request-id"));

        assertThat(header).contains("a");
    }

    @Test
    void theHeadersAreItsOwnAndCannotBeChanged() {
        Map<String, String> given = new HashMap<>(Map.of("a", "1"));
        RawResponse page = withHeaders(given);

        given.put("b", "2");

        assertThat(page.headers()).containsOnlyKeys("a");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> page.headers().put("c", "3"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 99, 600})
    void aStatusThatIsNoneIsRefused(int status) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RawResponse(status, Map.of(), new byte[0], RawResponse.Origin.NETWORK))
                .withMessage("An HTTP status must be 100 to 599, but is " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 599})
    void everyStatusIsAnResponse(int status) {
        assertThat(new RawResponse(status, Map.of(), new byte[0], RawResponse.Origin.NETWORK).status())
                .isEqualTo(status);
    }

    @Test
    void aRecordedPageIsAnResponseThatWasNotSentForNow() {
        byte[] body = {1, 2, 3};
        RawResponse page = RawResponse.stored(body);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers()).isEmpty();
        assertThat(page.body()).isSameAs(body);
        assertThat(page.origin()).isEqualTo(RawResponse.Origin.STORE);
    }
}
