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
 * What the path in an envelope ({@code router}) says of a response. Only its last two segments count: resellers put a
 * prefix of their own before them.
 */
final class RouterPath {
    private static final Pattern OTHER_SERIES = Pattern.compile("(?:.*/)?(app|web_v2|web_v3)/\\w{1,60}");
    private static final Pattern OTHER_ENDPOINT = Pattern.compile(".*/xiaohongshu/(\\w{1,30}/\\w{1,60})");

    private static final RouterPath[] SUPPORTED = Arrays.stream(TikHubRoute.values())
            .flatMap(route -> Stream.of(
                    new RouterPath(route, false, lastSegments(route.commentsPath())),
                    new RouterPath(route, true, lastSegments(route.repliesPath()))))
            .toArray(RouterPath[]::new);

    private final TikHubRoute route;
    private final boolean replies;
    private final String ending;

    private RouterPath(TikHubRoute route, boolean replies, String ending) {
        this.route = route;
        this.replies = replies;
        this.ending = ending;
    }

    private static String lastSegments(String path) {
        return path.substring(path.lastIndexOf('/', path.lastIndexOf('/') - 1));
    }

    /** The path of a route that is supported; null if it is another one. */
    static @Nullable RouterPath of(@Nullable String router) {
        if (router != null) {
            for (RouterPath path : SUPPORTED) {
                if (router.endsWith(path.ending)) {
                    return path;
                }
            }
        }
        return null;
    }

    TikHubRoute route() {
        return route;
    }

    /** Whether replies are served there, and not comments. */
    boolean servesReplies() {
        return replies;
    }

    /**
     * Whether another route than this is asked there, or for other rows.
     *
     * @param expected the route that was asked; null if that is not known
     */
    boolean isOfAnother(@Nullable TikHubRoute expected, PageRequest request) {
        return expected != null && (route != expected || replies != request instanceof CommentReplies);
    }

    /** The route and what was asked for there, for messages. */
    String describe() {
        return "route " + route.id() + (replies ? " (replies)" : " (comments)");
    }

    /** The series of endpoints that it belongs to, if that is known and not supported. */
    static Optional<String> otherSeries(@Nullable String router) {
        return first(OTHER_SERIES, router).map(series -> series.equals("app") ? "app_v1" : series);
    }

    /** The endpoint of Xiaohongshu that it is the path of, if that is not supported. */
    static Optional<String> otherEndpoint(@Nullable String router) {
        return first(OTHER_ENDPOINT, router).filter(endpoint -> of("/" + endpoint) == null);
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
