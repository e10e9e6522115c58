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
record Facts(
        @Nullable Integer status,
        Charge charge,
        boolean retryable,
        @Nullable Duration retryAfter,
        boolean sent,
        @Nullable String requestId)
        implements Serializable {

    private static final Pattern REQUEST_ID = Pattern.compile("[0-9A-Za-z._-]{1,128}");

    /** An answer that costs nothing, whatever its status: some services say everything with 200. */
    static Facts free(int status) {
        return new Facts(status, Charge.FREE, false, null, true, null);
    }

    /**
     * An answer that is charged by its status: a 200 that was not is one out of a record, and nothing was sent for it.
     */
    static Facts charged(int status, Charge charge) {
        return new Facts(status, charge, false, null, charge != Charge.FREE || status != 200, null);
    }

    static Facts withoutAnswer(Charge charge) {
        return new Facts(null, charge, false, null, charge != Charge.FREE, null);
    }

    Facts mayBeTriedAgain() {
        return new Facts(status, charge, true, null, sent, requestId);
    }

    /** A time to wait that is over already, as a date in the past gives, is no time to wait. */
    Facts mayBeTriedAgain(Optional<Duration> after) {
        return new Facts(
                status,
                charge,
                true,
                after.map(wait -> wait.isNegative() ? Duration.ZERO : wait).orElse(null),
                sent,
                requestId);
    }

    /** What is no id, or may be a secret, is left out. */
    Facts withRequestId(String id) {
        boolean shown = REQUEST_ID.matcher(id).matches() && Redaction.redact(id).equals(id);
        return new Facts(status, charge, retryable, retryAfter, sent, shown ? id : null);
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
