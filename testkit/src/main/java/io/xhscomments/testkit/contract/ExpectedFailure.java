package io.xhscomments.testkit.contract;

import io.xhscomments.core.failure.AccessRefusedException;
import io.xhscomments.core.failure.BalanceExhaustedException;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.EmptyResponseException;
import io.xhscomments.core.failure.KeyRefusedException;
import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.failure.ParametersRefusedException;
import io.xhscomments.core.failure.RateLimitedException;
import io.xhscomments.core.failure.RouteRetiredException;
import io.xhscomments.core.failure.ServiceFailedException;
import io.xhscomments.core.failure.UnknownRouteException;
import io.xhscomments.core.failure.UpstreamFailedException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.testkit.ErrorAnswer;
import io.xhscomments.testkit.Fixtures;
import java.util.List;

/**
 * One row of an error table: an answer that is no page, and the failure it has to become. An immutable value. Of a
 * service of your own, list its rows and give them to the contract.
 *
 * @param answer what the service says
 * @param type the failure, exactly
 * @param charge whether the request was charged
 * @param retryable whether the same request may succeed later
 */
public record ExpectedFailure(
        ErrorAnswer answer, Class<? extends CommentSourceException> type, Charge charge, boolean retryable) {
    /** TikHub's table, a row for each of {@link Fixtures#errors()}. */
    public static List<ExpectedFailure> ofTikHub() {
        return List.of(
                charged("200-empty-data", EmptyResponseException.class, false),
                charged("200-inner-failure", ChargedFailureException.class, true),
                charged("200-inner-failure-app-v2", ChargedFailureException.class, false),
                charged("200-missing-note-empty-shell", NoteNotFoundException.class, false),
                free("400-deprecated", RouteRetiredException.class, false),
                free("400-invalid-parameters", ParametersRefusedException.class, false),
                free("400-transient", UpstreamFailedException.class, true),
                free("401-invalid-key", KeyRefusedException.class, false),
                free("402-free-credit", BalanceExhaustedException.class, false),
                free("402-insufficient-balance", BalanceExhaustedException.class, false),
                free("403-edge-blocked-user-agent", AccessRefusedException.class, false),
                free("403-edge-problem-json", AccessRefusedException.class, false),
                free("404-object", UnknownRouteException.class, false),
                free("404-string", UnknownRouteException.class, false),
                free("422-validation", ParametersRefusedException.class, false),
                free("429-object", RateLimitedException.class, true),
                free("429-string", RateLimitedException.class, true),
                free("500-object", ServiceFailedException.class, true),
                free("502-html", ServiceFailedException.class, true));
    }

    private static ExpectedFailure charged(String name, Class<? extends CommentSourceException> type, boolean again) {
        return new ExpectedFailure(Fixtures.error(name), type, Charge.CHARGED, again);
    }

    private static ExpectedFailure free(String name, Class<? extends CommentSourceException> type, boolean again) {
        return new ExpectedFailure(Fixtures.error(name), type, Charge.FREE, again);
    }
}
