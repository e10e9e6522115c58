package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.Spend;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The row of the error table that a failure stands for. Nullable instead of optional, so that it survives Java
 * serialization.
 */
record FailureDetails(
        @Nullable Integer status,
        Charge charge,
        boolean retryable,
        @Nullable Duration retryAfter,
        boolean sent,
        @Nullable String requestId)
        implements Serializable {

    private static final Pattern REQUEST_ID = Pattern.compile("[0-9A-Za-z._-]{1,128}");

    /** A response that costs nothing, whatever its status: some services say everything with 200. */
    static FailureDetails free(int status) {
        return new FailureDetails(status, Charge.FREE, false, null, true, null);
    }

    /**
     * A response that is charged by its status: a 200 that was not is one out of a record, and nothing was sent for it.
     */
    static FailureDetails charged(int status, Charge charge) {
        return new FailureDetails(status, charge, false, null, charge != Charge.FREE || status != 200, null);
    }

    static FailureDetails withoutResponse(Charge charge) {
        return new FailureDetails(null, charge, false, null, charge != Charge.FREE, null);
    }

    FailureDetails mayBeTriedAgain() {
        return new FailureDetails(status, charge, true, null, sent, requestId);
    }

    /** A time to wait that is over already, as a date in the past gives, is no time to wait. */
    FailureDetails mayBeTriedAgain(Optional<Duration> after) {
        return new FailureDetails(
                status,
                charge,
                true,
                after.map(wait -> wait.isNegative() ? Duration.ZERO : wait).orElse(null),
                sent,
                requestId);
    }

    /** What is no id, or may be a secret, is left out. */
    FailureDetails withRequestId(String id) {
        boolean shown = REQUEST_ID.matcher(id).matches() && Redaction.redact(id).equals(id);
        return new FailureDetails(status, charge, retryable, retryAfter, sent, shown ? id : null);
    }

    Spend spend() {
        return sent ? Spend.of(charge) : Spend.NONE;
    }

    String words() {
        String http = status == null ? "" : "HTTP " + status + "; ";
        String money = switch (charge) {
            case CHARGED -> "charged";
            case FREE -> "not charged";
            case UNKNOWN -> "may have been charged";
        };
        String again = retryable ? "may be tried again" : "trying again will not help";
        return http + money + "; " + again + (retryAfter == null ? "" : " after " + seconds(retryAfter) + " s")
                + (requestId == null ? "" : "; request id " + requestId);
    }

    private static String seconds(Duration wait) {
        return BigDecimal.valueOf(wait.toSeconds())
                .add(BigDecimal.valueOf(wait.toMillisPart(), 3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
