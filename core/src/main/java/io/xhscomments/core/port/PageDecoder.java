package io.xhscomments.core.port;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;

/**
 * Decodes a raw response into a page of comments, or into the failure that it reports. Pure: sends nothing, keeps
 * nothing, and supports concurrent use by many threads.
 */
@FunctionalInterface
public interface PageDecoder {
    /**
     * Decodes one response.
     *
     * @param request the request of the response; failures name it
     * @param response the response with any status
     * @throws CommentSourceException if the response does not contain a page; the status or the error in the body
     *     determines the subtype
     */
    CommentPage decode(PageRequest request, RawResponse response);

    /**
     * The decoder for pages that are stored under this route. A service may have responses that are stored under a name
     * of their own and decoded in a way of their own, such as those to short links; this decoder reads all others.
     *
     * @param route as in {@link io.xhscomments.core.page.PageKey#route()}
     */
    default PageDecoder forRoute(String route) {
        return this;
    }
}
