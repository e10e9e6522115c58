package io.xhscomments.testkit.contract;

import io.xhscomments.core.failure.AuthenticationException;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.EmptyResponseException;
import io.xhscomments.core.failure.InsufficientBalanceException;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.failure.PermissionDeniedException;
import io.xhscomments.core.failure.RateLimitedException;
import io.xhscomments.core.failure.RouteNotFoundException;
import io.xhscomments.core.failure.RouteRetiredException;
import io.xhscomments.core.failure.ServerErrorException;
import io.xhscomments.core.failure.UpstreamErrorException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.fixture.Fixtures;
import java.util.List;

/**
 * One row of an error table: an error response and the failure that it must become. An immutable value. For another
 * service, list its rows and pass them to the contract.
 *
 * @param response the error response
 * @param type the exact type of the failure
 * @param charge whether the request was charged
 * @param retryable whether the same request may succeed later
 */
public record ExpectedFailure(
        ErrorResponse response, Class<? extends CommentSourceException> type, Charge charge, boolean retryable) {
    /** TikHub's table: one row for each of {@link Fixtures#errors()}. */
    public static List<ExpectedFailure> ofTikHub() {
        return List.of(
                charged("200-empty-data", EmptyResponseException.class, false),
                charged("200-inner-failure", ChargedFailureException.class, true),
                charged("200-inner-failure-app-v2", ChargedFailureException.class, false),
                charged("200-missing-note-empty-shell", NoteNotFoundException.class, false),
                free("400-deprecated", RouteRetiredException.class, false),
                free("400-invalid-parameters", InvalidRequestException.class, false),
                free("400-transient", UpstreamErrorException.class, true),
                free("401-invalid-key", AuthenticationException.class, false),
                free("402-free-credit", InsufficientBalanceException.class, false),
                free("402-insufficient-balance", InsufficientBalanceException.class, false),
                free("403-edge-blocked-user-agent", PermissionDeniedException.class, false),
                free("403-edge-problem-json", PermissionDeniedException.class, false),
                free("404-object", RouteNotFoundException.class, false),
                free("404-string", RouteNotFoundException.class, false),
                free("422-validation", InvalidRequestException.class, false),
                free("429-object", RateLimitedException.class, true),
                free("429-string", RateLimitedException.class, true),
                free("500-object", ServerErrorException.class, true),
                free("502-html", ServerErrorException.class, true));
    }

    private static ExpectedFailure charged(
            String name, Class<? extends CommentSourceException> type, boolean retryable) {
        return new ExpectedFailure(Fixtures.error(name), type, Charge.CHARGED, retryable);
    }

    private static ExpectedFailure free(String name, Class<? extends CommentSourceException> type, boolean retryable) {
        return new ExpectedFailure(Fixtures.error(name), type, Charge.FREE, retryable);
    }
}
