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

    /** It contains this number of comments. */
    public CommentPageAssert hasComments(int count) {
        isNotNull();
        return holds(
                actual.comments().size() == count,
                "Expected a page of %s comments, but it has %s: %s",
                count,
                actual.comments().size(),
                ids());
    }

    /** It contains exactly these comments, in this order. */
    public CommentPageAssert hasComments(CommentId... ids) {
        isNotNull();
        return holds(
                ids().equals(List.of(ids)), "Expected a page of the comments %s, but it has %s", List.of(ids), ids());
    }

    /** It has a next page. */
    public CommentPageAssert hasNext() {
        isNotNull();
        return holds(
                actual.next().isPresent(),
                "Expected a page with a next page, but it %s and its cursor is %s",
                actual.hasMore() ? "promises more" : "promises no more",
                actual.cursor().map(Cursor::value).orElse("missing"));
    }

    /** It has a next page with this cursor. */
    public CommentPageAssert hasNext(Cursor cursor) {
        hasNext();
        return holds(
                actual.next().equals(Optional.of(cursor)),
                "Expected a page with the next cursor %s, but it is %s",
                cursor,
                actual.next().map(Cursor::value).orElse("none"));
    }

    /** It has no next page: it promises no more, or has no cursor. */
    public CommentPageAssert isLast() {
        isNotNull();
        return holds(
                actual.next().isEmpty(),
                "Expected the last page, but it has the next cursor %s",
                actual.next().map(Cursor::value).orElse("none"));
    }

    /** It reports these totals for the note. */
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

    /** Its fetch was not charged, because it was read from a store. */
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
