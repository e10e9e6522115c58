package io.xhscomments.codec.tikhub;

import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import java.util.Arrays;
import java.util.Optional;

/** The names that App V2 has for orders and areas of comments. */
final class AppV2Parameters {
    private AppV2Parameters() {}

    static String of(CommentOrder order) {
        return switch (order) {
            case LATEST -> TikHubApi.LATEST;
            case LIKES -> TikHubApi.LIKE_COUNT;
            case DEFAULT -> TikHubApi.DEFAULT_ORDER;
        };
    }

    static String of(CommentArea area) {
        return switch (area) {
            case UNFOLDED -> TikHubApi.UNFOLDED;
            case FOLDED -> TikHubApi.FOLDED;
        };
    }

    /** The order of this name, in any case. */
    static Optional<CommentOrder> order(String name) {
        return Arrays.stream(CommentOrder.values())
                .filter(order -> of(order).equalsIgnoreCase(name))
                .findFirst();
    }

    /** The area of this name, in any case. */
    static Optional<CommentArea> area(String name) {
        return Arrays.stream(CommentArea.values())
                .filter(area -> of(area).equalsIgnoreCase(name))
                .findFirst();
    }
}
