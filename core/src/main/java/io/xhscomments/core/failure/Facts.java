package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.Spend;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The row of the error table that a failure stands for. Nullable instead of optional, so that it survives Java
 * serialization.
 */
record Facts(
        @Nullable Integer status,
        Charge charge,
        boolean retryable,
        @Nullable Duration retryAfter) implements Serializable {

    static Facts free(int status) {
        return charged(status, Charge.FREE);
    }

    static Facts charged(int status, Charge charge) {
        return new Facts(status, charge, false, null);
    }

    static Facts withoutAnswer(Charge charge) {
        return new Facts(null, charge, false, null);
    }

    Facts mayBeTriedAgain() {
        return new Facts(status, charge, true, null);
    }

    /** A time to wait that is over already, as a date in the past gives, is no time to wait. */
    Facts mayBeTriedAgain(Optional<Duration> after) {
        return new Facts(
                status,
                charge,
                true,
                after.map(wait -> wait.isNegative() ? Duration.ZERO : wait).orElse(null));
    }

    /** A 200 that was not charged is one out of a record: nothing was sent for it. */
    Spend spend() {
        boolean sent = charge != Charge.FREE || (status != null && status != 200);
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
        return http + money + "; " + again + (retryAfter == null ? "" : " after " + seconds(retryAfter) + " s");
    }

    private static String seconds(Duration wait) {
        return BigDecimal.valueOf(wait.toSeconds())
                .add(BigDecimal.valueOf(wait.toMillisPart(), 3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
