package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A page could not be fetched. Every failure of a source is one of the subtypes, in three groups by remedy:
 * {@link Transient}, {@link Rejected} and {@link Unusable}. Each failure says whether a retry may help
 * ({@link #retryable()}), after which delay ({@link #retryAfter()}), and whether the request was charged
 * ({@link #charge()}). The message names the request and contains neither key nor signature: messages of the service
 * are redacted.
 *
 * <p>Immutable once it is thrown; Java serialization keeps all properties. A source that knows the service's id of the
 * failed request adds it with {@link #withRequestId} before it throws.
 */
public abstract sealed class CommentSourceException extends RuntimeException
        permits CommentSourceException.Transient, CommentSourceException.Rejected, CommentSourceException.Unusable {
    private static final long serialVersionUID = 1;

    private final PageRequest request;
    private final String reason;
    private String subject;
    private FailureDetails details;

    /** @param detail foreign text, e.g. the message of the service; may be blank */
    private CommentSourceException(
            PageRequest request, String description, String detail, FailureDetails details, @Nullable Throwable cause) {
        super(cause);
        this.request = request;
        this.subject = Redaction.redact(request.describe());
        this.reason = Redaction.redact(detail.isBlank() ? description : description + ": " + detail);
        this.details = details;
    }

    /**
     * A temporary failure: send the same request again later. Always {@link #retryable()}; {@link #charge()} says
     * whether the failed request may have been paid for.
     */
    public abstract static sealed class Transient extends CommentSourceException
            permits RateLimitedException,
                    RequestNotSentException,
                    ResponseLostException,
                    ServerErrorException,
                    UpstreamErrorException {
        private static final long serialVersionUID = 1;

        Transient(
                PageRequest request,
                String description,
                String detail,
                FailureDetails details,
                @Nullable Throwable cause) {
            super(request, description, detail, details, cause);
        }
    }

    /**
     * A rejected request: change the request, the settings, the account, the budget or the store, then send it. Never
     * retryable as it is, and free, except that the service charges for {@link NoteNotFoundException}.
     */
    public abstract static sealed class Rejected extends CommentSourceException
            permits AuthenticationException,
                    BudgetExhaustedException,
                    InsufficientBalanceException,
                    InvalidRequestException,
                    NoteNotFoundException,
                    PageNotStoredException,
                    PermissionDeniedException,
                    RouteNotFoundException,
                    RouteRetiredException,
                    StoreUnavailableException,
                    UnexpectedStatusException {
        private static final long serialVersionUID = 1;

        Rejected(
                PageRequest request,
                String description,
                String detail,
                FailureDetails details,
                @Nullable Throwable cause) {
            super(request, description, detail, details, cause);
        }
    }

    /**
     * A response that was, or may have been, paid for now or earlier, without a usable page: inspect the response or
     * the stored files before paying again. A few are {@link #retryable()}.
     */
    public abstract static sealed class Unusable extends CommentSourceException
            permits CachedCopyUnavailableException,
                    ChargedFailureException,
                    EmptyResponseException,
                    MalformedResponseException,
                    ResponseTooLargeException,
                    StoredPageInDoubtException,
                    StoredPageUnreadableException,
                    StoredResponseUndecodableException,
                    UnsupportedResponseException,
                    WrongResponseException {
        private static final long serialVersionUID = 1;

        Unusable(
                PageRequest request,
                String description,
                String detail,
                FailureDetails details,
                @Nullable Throwable cause) {
            super(request, description, detail, details, cause);
        }
    }

    /**
     * Adds the service's id of the failed request, which its support asks for, to the message and to
     * {@link #requestId()}. For sources, like {@link Throwable#initCause}: call it before the failure is thrown.
     *
     * <p>The id is foreign text. It is left out unless it consists of 1 to 128 letters, digits, {@code .}, {@code _}
     * and {@code -}, and does not look like a key.
     *
     * @return the same failure
     */
    public static <F extends CommentSourceException> F withRequestId(F failure, String requestId) {
        CommentSourceException changed = failure;
        changed.details = changed.details.withRequestId(requestId);
        return failure;
    }

    /**
     * Replaces the description of the request in the message, and in the messages of earlier attempts. For a request
     * that stands for something else, such as a short link. Like {@link #withRequestId}, for sources.
     *
     * @param subject the description; redacted here
     * @return the same failure
     */
    public static <F extends CommentSourceException> F about(F failure, String subject) {
        CommentSourceException changed = failure;
        changed.subject = Redaction.redact(subject);
        for (Throwable earlier : failure.getSuppressed()) {
            if (earlier instanceof CommentSourceException attempt) {
                about(attempt, subject);
            }
        }
        return failure;
    }

    /** The request, the reason, the status, the charge, whether a retry may help, and the request id. */
    @Override
    public final String getMessage() {
        return subject + ": " + reason + " (" + details.describe() + ")";
    }

    /** The service's id of the failed request, if reported. The support of the service asks for it. */
    public final Optional<String> requestId() {
        return Optional.ofNullable(details.requestId());
    }

    /** The request of the page. */
    public final PageRequest request() {
        return request;
    }

    /** Whether the failed request was charged. */
    public final Charge charge() {
        return details.charge();
    }

    /** Whether the same request may succeed later. Each attempt may be charged. */
    public final boolean retryable() {
        return details.isRetryable();
    }

    /** The delay before a retry that the service asks for, if any. Never negative. */
    public final Optional<Duration> retryAfter() {
        return Optional.ofNullable(details.retryAfter());
    }

    /** The HTTP status of the response, if there was a response. */
    public final OptionalInt status() {
        Integer status = details.status();
        return status == null ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /**
     * The spend of the failed request and of earlier attempts, which are its {@linkplain #getSuppressed() suppressed}.
     */
    public final Spend spend() {
        return Arrays.stream(getSuppressed())
                .filter(CommentSourceException.class::isInstance)
                .map(earlier -> ((CommentSourceException) earlier).spend())
                .reduce(details.spend(), Spend::plus);
    }
}
