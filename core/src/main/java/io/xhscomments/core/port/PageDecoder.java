package io.xhscomments.core.port;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;

/**
 * Turns a raw response into a page of comments, or into the failure that the response tells of. Pure: sends nothing,
 * keeps nothing, and may be used by many threads at once.
 */
@FunctionalInterface
public interface PageDecoder {
    /**
     * Decodes one response.
     *
     * @param request what was asked; failures name it
     * @param response what came
     * @throws CommentSourceException if the response is no page: each status and each malformed body has its own
     *     subtype
     */
    CommentPage decode(PageRequest request, RawResponse response);
}
