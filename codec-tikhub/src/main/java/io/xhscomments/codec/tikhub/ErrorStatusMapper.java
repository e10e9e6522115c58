package io.xhscomments.codec.tikhub;

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

/** The failure that an HTTP status other than 200 stands for. */
final class ErrorStatusMapper {
    private ErrorStatusMapper() {}

    static CommentSourceException of(PageRequest request, RawResponse response, UnaryOperator<String> redaction) {
        ErrorBody body = ErrorBody.of(response.body());
        String said = SafeMessage.of(body.said(), redaction);
        return FailedRequestId.addTo(of(request, response, body, said), response, redaction);
    }

    private static CommentSourceException of(PageRequest request, RawResponse response, ErrorBody body, String said) {
        int status = response.status();
        Optional<Duration> wait = RetryAfter.of(response).or(body::retryAfter);
        if (status >= 500) {
            return new ServerErrorException(request, status, wait, said);
        }
        return switch (status) {
            case 400 -> badRequest(request, body, said);
            case 401 -> new AuthenticationException(request, status, said);
            case 402 -> new InsufficientBalanceException(request, status, body.freeCreditRefused(), said);
            case 403 -> new PermissionDeniedException(request, body.byEdgeProxy(), said);
            case 404 -> new RouteNotFoundException(request, said);
            case 422 -> InvalidRequestException.byService(request, said);
            case 429 -> new RateLimitedException(request, wait, said);
            default -> new UnexpectedStatusException(request, status, said);
        };
    }

    private static CommentSourceException badRequest(PageRequest request, ErrorBody body, String said) {
        if (body.deprecated()) {
            return new RouteRetiredException(request, said);
        }
        return body.invalidParameters()
                ? InvalidRequestException.byService(request, 400, said)
                : new UpstreamErrorException(request, said);
    }
}
