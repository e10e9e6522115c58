package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.page.Spend;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a failure, as the table of failures lists them. Its components are nullable, because Java cannot
 * serialize an {@code Optional}.
 */
record FailureDetails(
        @Nullable Integer status,
        Charge charge,
        boolean isRetryable,
        @Nullable Duration retryAfter,
        boolean sent,
        @Nullable String requestId)
        implements Serializable {
    private static final Pattern REQUEST_ID = Pattern.compile("[0-9A-Za-z._-]{1,128}");

    /** A response that is not charged; some services use HTTP 200 for it. */
    static FailureDetails free(int status) {
        return new FailureDetails(status, Charge.FREE, false, null, true, null);
    }

    /** A response with HTTP 200: charged now, or stored and therefore free. */
    static FailureDetails ok(Charge charge) {
        return charged(RawResponse.HTTP_OK, charge);
    }

    /** A response whose status implies the charge. A free response with HTTP 200 was stored, so no request was sent. */
    static FailureDetails charged(int status, Charge charge) {
        boolean sent = charge != Charge.FREE || status != RawResponse.HTTP_OK;
        return new FailureDetails(status, charge, false, null, sent, null);
    }

    static FailureDetails notSent() {
        return new FailureDetails(null, Charge.FREE, false, null, false, null);
    }

    static FailureDetails unknownOutcome() {
        return new FailureDetails(null, Charge.UNKNOWN, false, null, true, null);
    }

    FailureDetails retryable() {
        return retryableAfter(Optional.empty());
    }

    /** A negative delay, which results from a date in the past, becomes zero. */
    FailureDetails retryableAfter(Optional<Duration> delay) {
        Duration after = delay.map(each -> each.isNegative() ? Duration.ZERO : each).orElse(null);
        return new FailureDetails(status, charge, true, after, sent, requestId);
    }

    /** Leaves out an id that is malformed or looks like a secret. */
    FailureDetails withRequestId(String id) {
        boolean isSafe = REQUEST_ID.matcher(id).matches() && Redaction.redact(id).equals(id);
        return new FailureDetails(status, charge, isRetryable, retryAfter, sent, isSafe ? id : null);
    }

    Spend spend() {
        return sent ? Spend.of(charge) : Spend.NONE;
    }

    String describe() {
        String http = status == null ? "" : "HTTP " + status + "; ";
        String cost = switch (charge) {
            case CHARGED -> "charged";
            case FREE -> "not charged";
            case UNKNOWN -> "may have been charged";
        };
        String remedy = isRetryable ? "may be tried again" : "trying again will not help";
        return http + cost + "; " + remedy + (retryAfter == null ? "" : " after " + seconds(retryAfter) + " s")
                + (requestId == null ? "" : "; request id " + requestId);
    }

    private static String seconds(Duration delay) {
        return BigDecimal.valueOf(delay.toSeconds())
                .add(BigDecimal.valueOf(delay.toMillisPart(), 3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
