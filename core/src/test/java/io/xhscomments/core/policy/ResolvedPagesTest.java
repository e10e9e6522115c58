package io.xhscomments.core.policy;

import static io.xhscomments.core.policy.Samples.OTHER_REQUEST;
import static io.xhscomments.core.policy.Samples.page;
import static io.xhscomments.core.policy.Samples.retired;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.ShortLinkResolver;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResolvedPagesTest {
    private static final NoteId NOTE = NoteId.of("6683b283000000001f0052bf");
    private static final PageRequest.NoteComments FIRST = PageRequest.comments(NOTE);
    private static final PageRequest LINK = ShortLinkResolver.request(ShortLink.of("http://xhslink.com/a/abc"));
    private static final Cursor NEXT = Cursor.of("{\"cursor\":\"66c4b7a300000000270106f7\",\"index\":2}");

    private final ResolvedPages pages = new ResolvedPages();
    private final CountingSource below = CountingSource.giving(page());

    private static CommentPage response(Receipt receipt) {
        Comment comment =
                Comment.builder(CommentId.of("66c4b7a300000000270106f7"), NOTE).build();
        return CommentPage.of(List.of(comment), ReportedTotals.UNKNOWN, Optional.of(NEXT), receipt);
    }

    private void resolve(CommentPage response) {
        assertThat(pages.keeping(request -> response).fetch(LINK)).isSameAs(response);
    }

    @Test
    void thePageOfAResolvedNoteIsFreeAndEveryOtherIsFetched() {
        resolve(response(Receipt.of(Charge.CHARGED)));
        CommentSource source = pages.before(below);

        CommentPage first = source.fetch(FIRST);
        source.fetch(FIRST);
        source.fetch(FIRST.after(NEXT));
        source.fetch(FIRST.order(CommentOrder.LIKES));
        source.fetch(OTHER_REQUEST);

        assertThat(first.comments()).hasSize(1);
        assertThat(first.receipt().charge()).isEqualTo(Charge.FREE);
        assertThat(first.receipt().spend()).isEqualTo(Spend.NONE);
        assertThat(below.asked()).containsExactly(FIRST.after(NEXT), FIRST.order(CommentOrder.LIKES), OTHER_REQUEST);
    }

    /** It may be as old as the store. */
    @Test
    void aStoredResponseIsNotKept() {
        resolve(response(Receipt.ofStoredPage()));

        assertThat(pages.page(FIRST)).isEmpty();
    }

    @Test
    void withoutANoteThereIsNothingToKeep() {
        resolve(page());

        assertThat(pages.page(FIRST)).isEmpty();
        assertThat(pages.page(LINK)).isEmpty();
    }

    /** A page that is here ties its note to the route that it came over. */
    @Test
    void theNoteIsReadOverTheRouteOfTheLink() {
        resolve(response(Receipt.of(Charge.CHARGED)));
        CountingSource first = CountingSource.alwaysFailing(retired());
        CommentSource source = AutoRoute.between(
                AutoRoute.Route.of(first), pages.before(AutoRoute.Route.of(below)), PolicyListener.NONE);

        CommentPage page = source.fetch(FIRST);
        source.fetch(FIRST.after(page.next().orElseThrow()));

        assertThat(first.count()).isZero();
        assertThat(below.asked()).containsExactly(FIRST.after(NEXT));
    }
}
