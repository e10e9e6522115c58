package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;

/**
 * The account's balance does not cover the request (HTTP 402). Not charged. The service echoes the key in this answer,
 * so its words are not repeated here.
 */
public final class BalanceExhaustedException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    /** A failure of this kind. */
    public BalanceExhaustedException(PageRequest request) {
        super(request, "the account's balance does not cover this request, top it up", Facts.free(402));
    }
}
