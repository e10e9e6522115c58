package io.xhscomments.codec.tikhub;

import io.xhscomments.codec.tikhub.wire.AppV2Cursor;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.NoteComments;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of the App V2 route: its names for orders and areas, and the parts of its cursor. */
final class AppV2Parameters {
    private static final int FIRST_INDEX_OF_COMMENTS = 0;
    private static final int FIRST_INDEX_OF_REPLIES = 1;

    private AppV2Parameters() {}

    /** The parameters of a request, without its note and comment. */
    static Map<String, String> of(PageRequest request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (request instanceof NoteComments comments) {
            AppV2Cursor cursor = cursor(request, FIRST_INDEX_OF_COMMENTS, nameOf(comments.area()));
            parameters.put(TikHubApi.CURSOR, cursor.id());
            parameters.put(TikHubApi.INDEX, cursor.index());
            parameters.put(TikHubApi.PAGE_AREA, cursor.pageArea());
            parameters.put(TikHubApi.SORT_STRATEGY, nameOf(comments.order()));
        } else {
            AppV2Cursor cursor = cursor(request, FIRST_INDEX_OF_REPLIES, TikHubApi.UNFOLDED);
            parameters.put(TikHubApi.CURSOR, cursor.id());
            parameters.put(TikHubApi.INDEX, cursor.index());
        }
        return parameters;
    }

    /**
     * The request that these parameters were sent for.
     *
     * @param first the first page of the same comments
     * @throws IllegalArgumentException if a parameter does not have the form of a cursor
     */
    static PageRequest toRequest(PageRequest first, Map<String, String> parameters) {
        PageRequest request = first instanceof NoteComments comments
                ? comments.order(order(parameters.get(TikHubApi.SORT_STRATEGY)).orElse(comments.order()))
                        .area(area(parameters.get(TikHubApi.PAGE_AREA)).orElse(comments.area()))
                : first;
        String id = parameters.get(TikHubApi.CURSOR);
        if (id == null) {
            return request;
        }
        String index = parameters.get(TikHubApi.INDEX);
        String pageArea = parameters.getOrDefault(TikHubApi.PAGE_AREA, "");
        AppV2Cursor cursor = new AppV2Cursor(id, index == null ? "" : Long.toString(Long.parseLong(index)), pageArea);
        return request.after(Cursor.of(cursor.toJson()));
    }

    private static AppV2Cursor cursor(PageRequest request, int firstIndex, String firstArea) {
        String index = Integer.toString(firstIndex);
        return request.after()
                .map(cursor -> AppV2Cursor.parse(cursor.value())
                        .filter(parts -> !parts.id().isEmpty())
                        .map(parts -> parts.withDefaults(index, firstArea))
                        .orElseThrow(() -> invalidCursor(request)))
                .orElse(new AppV2Cursor("", index, firstArea));
    }

    private static InvalidRequestException invalidCursor(PageRequest request) {
        return InvalidRequestException.beforeSending(
                request,
                "the cursor does not belong to the App V2 route; expected an id, or a JSON object with a member"
                        + " \"cursor\" that is not empty");
    }

    private static String nameOf(CommentOrder order) {
        return switch (order) {
            case LATEST -> TikHubApi.LATEST;
            case LIKES -> TikHubApi.LIKE_COUNT;
            case DEFAULT -> TikHubApi.DEFAULT_ORDER;
        };
    }

    private static String nameOf(CommentArea area) {
        return switch (area) {
            case UNFOLDED -> TikHubApi.UNFOLDED;
            case FOLDED -> TikHubApi.FOLDED;
        };
    }

    private static Optional<CommentOrder> order(@Nullable String name) {
        return Arrays.stream(CommentOrder.values())
                .filter(order -> nameOf(order).equalsIgnoreCase(name))
                .findFirst();
    }

    private static Optional<CommentArea> area(@Nullable String name) {
        return Arrays.stream(CommentArea.values())
                .filter(area -> nameOf(area).equalsIgnoreCase(name))
                .findFirst();
    }
}
