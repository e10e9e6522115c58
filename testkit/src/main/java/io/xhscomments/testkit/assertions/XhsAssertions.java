package io.xhscomments.testkit.assertions;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.reading.Coverage;
import io.xhscomments.testkit.stub.Ledger;

/**
 * Entry point of the assertions. Import it together with AssertJ's own; the compiler selects by type. Stateless; the
 * returned objects are for one thread.
 *
 * <pre>{@code
 * import static io.xhscomments.testkit.assertions.XhsAssertions.assertThat;
 * import static org.assertj.core.api.Assertions.assertThat;
 *
 * assertThat(source.fetch(request)).hasComments(10).isCharged().hasNext();
 * assertThat(failure).isFree().isRetryable();
 * assertThat(tikhub.ledger()).charged(3).chargedNoPageTwice();
 * }</pre>
 */
public final class XhsAssertions {
    private XhsAssertions() {}

    /** Assertions about a page. */
    public static CommentPageAssert assertThat(CommentPage page) {
        return new CommentPageAssert(page);
    }

    /** Assertions about a comment or a reply. */
    public static CommentAssert assertThat(Comment comment) {
        return new CommentAssert(comment);
    }

    /** Assertions about the coverage of a reading. */
    public static CoverageAssert assertThat(Coverage coverage) {
        return new CoverageAssert(coverage);
    }

    /** Assertions about a failure, in addition to those about any exception. */
    public static FailureAssert assertThat(CommentSourceException failure) {
        return new FailureAssert(failure);
    }

    /** Assertions about the requests and charges of a stub. */
    public static LedgerAssert assertThat(Ledger ledger) {
        return new LedgerAssert(ledger);
    }
}
