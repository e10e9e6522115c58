package io.xhscomments.core.port;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;

/**
 * The port below {@link CommentSource}, for HTTP stacks and stores: sends one request and returns one raw response,
 * with any status. An implementation supports concurrent use by many threads unless it documents otherwise. It sends at
 * most one request per call, follows no redirect, and never retries.
 */
@FunctionalInterface
public interface PageTransport {
    /**
     * Sends one request, which may be charged, and reads its response to the end; blocks until then. An interrupted
     * thread gets a failure that says whether the request was sent, and stays interrupted. A response with an error
     * status is returned, not thrown.
     *
     * @param sink receives the response as it arrives, on the calling thread or another one, never on two at once, and
     *     nothing after this call returns
     * @throws CommentSourceException if no complete response arrived:
     *     {@link io.xhscomments.core.failure.RequestNotSentException} if the request was not sent,
     *     {@link io.xhscomments.core.failure.ResponseLostException} if it was sent, with the implied charge
     */
    RawResponse send(PageRequest request, BodySink sink);

    /** Sends one request without a sink. */
    default RawResponse send(PageRequest request) {
        return send(request, BodySink.none());
    }
}
