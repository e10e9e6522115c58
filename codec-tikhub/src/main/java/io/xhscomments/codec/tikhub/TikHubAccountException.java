package io.xhscomments.codec.tikhub;

import io.xhscomments.codec.tikhub.error.FailedRequestId;
import io.xhscomments.core.page.RawResponse;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A question about a price or the account was not responded. Such questions are free: nothing was charged, and to ask
 * again costs nothing either. The message holds no key, because words of the service are not repeated in it. Immutable.
 */
public final class TikHubAccountException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final @Nullable Integer status;
    private final @Nullable String requestId;

    /**
     * A failure of this kind.
     *
     * @param status the HTTP status, if there was a response
     * @param what what went wrong, without secrets
     * @param cause what the HTTP stack threw, without secrets, if anything
     */
    public TikHubAccountException(OptionalInt status, String what, @Nullable Throwable cause) {
        this(status, what, null, cause);
    }

    private TikHubAccountException(
            OptionalInt status, String what, @Nullable String requestId, @Nullable Throwable cause) {
        super(
                what + " (" + (status.isPresent() ? "HTTP " + status.getAsInt() + "; " : "") + "not charged"
                        + (requestId == null ? "" : "; request id " + requestId) + ")",
                cause);
        this.status = status.isPresent() ? status.getAsInt() : null;
        this.requestId = requestId;
    }

    /**
     * The failure that an HTTP status other than 200 stands for, of a response whose body is not known.
     *
     * @param asked what was asked for, in words
     */
    public static TikHubAccountException ofStatus(int status, String asked) {
        return ofStatus(status, asked, null);
    }

    /**
     * The failure that a response with an HTTP status other than 200 stands for. Of its headers and its body only the
     * service's id of the request is shown: the service echoes the key in some.
     *
     * @param response the response, with the key taken out
     * @param asked what was asked for, in words
     */
    public static TikHubAccountException of(RawResponse response, String asked) {
        return ofStatus(
                response.status(),
                asked,
                FailedRequestId.in(response, UnaryOperator.identity()).orElse(null));
    }

    private static TikHubAccountException ofStatus(int status, String asked, @Nullable String requestId) {
        return new TikHubAccountException(
                OptionalInt.of(status),
                "the service did not tell " + asked + ": " + meaningOf(status),
                requestId,
                null);
    }

    /** How the service calls the failed request, if it said so. Its support asks for this. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /** The HTTP status, if there was a response. 200 if the response could not be understood. */
    public OptionalInt status() {
        return status == null ? OptionalInt.empty() : OptionalInt.of(status);
    }

    private static String meaningOf(int status) {
        if (status >= 500) {
            return "it failed; it may respond later";
        }
        return switch (status) {
            case 401 -> "it refuses the key";
            case 402 -> "the balance does not suffice";
            case 403 -> "it refuses the key's scope, or its edge proxy refuses the User-Agent";
            case 404 -> "it does not know what was asked for, or there is no such question at this base address";
            case 422 -> "it refuses the parameters";
            case 429 -> "too many requests; it will respond later";
            default -> "unexpected status";
        };
    }
}
