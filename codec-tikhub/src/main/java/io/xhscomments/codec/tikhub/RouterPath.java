package io.xhscomments.codec.tikhub;

import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the path in an envelope ({@code router}) says of a response. Only its last two segments count: resellers put a
 * prefix of their own before them.
 */
final class RouterPath {
    private static final Pattern OTHER_SERIES = Pattern.compile("(?:.*/)?(app|web_v2|web_v3)/\\w{1,60}");
    private static final Pattern OTHER_ENDPOINT = Pattern.compile(".*/xiaohongshu/(\\w{1,30}/\\w{1,60})");

    private RouterPath() {}

    /** Whether it is the path of a route that is supported. */
    static boolean isSupported(String router) {
        return route(router).isPresent();
    }

    /** The route that it is the path of, for comments or replies. */
    static Optional<TikHubRoute> route(String router) {
        for (TikHubRoute route : TikHubRoute.values()) {
            if (endsLike(router, route.commentsPath()) || endsLike(router, route.repliesPath())) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether it is the path of another route than was asked, or of other rows.
     *
     * @param expected the route that was asked; null if that is not known
     */
    static boolean isOfAnother(String router, @Nullable TikHubRoute expected, PageRequest request) {
        return expected != null
                && isSupported(router)
                && !endsLike(
                        router, request instanceof CommentReplies ? expected.repliesPath() : expected.commentsPath());
    }

    /** The route and what was asked for there, for messages. */
    static Optional<String> describe(String router) {
        return route(router)
                .map(route ->
                        "route " + route.id() + (endsLike(router, route.repliesPath()) ? " (replies)" : " (comments)"));
    }

    static boolean endsLike(String router, String path) {
        int name = path.lastIndexOf('/');
        return router.endsWith(path.substring(path.lastIndexOf('/', name - 1)));
    }

    /** The series of endpoints that it belongs to, if that is known and not supported. */
    static Optional<String> otherSeries(@Nullable String router) {
        return first(OTHER_SERIES, router).map(series -> series.equals("app") ? "app_v1" : series);
    }

    /** The endpoint of Xiaohongshu that it is the path of, if that is not supported. */
    static Optional<String> otherEndpoint(@Nullable String router) {
        return first(OTHER_ENDPOINT, router).filter(endpoint -> !isSupported("/" + endpoint));
    }

    /** The routes that are supported, for messages. */
    static String supported() {
        return Arrays.stream(TikHubRoute.values()).map(TikHubRoute::id).collect(Collectors.joining(", "));
    }

    private static Optional<String> first(Pattern pattern, @Nullable String router) {
        Matcher matcher = pattern.matcher(router == null ? "" : router);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
