package io.xhscomments.codec.tikhub.error;

import io.xhscomments.core.page.RawResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the header {@code Retry-After}: seconds, or a date relative to the response's own {@code Date}, so that a wrong
 * clock on either side does no harm. A header that cannot be read, or asks for more than a day, is ignored.
 */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Duration MAX_WAIT = Duration.ofDays(1);

    private RetryAfter() {}

    static Optional<Duration> of(RawResponse response) {
        return response.header("retry-after").map(String::strip).flatMap(value -> wait(value, response));
    }

    private static Optional<Duration> wait(String value, RawResponse response) {
        Optional<Duration> wait = SECONDS.matcher(value).matches()
                ? Optional.of(Duration.ofSeconds(Integer.parseInt(value)))
                : until(value, response);
        return wait.filter(duration -> duration.compareTo(MAX_WAIT) <= 0);
    }

    private static Optional<Duration> until(String value, RawResponse response) {
        return date(value)
                .flatMap(then -> response.header("date")
                        .map(String::strip)
                        .flatMap(RetryAfter::date)
                        .map(now -> then.isBefore(now) ? Duration.ZERO : Duration.between(now, then)));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
