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

/** The pages of a synthetic note, each computed when it is asked for. */
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

    void write(JsonWriter json, ParsedRequest asked) throws IOException {
        PageJson page = asked.endpoint().ofReplies ? repliesPage(asked) : commentsPage(asked);
        page.write(json, asked.endpoint().route);
    }

    private PageJson commentsPage(ParsedRequest asked) {
        TikHubRoute route = asked.endpoint().route;
        int start = start(asked.place());
        int page = start / shape.pageSize() + 1;
        PagingBehavior chain = shape.chain();
        if (page >= shape.chainAtPage() && chain == PagingBehavior.FIRST_PAGE_FOREVER) {
            start = 0;
            page = 1;
        }
        if (page >= shape.chainAtPage() && chain == PagingBehavior.EMPTY_PAGE_WITH_MORE) {
            return page(json -> {}, true, cursorAfter(start, asked.place().index() + 1));
        }
        int end = Math.min(start + shape.pageSize(), shape.comments());
        boolean bad = page == shape.chainAtPage()
                && chain != PagingBehavior.HEALTHY
                && chain != PagingBehavior.FIRST_PAGE_FOREVER;
        boolean more = end < shape.comments();
        return page(
                rows(route, shape.repeatLastOfPreviousPage() && start > 0 && start < end ? start - 1 : start, end),
                bad || more,
                bad ? badCursor(start, page) : more ? cursorAfter(end, page + 1) : PagePosition.cursorAtEnd(page + 1));
    }

    private PageJson repliesPage(ParsedRequest asked) {
        OptionalInt position = asked.comment()
                .flatMap(PagePosition::commentId)
                .map(ids::positionOf)
                .orElse(OptionalInt.empty());
        if (position.isEmpty()) {
            return page(json -> {}, false, "");
        }
        int comment = position.getAsInt();
        int replies = shape.replies().applyAsInt(comment);
        int start = asked.place()
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
                        reply(asked.endpoint().route, comment, reply).write(json);
                    }
                },
                end < replies,
                end < replies
                        ? PagePosition.cursorAfter(ids.reply(comment, end - 1), next)
                        : PagePosition.cursorAtEnd(next));
    }

    private int start(PagePosition place) {
        return place.after().map(ids::positionOf).orElse(OptionalInt.empty()).orElse(-1) + 1;
    }

    private String cursorAfter(int rows, int index) {
        return rows == 0 ? PagePosition.cursorAtEnd(index) : PagePosition.cursorAfter(ids.comment(rows - 1), index);
    }

    private @Nullable String badCursor(int start, int page) {
        return switch (shape.chain()) {
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
        SyntheticComment drawn = SyntheticComment.reply(shape, ids, position, reply);
        return new SyntheticCommentJson(drawn, route, List.of(), new SplittableRandom(drawn.seed()));
    }

    private PageJson page(Json.Value comments, boolean more, @Nullable String cursor) {
        return new PageJson(noteAuthor, shape.total(), shape.topLevel(), comments, more, cursor);
    }
}
