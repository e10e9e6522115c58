package io.xhscomments.core.port;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawPage;

/**
 * Turns a raw answer into a page of comments, or into the failure that the answer tells of. Pure: sends nothing, keeps
 * nothing, and may be used by many threads at once.
 */
@FunctionalInterface
public interface PageDecoder {
    /**
     * Decodes one answer.
     *
     * @param request what was asked; failures name it
     * @param answer what came
     * @throws CommentSourceException if the answer is no page: each status and each malformed body has its own subtype
     */
    CommentPage decode(PageRequest request, RawPage answer);
}
