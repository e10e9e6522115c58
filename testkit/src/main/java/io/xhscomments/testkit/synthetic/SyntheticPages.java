package io.xhscomments.testkit.synthetic;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.testkit.wire.Json;
import io.xhscomments.testkit.wire.PageJson;
import io.xhscomments.testkit.wire.PagePosition;
import io.xhscomments.testkit.wire.ParsedRequest;
import io.xhscomments.testkit.wire.RouteTraits;
import io.xhscomments.testkit.wire.Seeds;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Computes the pages of a synthetic note on demand. */
final class SyntheticPages {
    private final SyntheticShape shape;
    private final SyntheticIds ids;
    private final String noteAuthor;

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
        int start = start(request.position());
        int page = start / shape.pageSize() + 1;
        PagingBehavior paging = shape.paging();
        if (page >= shape.pagingFaultPage() && paging == PagingBehavior.FIRST_PAGE_FOREVER) {
            start = 0;
            page = 1;
        }
        if (page >= shape.pagingFaultPage() && paging == PagingBehavior.EMPTY_PAGE_WITH_MORE) {
            return page(json -> {}, true, cursorAfter(start, request.position().index() + 1));
        }
        int end = Math.min(start + shape.pageSize(), shape.comments());
        boolean badCursor = page == shape.pagingFaultPage()
                && paging != PagingBehavior.HEALTHY
                && paging != PagingBehavior.FIRST_PAGE_FOREVER;
        boolean more = end < shape.comments();
        return page(
                rows(route, shape.repeatLastOfPreviousPage() && start > 0 && start < end ? start - 1 : start, end),
                badCursor || more,
                badCursor
                        ? badCursor(start, page)
                        : more ? cursorAfter(end, page + 1) : PagePosition.cursorAtEnd(page + 1));
    }

    private PageJson repliesPage(ParsedRequest request) {
        OptionalInt position = request.comment()
                .flatMap(PagePosition::commentId)
                .map(ids::positionOf)
                .orElse(OptionalInt.empty());
        if (position.isEmpty()) {
            return page(json -> {}, false, "");
        }
        int comment = position.getAsInt();
        int replies = shape.replies().applyAsInt(comment);
        int start = request.position()
                        .after()
                        .map(id -> ids.replyOf(comment, id))
                        .orElse(OptionalInt.empty())
                        .orElse(-1)
                + 1;
        int end = Math.min(start + shape.replyPageSize(), replies);
        int next = start / shape.replyPageSize() + 2;
        return page(
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

    private int start(PagePosition position) {
        return position.after().map(ids::positionOf).orElse(OptionalInt.empty()).orElse(-1) + 1;
    }

    private String cursorAfter(int rows, int index) {
        return rows == 0 ? PagePosition.cursorAtEnd(index) : PagePosition.cursorAfter(ids.comment(rows - 1), index);
    }

    private @Nullable String badCursor(int start, int page) {
        return switch (shape.paging()) {
            case STUCK_CURSOR -> cursorAfter(start, page);
            case EMPTY_OBJECT_CURSOR -> "{}";
            case EMPTY_CURSOR -> "";
            default -> null;
        };
    }

    private Json.Value rows(TikHubRoute route, int from, int end) {
        return json -> {
            for (int position = from; position < end; position++) {
                comment(route, position).write(json);
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

    private PageJson page(Json.Value comments, boolean more, @Nullable String cursor) {
        return new PageJson(noteAuthor, shape.total(), shape.topLevel(), comments, more, cursor);
    }
}
