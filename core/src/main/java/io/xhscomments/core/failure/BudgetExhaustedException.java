package io.xhscomments.core.failure;

import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;

/** The caller's own budget does not allow another request. Nothing was sent and nothing was charged. */
public final class BudgetExhaustedException extends CommentSourceException {
    private static final long serialVersionUID = 1;

    /**
     * A failure of this kind.
     *
     * @param budget what was allowed, and what is spent
     */
    public BudgetExhaustedException(PageRequest request, String budget) {
        super(
                request,
                "the budget allows no further request" + ServiceMessage.words(budget),
                FailureDetails.withoutResponse(Charge.FREE));
    }
}
