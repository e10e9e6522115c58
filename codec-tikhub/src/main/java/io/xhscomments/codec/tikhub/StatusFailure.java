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
import java.util.function.UnaryOperator;

/** The failure that an HTTP status other than 200 stands for. */
final class StatusFailure {
    private StatusFailure() {}

    static CommentSourceException of(PageRequest request, RawPage answer, UnaryOperator<String> redaction) {
        int status = answer.status();
        // The service echoes the key in these two: their bodies are not even read.
        if (status == 401) {
            return new KeyRefusedException(request);
        }
        if (status == 402) {
            return new BalanceExhaustedException(request);
        }
        ErrorBody body = ErrorBody.of(answer.body());
        String said = Words.of(body.said(), redaction);
        if (status >= 500) {
            return new ServiceFailedException(request, status, RetryAfter.of(answer), said);
        }
        return switch (status) {
            case 400 ->
                body.deprecated()
                        ? new RouteRetiredException(request, said)
                        : new UpstreamFailedException(request, said);
            case 403 -> new AccessRefusedException(request, body.byEdgeProxy(), said);
            case 404 -> new UnknownRouteException(request, said);
            case 422 -> ParametersRefusedException.byService(request, said);
            case 429 -> new RateLimitedException(request, RetryAfter.of(answer), said);
            default -> new UnexpectedStatusException(request, status, said);
        };
    }
}
