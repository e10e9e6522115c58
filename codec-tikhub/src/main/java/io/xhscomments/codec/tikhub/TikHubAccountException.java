package io.xhscomments.codec.tikhub;

import io.xhscomments.codec.tikhub.error.FailedRequestId;
import io.xhscomments.core.page.RawResponse;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A request for a price or the account failed. Such requests are free: nothing was charged, and another request costs
 * nothing either. The message contains no key, because it repeats no text of the service. Immutable.
 */
public final class TikHubAccountException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final @Nullable Integer status;
    private final @Nullable String requestId;

    /**
     * A failure.
     *
     * @param status the HTTP status, if there was a response
     * @param description the failure, without secrets
     * @param cause the exception of the HTTP stack, without secrets, if there is one
     */
    public TikHubAccountException(OptionalInt status, String description, @Nullable Throwable cause) {
        this(status, description, null, cause);
    }

    private TikHubAccountException(
            OptionalInt status, String description, @Nullable String requestId, @Nullable Throwable cause) {
        super(
                description + " (" + (status.isPresent() ? "HTTP " + status.getAsInt() + "; " : "") + "not charged"
                        + (requestId == null ? "" : "; request id " + requestId) + ")",
                cause);
        this.status = status.isPresent() ? status.getAsInt() : null;
        this.requestId = requestId;
    }

    /**
     * The failure for an HTTP status other than 200, if the body of the response is not known.
     *
     * @param subject what the request was for, such as "the account"
     */
    public static TikHubAccountException ofStatus(int status, String subject) {
        return ofStatus(status, subject, null);
    }

    /**
     * The failure for a response with an HTTP status other than 200. Of its headers and its body only the id of the
     * request is shown, because the service echoes the key.
     *
     * @param response the response without the key
     * @param subject what the request was for, such as "the account"
     */
    public static TikHubAccountException of(RawResponse response, String subject) {
        return ofStatus(
                response.status(),
                subject,
                FailedRequestId.in(response, UnaryOperator.identity()).orElse(null));
    }

    private static TikHubAccountException ofStatus(int status, String subject, @Nullable String requestId) {
        return new TikHubAccountException(
                OptionalInt.of(status),
                "the service did not return " + subject + ": " + meaningOf(status),
                requestId,
                null);
    }

    /** The service's id of the failed request, if it is known. The service's support needs it. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /** The HTTP status, if there was a response; 200 if the response could not be decoded. */
    public OptionalInt status() {
        return status == null ? OptionalInt.empty() : OptionalInt.of(status);
    }

    private static String meaningOf(int status) {
        if (status >= 500) {
            return "the service failed; a later request may succeed";
        }
        return switch (status) {
            case 401 -> "the key is not accepted";
            case 402 -> "the balance does not suffice";
            case 403 -> "the key lacks the scope, or the edge proxy rejects the User-Agent";
            case 404 -> "not found, or this base address does not offer it";
            case 422 -> "invalid parameters";
            case 429 -> "too many requests; a later request will succeed";
            default -> "unexpected status";
        };
    }
}
