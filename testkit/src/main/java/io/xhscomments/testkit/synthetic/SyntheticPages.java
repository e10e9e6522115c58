package io.xhscomments.testkit.synthetic;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.wire.Json;
import io.xhscomments.testkit.wire.PageJson;
import io.xhscomments.testkit.wire.PagePosition;
import io.xhscomments.testkit.wire.ParsedRequest;
import io.xhscomments.testkit.wire.RouteTraits;
import io.xhscomments.testkit.wire.Seeds;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Computes the pages of a synthetic note on demand. */
final class SyntheticPages {
    private final SyntheticShape shape;
    private final SyntheticIds ids;
    private final String noteAuthor;
    /** By the request for their first page. */
    private final Map<PageRequest, SyntheticOrder> orders = new ConcurrentHashMap<>();

    SyntheticPages(SyntheticShape shape, SyntheticIds ids) {
        this.shape = shape;
        this.ids = ids;
        this.noteAuthor =
                HexFormat.of().toHexDigits((int) shape.note().createdAt().getEpochSecond())
                        + HexFormat.of().toHexDigits(Seeds.mix(shape.seed(), 1));
    }

    void write(JsonWriter json, ParsedRequest request) throws IOException {
        PageJson page = request.endpoint().ofReplies ? repliesPage(request) : commentsPage(request);
        page.write(json, request.endpoint().route);
    }

    private PageJson commentsPage(ParsedRequest request) {
        TikHubRoute route = request.endpoint().route;
        SyntheticOrder order = order(request.order(), request.area());
        int start = start(request.position(), order);
        int page = start / shape.pageSize() + 1;
        PagingBehavior paging = shape.paging();
        if (page >= shape.pagingFaultPage() && paging == PagingBehavior.FIRST_PAGE_FOREVER) {
            start = 0;
            page = 1;
        }
        if (page >= shape.pagingFaultPage() && paging == PagingBehavior.EMPTY_PAGE_WITH_MORE) {
            return page(
                    request,
                    json -> {},
                    true,
                    cursorAfter(request, order, start, request.position().index() + 1));
        }
        int end = Math.min(start + shape.pageSize(), order.size());
        boolean badCursor = page == shape.pagingFaultPage()
                && paging != PagingBehavior.HEALTHY
                && paging != PagingBehavior.FIRST_PAGE_FOREVER;
        boolean more = end < order.size();
        int from = shape.repeatLastOfPreviousPage() && start > 0 && start < end ? start - 1 : start;
        return page(
                request,
                rows(route, order, from, end),
                badCursor || more,
                badCursor
                        ? badCursor(request, order, start, page)
                        : cursorAfter(request, order, more ? end : 0, page + 1));
    }

    private PageJson repliesPage(ParsedRequest request) {
        OptionalInt position = request.comment()
                .flatMap(PagePosition::commentId)
                .map(ids::positionOf)
                .orElse(OptionalInt.empty());
        if (position.isEmpty()) {
            return page(request, json -> {}, false, "");
        }
        int comment = position.getAsInt();
        int replies = shape.repliesAt(comment);
        int start = request.position()
                        .after()
                        .map(id -> ids.replyOf(comment, id))
                        .orElse(OptionalInt.empty())
                        .orElse(-1)
                + 1;
        int end = Math.min(start + shape.replyPageSize(), replies);
        int next = start / shape.replyPageSize() + 2;
        return page(
                request,
                json -> {
                    for (int reply = start; reply < end; reply++) {
                        reply(request.endpoint().route, comment, reply).write(json);
                    }
                },
                end < replies,
                end < replies
                        ? PagePosition.cursorAfter(ids.reply(comment, end - 1), next)
                        : PagePosition.cursorAtEnd(next));
    }

    private SyntheticOrder order(CommentOrder order, CommentArea area) {
        return orders.computeIfAbsent(
                PageRequest.comments(shape.note()).order(order).area(area),
                first -> SyntheticOrder.of(shape, ids, order, area));
    }

    /** The positions of an area's comments that pages contain, in this order. */
    IntStream positions(CommentOrder order, CommentArea area) {
        SyntheticOrder served = order(order, area);
        int pages = shape.paging()
                .pagesWithNewComments(shape.pagingFaultPage(), SyntheticShape.pages(served.size(), shape.pageSize()));
        return IntStream.range(0, (int) Math.min(served.size(), (long) pages * shape.pageSize()))
                .map(served::position);
    }

    private int start(PagePosition position, SyntheticOrder order) {
        OptionalInt after = position.after().map(ids::positionOf).orElse(OptionalInt.empty());
        return after.isPresent() ? order.rankAfter(after.getAsInt()) : 0;
    }

    private String cursorAfter(ParsedRequest request, SyntheticOrder order, int rows, int index) {
        return rows == 0
                ? PagePosition.cursorAtEnd(index, request.area())
                : PagePosition.cursorAfter(ids.comment(order.position(rows - 1)), index, request.area());
    }

    private @Nullable String badCursor(ParsedRequest request, SyntheticOrder order, int start, int page) {
        return switch (shape.paging()) {
            case STUCK_CURSOR -> cursorAfter(request, order, start, page);
            case EMPTY_OBJECT_CURSOR -> "{}";
            case EMPTY_CURSOR -> "";
            default -> null;
        };
    }

    private Json.Value rows(TikHubRoute route, SyntheticOrder order, int from, int end) {
        return json -> {
            for (int rank = from; rank < end; rank++) {
                comment(route, order.position(rank)).write(json);
            }
        };
    }

    private SyntheticCommentJson comment(TikHubRoute route, int position) {
        SyntheticComment comment = SyntheticComment.comment(shape, ids, position);
        int inlined = RouteTraits.hasAppV2Members(route)
                ? Math.min(shape.inlineReplies(), comment.replies().orElse(0))
                : 0;
        List<SyntheticCommentJson> replies = IntStream.range(0, inlined)
                .mapToObj(reply -> reply(route, position, reply))
                .toList();
        return new SyntheticCommentJson(comment, route, replies, new SplittableRandom(comment.seed()));
    }

    private SyntheticCommentJson reply(TikHubRoute route, int position, int reply) {
        SyntheticComment comment = SyntheticComment.reply(shape, ids, position, reply);
        return new SyntheticCommentJson(comment, route, List.of(), new SplittableRandom(comment.seed()));
    }

    private PageJson page(ParsedRequest request, Json.Value comments, boolean more, @Nullable String cursor) {
        return new PageJson(noteAuthor, shape.total(), shape.topLevel(), comments, more, cursor, request.order());
    }
}
