package io.xhscomments.testkit.wire;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.CommentOrder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes the JSON object of one page. Both routes use the same members; App V2 adds {@code page_context}. */
public record PageJson(
        String noteAuthor,
        long total,
        long topLevel,
        Json.Value comments,
        boolean hasMore,
        @Nullable String cursor,
        CommentOrder order) {
    /** An empty last page. */
    public static PageJson empty(String noteAuthor, long total, long topLevel) {
        return new PageJson(noteAuthor, total, topLevel, json -> {}, false, "", CommentOrder.LATEST);
    }

    /** Writes the object. */
    public void write(JsonWriter json, TikHubRoute route) throws IOException {
        json.beginObject();
        json.name("user_id").value(noteAuthor);
        json.name("comment_count").value(total);
        json.name("comment_count_l1").value(topLevel);
        json.name("comments").beginArray();
        comments.write(json);
        json.endArray();
        json.name("has_more").value(hasMore);
        json.name("cursor").value(cursor);
        json.name("all_sort_strategies").beginArray().endArray();
        json.name("current_sort_strategy")
                .value(
                        switch (order) {
                            case LATEST -> TikHubApi.LATEST;
                            case LIKES -> TikHubApi.LIKE_COUNT;
                            case DEFAULT -> TikHubApi.DEFAULT_ORDER;
                        });
        if (RouteTraits.hasAppV2Members(route)) {
            json.name("page_context").value("{}");
        }
        json.endObject();
    }
}
