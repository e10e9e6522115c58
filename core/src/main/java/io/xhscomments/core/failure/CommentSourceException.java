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
 * A page did not come. Every failure of a source is one of the subtypes, and each says the three things that matter:
 * whether the request may be tried again ({@link #retryable()}), after how long ({@link #retryAfter()}), and whether it
 * was charged ({@link #charge()}). The message names the request and holds neither key nor signature: words of the
 * service are redacted.
 *
 * <p>Immutable once it is thrown; Java serialization keeps all of it. A source that knows how the service calls the
 * failed request adds that with {@link #withRequestId} before it throws.
 */
public abstract sealed class CommentSourceException extends RuntimeException
        permits PermissionDeniedException,
                ResponseLostException,
                ResponseTooLargeException,
                InsufficientBalanceException,
                BudgetExhaustedException,
                CachedCopyUnavailableException,
                ChargedFailureException,
                EmptyResponseException,
                AuthenticationException,
                MalformedResponseException,
                PageNotStoredException,
                RequestNotSentException,
                NoteNotFoundException,
                InvalidRequestException,
                RateLimitedException,
                StoredPageInDoubtException,
                StoredPageUnreadableException,
                StoreUnavailableException,
                RouteRetiredException,
                ServerErrorException,
                StoredResponseUndecodableException,
                UnexpectedStatusException,
                RouteNotFoundException,
                UnsupportedResponseException,
                UpstreamErrorException,
                WrongResponseException {
    private static final long serialVersionUID = 1;

    private final PageRequest request;
    private final String description;
    private FailureDetails facts;

    CommentSourceException(PageRequest request, String what, FailureDetails facts) {
        this(request, what, facts, null);
    }

    CommentSourceException(PageRequest request, String what, FailureDetails facts, @Nullable Throwable cause) {
        super(cause);
        this.request = request;
        this.description = Redaction.redact(request.describe()) + ": " + Redaction.redact(what);
        this.facts = facts;
    }

    /**
     * Adds the service's own id of the failed request, which its support asks for: to the message and to
     * {@link #requestId()}. For sources, like {@link Throwable#initCause}: to be called by the maker of the failure,
     * before it is thrown.
     *
     * <p>The id is foreign text. One that is not 1 to 128 letters, digits, {@code .}, {@code _} and {@code -}, or that
     * looks like a key, is left out.
     *
     * @return the same failure
     */
    public static <F extends CommentSourceException> F withRequestId(F failure, String requestId) {
        CommentSourceException changed = failure;
        changed.facts = changed.facts.withRequestId(requestId);
        return failure;
    }

    /** The request, the reason, the status, whether it was charged, whether to try again, and the request id. */
    @Override
    public final String getMessage() {
        return description + " (" + facts.words() + ")";
    }

    /** How the service calls the failed request, if it said so. Its support asks for this. */
    public final Optional<String> requestId() {
        return Optional.ofNullable(facts.requestId());
    }

    /** What was asked for. */
    public final PageRequest request() {
        return request;
    }

    /** Whether the failed request was charged. */
    public final Charge charge() {
        return facts.charge();
    }

    /** Whether the same request may succeed later. It may be charged again each time. */
    public final boolean retryable() {
        return facts.retryable();
    }

    /** How long the service asks to wait before trying again, if it says so. Never negative. */
    public final Optional<Duration> retryAfter() {
        return Optional.ofNullable(facts.retryAfter());
    }

    /** The HTTP status of the response, if there was one. */
    public final OptionalInt status() {
        Integer status = facts.status();
        return status == null ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /**
     * What the failed request came to, and the attempts before it, which are {@linkplain #getSuppressed() suppressed}
     * in it.
     */
    public final Spend spend() {
        return Arrays.stream(getSuppressed())
                .filter(CommentSourceException.class::isInstance)
                .map(earlier -> ((CommentSourceException) earlier).spend())
                .reduce(facts.spend(), Spend::plus);
    }
}
