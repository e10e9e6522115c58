package io.xhscomments.codec.tikhub.error;

import io.xhscomments.core.failure.AuthenticationException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.InsufficientBalanceException;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.failure.PermissionDeniedException;
import io.xhscomments.core.failure.RateLimitedException;
import io.xhscomments.core.failure.RouteNotFoundException;
import io.xhscomments.core.failure.RouteRetiredException;
import io.xhscomments.core.failure.ServerErrorException;
import io.xhscomments.core.failure.UnexpectedStatusException;
import io.xhscomments.core.failure.UpstreamErrorException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Maps an HTTP status other than 200, and the body of the response, to a failure. */
public final class ErrorStatusMapper {
    private ErrorStatusMapper() {}

    public static CommentSourceException of(
            PageRequest request, RawResponse response, UnaryOperator<String> redaction) {
        ErrorBody body = ErrorBody.of(response.body());
        String message = SafeMessage.of(body.message(), redaction);
        return FailedRequestId.addTo(of(request, response, body, message), response, redaction);
    }

    private static CommentSourceException of(
            PageRequest request, RawResponse response, ErrorBody body, String message) {
        int status = response.status();
        Optional<Duration> wait = RetryAfter.of(response).or(body::retryAfter);
        if (status >= 500) {
            return new ServerErrorException(request, status, wait, message);
        }
        return switch (status) {
            case 400 -> badRequest(request, body, message);
            case 401 -> new AuthenticationException(request, status, message);
            case 402 -> new InsufficientBalanceException(request, status, body.isFreeCreditRefused(), message);
            case 403 -> new PermissionDeniedException(request, body.isFromEdgeProxy(), message);
            case 404 -> new RouteNotFoundException(request, message);
            case 422 -> InvalidRequestException.byService(request, message);
            case 429 -> new RateLimitedException(request, wait, message);
            default -> new UnexpectedStatusException(request, status, message);
        };
    }

    private static CommentSourceException badRequest(PageRequest request, ErrorBody body, String message) {
        if (body.isDeprecated()) {
            return new RouteRetiredException(request, message);
        }
        return body.isInvalidParameters()
                ? InvalidRequestException.byService(request, 400, message)
                : new UpstreamErrorException(request, message);
    }
}
