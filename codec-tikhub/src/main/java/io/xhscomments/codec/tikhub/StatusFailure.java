package io.xhscomments.codec.tikhub;

import io.xhscomments.core.failure.AccessRefusedException;
import io.xhscomments.core.failure.BalanceExhaustedException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.KeyRefusedException;
import io.xhscomments.core.failure.ParametersRefusedException;
import io.xhscomments.core.failure.RateLimitedException;
import io.xhscomments.core.failure.RouteRetiredException;
import io.xhscomments.core.failure.ServiceFailedException;
import io.xhscomments.core.failure.UnexpectedStatusException;
import io.xhscomments.core.failure.UnknownRouteException;
import io.xhscomments.core.failure.UpstreamFailedException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawPage;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The failure that an HTTP status other than 200 stands for. */
final class StatusFailure {
    private StatusFailure() {}

    static CommentSourceException of(PageRequest request, RawPage answer, UnaryOperator<String> redaction) {
        ErrorBody body = ErrorBody.of(answer.body());
        String said = Words.of(body.said(), redaction);
        return FailedRequestId.addTo(of(request, answer, body, said), answer, redaction);
    }

    private static CommentSourceException of(PageRequest request, RawPage answer, ErrorBody body, String said) {
        int status = answer.status();
        Optional<Duration> wait = RetryAfter.of(answer).or(body::retryAfter);
        if (status >= 500) {
            return new ServiceFailedException(request, status, wait, said);
        }
        return switch (status) {
            case 400 -> badRequest(request, body, said);
            case 401 -> new KeyRefusedException(request, status, said);
            case 402 -> new BalanceExhaustedException(request, status, body.freeCreditRefused(), said);
            case 403 -> new AccessRefusedException(request, body.byEdgeProxy(), said);
            case 404 -> new UnknownRouteException(request, said);
            case 422 -> ParametersRefusedException.byService(request, said);
            case 429 -> new RateLimitedException(request, wait, said);
            default -> new UnexpectedStatusException(request, status, said);
        };
    }

    private static CommentSourceException badRequest(PageRequest request, ErrorBody body, String said) {
        if (body.deprecated()) {
            return new RouteRetiredException(request, said);
        }
        return body.invalidParameters()
                ? ParametersRefusedException.byService(request, 400, said)
                : new UpstreamFailedException(request, said);
    }
}
