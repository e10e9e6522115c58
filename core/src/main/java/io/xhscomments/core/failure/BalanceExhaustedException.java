package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;

/**
 * The account's balance does not cover the request (HTTP 402). Not charged. The service echoes the key in this answer,
 * so its words are not repeated here.
 */
public final class BalanceExhaustedException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    /** A failure of this kind, with HTTP 402. */
    public BalanceExhaustedException(PageRequest request) {
        this(request, 402);
    }

    /**
     * A failure of this kind.
     *
     * @param status the HTTP status that it came with: not every service has one for this
     */
    public BalanceExhaustedException(PageRequest request, int status) {
        super(request, "the account's balance does not cover this request, top it up", Facts.free(status));
    }
}
