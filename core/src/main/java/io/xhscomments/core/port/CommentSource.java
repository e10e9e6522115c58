package io.xhscomments.core.port;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import java.util.Objects;

/**
 * The port that programs read through: one decoded page of comments, or a typed failure. An implementation may be used
 * by many threads at once unless it says otherwise, sends at most one request per call, and never sends one again by
 * itself; a policy around a source may, and says so.
 *
 * <p>A lambda is enough for a source of your own. {@link #of} makes one of a transport and a decoder.
 */
@FunctionalInterface
public interface CommentSource {
    /**
     * Fetches one page. Sends at most one request, which may be charged: the page's receipt, or the failure, says so.
     * Blocks until the page is there; an interrupted thread gets an
     * {@link io.xhscomments.core.failure.ResponseLostException}, or a
     * {@link io.xhscomments.core.failure.RequestNotSentException} if nothing had gone out yet, and stays interrupted.
     *
     * @throws CommentSourceException if there is no such page to give
     */
    CommentPage fetch(PageRequest request);

    /** The source that sends with {@code transport} and decodes what comes with {@code decoder}. It owns neither. */
    static CommentSource of(PageTransport transport, PageDecoder decoder) {
        Objects.requireNonNull(transport, "transport");
        Objects.requireNonNull(decoder, "decoder");
        return request -> decoder.decode(request, transport.send(request));
    }
}
