package io.xhscomments.core.failure;

import io.xhscomments.core.page.PageRequest;

/**
 * The caller's budget does not allow another request. Nothing was sent and nothing was charged.
 */
public final class BudgetExhaustedException extends CommentSourceException.Rejected {
    private static final long serialVersionUID = 1;

    /**
     * A failure before sending.
     *
     * @param budget the limits and what is spent
     */
    public BudgetExhaustedException(PageRequest request, String budget) {
        super(request, "the budget allows no further request", budget, FailureDetails.notSent(), null);
    }
}
