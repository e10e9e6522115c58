package io.xhscomments.codec.tikhub.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final PageRequest REQUEST = PageRequest.comments(NoteId.of("6683b283000000001f0052bf"));
    private static final String NOW = "Wed, 21 Oct 2026 07:28:00 GMT";

    @ParameterizedTest
    @CsvSource({"0, 0", "2, 2", "007, 7", "86400, 86400", "' 3 ', 3"})
    void seconds(String value, long seconds) {
        assertThat(RetryAfter.of(response(Map.of("Retry-After", value)))).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wed, 21 Oct 2026 07:28:30 GMT | 30",
                "Thu, 22 Oct 2026 07:28:00 GMT | 86400",
                "Wed, 21 Oct 2026 07:28:00 GMT | 0",
                "Wed, 21 Oct 2026 07:00:00 GMT | 0",
                "Fri, 31 Dec 1999 23:59:59 GMT | 0"
            })
    void dateIsRelativeToTheResponsesDate(String value, long seconds) {
        assertThat(RetryAfter.of(response(Map.of("retry-after", value, "Date", NOW))))
                .contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "+1",
                "1.5",
                "soon",
                "2, 2",
                "٣",
                "86401",
                "999999999",
                "99999999999999999999",
                "Fri, 23 Oct 2026 07:28:00 GMT",
                "Mon, 21 Oct 2026 07:28:30 GMT",
                "Fri, 31 Dec 9999 23:59:59 GMT",
                "2026-10-21T07:28:30Z"
            })
    void unreadableValuesAreIgnored(String value) {
        assertThat(RetryAfter.of(response(Map.of("retry-after", value, "date", NOW))))
                .isEmpty();
    }

    @Test
    void dateWithoutResponseDateIsIgnored() {
        String then = "Wed, 21 Oct 2026 07:28:30 GMT";

        assertThat(RetryAfter.of(response(Map.of("retry-after", then)))).isEmpty();
        assertThat(RetryAfter.of(response(Map.of("retry-after", then, "date", "today"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503, 599})
    void failureHasRetryAfter(int status) {
        RawResponse response =
                new RawResponse(status, Map.of("Retry-After", "7"), new byte[0], RawResponse.Origin.NETWORK);

        assertThat(ErrorStatusMapper.of(REQUEST, response, UnaryOperator.identity())
                        .retryAfter())
                .contains(Duration.ofSeconds(7));
    }

    private static RawResponse response(Map<String, String> headers) {
        return new RawResponse(429, headers, new byte[0], RawResponse.Origin.NETWORK);
    }
}
