package io.xhscomments.core.port;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawPage;

/**
 * The port below {@link CommentSource}, for HTTP stacks and for stores: one request in, one raw answer out, whatever
 * its status. An implementation may be used by many threads at once unless it says otherwise. It sends at most one
 * request per call, follows no redirect, and sends nothing again.
 */
@FunctionalInterface
public interface PageTransport {
    /**
     * Sends one request, which may be charged, and reads its answer to the end; blocks until then. An interrupted
     * thread gets a failure that says whether the request had gone out, and stays interrupted. An answer with a bad
     * status is an answer, not a failure.
     *
     * @param sink sees the answer as it arrives, on the calling thread or another, never on two at once, and nothing
     *     after this returns
     * @throws CommentSourceException if no whole answer came: {@link io.xhscomments.core.failure.NotSentException} if
     *     the request never went out, {@link io.xhscomments.core.failure.AnswerLostException} if it did, with the
     *     charge that this implies
     */
    RawPage send(PageRequest request, BodySink sink);

    /** The same, when nobody needs to see the bytes as they arrive. */
    default RawPage send(PageRequest request) {
        return send(request, BodySink.none());
    }
}
