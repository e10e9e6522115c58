package io.xhscomments.testkit.wire;

import io.xhscomments.codec.tikhub.TikHubApi;
import io.xhscomments.codec.tikhub.TikHubRoute;
import java.util.Arrays;
import java.util.Optional;

/** The four endpoints that return comments. */
public enum Endpoint {
    WEB_V1_COMMENTS(TikHubRoute.WEB_V1, TikHubApi.WEB_V1_COMMENTS, false),
    WEB_V1_REPLIES(TikHubRoute.WEB_V1, TikHubApi.WEB_V1_REPLIES, true),
    APP_V2_COMMENTS(TikHubRoute.APP_V2, TikHubApi.APP_V2_COMMENTS, false),
    APP_V2_REPLIES(TikHubRoute.APP_V2, TikHubApi.APP_V2_REPLIES, true);

    public final TikHubRoute route;
    public final String path;
    public final boolean ofReplies;

    Endpoint(TikHubRoute route, String path, boolean ofReplies) {
        this.route = route;
        this.path = path;
        this.ofReplies = ofReplies;
    }

    /** The endpoint with this canonical path. */
    public static Optional<Endpoint> at(String path) {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.path.equals(path))
                .findFirst();
    }

    /** The value of {@code router} in a response. */
    public String router() {
        return "/" + path;
    }
}
