package io.xhscomments.examples.benchmarks.decode;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.model.UserId;
import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.Irregularities;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.page.Spend;
import io.xhscomments.examples.benchmarks.decode.wire.WireEnvelope;
import io.xhscomments.examples.benchmarks.decode.wire.WirePage;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Maps the plain records to a page, for every library alike. */
final class WirePages {
    private static final int ENVELOPE_FINE = 200;

    private final WireComments comments;
    private final Optional<CommentId> root;

    WirePages(PageRequest request) {
        this.comments = new WireComments(request.note());
        this.root = request instanceof CommentReplies replies ? Optional.of(replies.comment()) : Optional.empty();
    }

    CommentPage page(WireEnvelope response) {
        if (response.code() != ENVELOPE_FINE || response.data().code() != 0) {
            throw new IllegalStateException("The response is a failure");
        }
        WirePage page = response.data().data();
        List<Comment> read = new ArrayList<>(page.comments().size());
        page.comments().forEach(comment -> read.add(comments.comment(comment, root)));
        return new CommentPage(
                read,
                new ReportedTotals(
                        AbsentValues.number(page.comment_count()), AbsentValues.number(page.comment_count_l1())),
                page.has_more(),
                AbsentValues.text(page.cursor()).map(Cursor::of),
                AbsentValues.text(page.user_id()).map(UserId::of),
                AbsentValues.text(page.current_sort_strategy()),
                AbsentValues.list(page.all_sort_strategies()),
                AbsentValues.text(page.page_context()),
                receipt(response),
                UnknownFields.none(),
                Irregularities.NONE);
    }

    private static Receipt receipt(WireEnvelope response) {
        return new Receipt(
                Charge.FREE,
                Spend.NONE,
                AbsentValues.text(response.request_id()),
                Optional.of(Instant.ofEpochSecond(response.time_stamp())),
                AbsentValues.text(response.router()),
                AbsentValues.text(response.cache_url()).map(url -> new CacheLink(URI.create(url))));
    }
}
