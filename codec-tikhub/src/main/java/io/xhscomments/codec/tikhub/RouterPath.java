package io.xhscomments.codec.tikhub;

import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A supported path of an envelope's {@code router}. Only the last two segments of a path count, because resellers put a
 * prefix of their own before them.
 *
 * @param servesReplies whether replies are served there instead of comments
 */
record RouterPath(TikHubRoute route, boolean servesReplies, String ending) {
    private static final Pattern OTHER_SERIES = Pattern.compile("(?:.*/)?(app|web_v2|web_v3)/\\w{1,60}");
    private static final Pattern OTHER_ENDPOINT = Pattern.compile(".*/xiaohongshu/(\\w{1,30}/\\w{1,60})");

    private static final RouterPath[] SUPPORTED = Arrays.stream(TikHubRoute.values())
            .flatMap(route -> Stream.of(
                    new RouterPath(route, false, lastSegments(route.commentsPath())),
                    new RouterPath(route, true, lastSegments(route.repliesPath()))))
            .toArray(RouterPath[]::new);

    private static String lastSegments(String path) {
        return path.substring(path.lastIndexOf('/', path.lastIndexOf('/') - 1));
    }

    /** The supported path that this one is; empty if it belongs to another endpoint. */
    static Optional<RouterPath> find(@Nullable String router) {
        if (router != null) {
            for (RouterPath path : SUPPORTED) {
                if (router.endsWith(path.ending)) {
                    return Optional.of(path);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a request to this route is sent to another path.
     *
     * @param expected the route of the request; null if it is not known
     */
    boolean differsFrom(@Nullable TikHubRoute expected, PageRequest request) {
        return expected != null && (route != expected || servesReplies != request instanceof CommentReplies);
    }

    /** The route and the kind of rows, for messages. */
    String describe() {
        return "route " + route.id() + (servesReplies ? " (replies)" : " (comments)");
    }

    /** The series of endpoints that the path belongs to, if it is a known series that is not supported. */
    static Optional<String> otherSeries(@Nullable String router) {
        return group(OTHER_SERIES, router).map(series -> series.equals("app") ? "app_v1" : series);
    }

    /** The endpoint of Xiaohongshu that the path belongs to, if it is not supported. */
    static Optional<String> otherEndpoint(@Nullable String router) {
        return group(OTHER_ENDPOINT, router)
                .filter(endpoint -> find("/" + endpoint).isEmpty());
    }

    /** The supported routes, for messages. */
    static String supported() {
        return Arrays.stream(TikHubRoute.values()).map(TikHubRoute::id).collect(Collectors.joining(", "));
    }

    private static Optional<String> group(Pattern pattern, @Nullable String router) {
        Matcher matcher = pattern.matcher(router == null ? "" : router);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
