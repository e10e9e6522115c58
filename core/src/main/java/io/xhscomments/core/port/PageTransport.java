package io.xhscomments.core.port;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;

/**
 * The port below {@link CommentSource}, for HTTP stacks and for stores: one request in, one raw response out, whatever
 * its status. An implementation may be used by many threads at once unless it says otherwise. It sends at most one
 * request per call, follows no redirect, and sends nothing again.
 */
@FunctionalInterface
public interface PageTransport {
    /**
     * Sends one request, which may be charged, and reads its response to the end; blocks until then. An interrupted
     * thread gets a failure that says whether the request had gone out, and stays interrupted. A response with a bad
     * status is a response, not a failure.
     *
     * @param sink sees the response as it arrives, on the calling thread or another, never on two at once, and nothing
     *     after this returns
     * @throws CommentSourceException if no whole response came:
     *     {@link io.xhscomments.core.failure.RequestNotSentException} if the request never went out,
     *     {@link io.xhscomments.core.failure.ResponseLostException} if it did, with the charge that this implies
     */
    RawResponse send(PageRequest request, BodySink sink);

    /** The same, when nobody needs to see the bytes as they arrive. */
    default RawResponse send(PageRequest request) {
        return send(request, BodySink.none());
    }
}
