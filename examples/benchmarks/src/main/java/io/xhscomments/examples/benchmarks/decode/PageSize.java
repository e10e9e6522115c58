package io.xhscomments.examples.benchmarks.decode;

import io.xhscomments.codec.tikhub.TikHubRoute;

/** The size of a response, and its contents. */
public enum PageSize {
    /** As the documented sample: seven comments of the Web V1 route, without replies. */
    SAMPLE("8 KB", TikHubRoute.WEB_V1, 7, 256),
    /** Twenty comments of the App V2 route, with three inlined replies each. */
    WITH_REPLIES("80 KB", TikHubRoute.APP_V2, 20, 64),
    /** The same, repeated up to a megabyte. */
    LARGE("1 MB", TikHubRoute.APP_V2, 252, 8);

    final String label;
    final TikHubRoute route;
    final int comments;
    /** The number of responses in a turn. */
    final int inTurn;

    PageSize(String label, TikHubRoute route, int comments, int inTurn) {
        this.label = label;
        this.route = route;
        this.comments = comments;
        this.inTurn = inTurn;
    }
}
