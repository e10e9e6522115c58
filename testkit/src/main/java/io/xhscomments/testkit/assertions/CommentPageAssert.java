package io.xhscomments.testkit.assertions;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.ReportedTotals;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/** Assertions about a page: {@link XhsAssertions#assertThat(CommentPage)}. For one thread. */
public final class CommentPageAssert extends ValueAssert<CommentPageAssert, CommentPage> {
    CommentPageAssert(CommentPage actual) {
        super(actual, CommentPageAssert.class);
    }

    /** It holds so many comments. */
    public CommentPageAssert hasComments(int count) {
        isNotNull();
        return holds(
                actual.comments().size() == count,
                "Expected a page of %s comments, but it has %s: %s",
                count,
                actual.comments().size(),
                ids());
    }

    /** It holds these comments, in this order, and no others. */
    public CommentPageAssert hasComments(CommentId... ids) {
        isNotNull();
        return holds(
                ids().equals(List.of(ids)), "Expected a page of the comments %s, but it has %s", List.of(ids), ids());
    }

    /** It leads to another page. */
    public CommentPageAssert hasNext() {
        isNotNull();
        return holds(
                actual.next().isPresent(),
                "Expected a page that leads to another, but it %s and its cursor is %s",
                actual.hasMore() ? "promises more" : "promises no more",
                actual.cursor().map(Cursor::value).orElse("missing"));
    }

    /** It leads to another page by this cursor. */
    public CommentPageAssert hasNext(Cursor cursor) {
        hasNext();
        return holds(
                actual.next().equals(Optional.of(cursor)),
                "Expected a page that leads on by the cursor %s, but it does by %s",
                cursor,
                actual.next().map(Cursor::value).orElse("none"));
    }

    /** It leads nowhere: no more is promised, or no cursor given for it. */
    public CommentPageAssert isLast() {
        isNotNull();
        return holds(
                actual.next().isEmpty(),
                "Expected the last page, but it leads on by the cursor %s",
                actual.next().map(Cursor::value).orElse("none"));
    }

    /** The service reports these numbers for the note. */
    public CommentPageAssert hasTotals(long all, long topLevel) {
        isNotNull();
        return holds(
                actual.totals().equals(ReportedTotals.of(all, topLevel)),
                "Expected a page that reports %s comments, %s of them top-level, but it reports %s",
                all,
                topLevel,
                actual.totals());
    }

    /** Its fetch was charged. */
    public CommentPageAssert isCharged() {
        return hasCharge(Charge.CHARGED);
    }

    /** Its fetch was not charged: it came out of a record. */
    public CommentPageAssert isFree() {
        return hasCharge(Charge.FREE);
    }

    /** Its comments, for assertions about lists. */
    public ListAssert<Comment> comments() {
        isNotNull();
        return Assertions.assertThat(actual.comments());
    }

    private CommentPageAssert hasCharge(Charge charge) {
        isNotNull();
        return holds(
                actual.receipt().charge() == charge,
                "Expected a page whose fetch was %s, but it was %s",
                charge,
                actual.receipt().charge());
    }

    private List<CommentId> ids() {
        return actual.comments().stream().map(Comment::id).toList();
    }
}
