package io.xhscomments.core.port;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import java.util.Objects;

/**
 * The port through which programs read: one decoded page of comments, or a typed failure. An implementation supports
 * concurrent use by many threads unless it documents otherwise. It sends at most one request per call and never
 * retries; a policy around a source may retry, and documents it.
 *
 * <p>A lambda is enough for a source of your own. {@link #of} combines a transport and a decoder.
 */
@FunctionalInterface
public interface CommentSource {
    /**
     * Fetches one page. Sends at most one request, which may be charged; the page's receipt, or the failure, reports
     * the charge. Blocks until the page is complete. An interrupted thread gets a
     * {@link io.xhscomments.core.failure.ResponseLostException}, or a
     * {@link io.xhscomments.core.failure.RequestNotSentException} if nothing was sent yet, and stays interrupted.
     *
     * @throws CommentSourceException if the page could not be fetched
     */
    CommentPage fetch(PageRequest request);

    /**
     * A source that sends with {@code transport} and decodes with {@code decoder}. It owns neither. It refuses a cursor
     * that a source over two routes has {@linkplain Cursor#isTagged() tagged} before anything is sent.
     */
    static CommentSource of(PageTransport transport, PageDecoder decoder) {
        Objects.requireNonNull(transport, "transport");
        Objects.requireNonNull(decoder, "decoder");
        return request -> {
            if (request.after().filter(Cursor::isTagged).isPresent()) {
                throw InvalidRequestException.beforeSending(
                        request, "the cursor belongs to a source over two routes; continue through such a source");
            }
            return decoder.decode(request, transport.send(request));
        };
    }
}
