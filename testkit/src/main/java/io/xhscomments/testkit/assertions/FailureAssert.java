package io.xhscomments.testkit.assertions;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.AbstractThrowableAssert;

/** Assertions about a failure: {@link XhsAssertions#assertThat(CommentSourceException)}. For one thread. */
public final class FailureAssert extends AbstractThrowableAssert<FailureAssert, CommentSourceException> {
    FailureAssert(CommentSourceException actual) {
        super(actual, FailureAssert.class);
    }

    /** The failed request was charged. */
    public FailureAssert isCharged() {
        return hasCharge(Charge.CHARGED);
    }

    /** The failed request was not charged. */
    public FailureAssert isFree() {
        return hasCharge(Charge.FREE);
    }

    /** The failed request may have been charged, because its response was lost. */
    public FailureAssert hasUnknownCharge() {
        return hasCharge(Charge.UNKNOWN);
    }

    /** The same request may succeed later. */
    public FailureAssert isRetryable() {
        isNotNull();
        return holds(actual.retryable(), "that is retryable", "it is not");
    }

    /** The same request will not succeed later. */
    public FailureAssert isNotRetryable() {
        isNotNull();
        return holds(!actual.retryable(), "that is not retryable", "it is");
    }

    /** The service asks to wait this long before a retry. */
    public FailureAssert hasRetryAfter(Duration wait) {
        isNotNull();
        String found = actual.retryAfter().map(Duration::toString).orElse("missing");
        return holds(actual.retryAfter().equals(Optional.of(wait)), "with Retry-After " + wait, "it is " + found);
    }

    /** The response had this HTTP status. */
    public FailureAssert hasStatus(int status) {
        isNotNull();
        OptionalInt found = actual.status();
        return holds(
                found.equals(OptionalInt.of(status)),
                "with HTTP " + status,
                found.isPresent() ? "it has HTTP " + found.getAsInt() : "it has no status");
    }

    /** This is the failed request. */
    public FailureAssert hasRequest(PageRequest request) {
        isNotNull();
        return holds(
                request.equals(actual.request()),
                "of the request for " + request.describe(),
                "it is of the request for " + actual.request().describe());
    }

    private FailureAssert hasCharge(Charge charge) {
        isNotNull();
        return holds(actual.charge() == charge, "that is " + charge, "it is " + actual.charge());
    }

    private FailureAssert holds(boolean holds, String expected, String found) {
        if (!holds) {
            failWithMessage("Expected a failure %s, but %s: %s", expected, found, actual);
        }
        return myself;
    }
}
