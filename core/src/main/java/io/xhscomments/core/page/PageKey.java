package io.xhscomments.core.page;

import java.io.Serializable;
import java.util.Objects;

/**
 * The key of a stored page: the route and the request. Two requests with equal keys buy the same page. It contains
 * neither host nor API key nor headers. An immutable value, safe to share between threads.
 *
 * @param route the name of the route, as in settings; a page belongs to one route, because routes have different
 *     responses and cursors
 * @param request the request of the page; its cursor is compared verbatim
 */
public record PageKey(String route, PageRequest request) implements Serializable {
    /** The maximum length of the name of a route, in characters. */
    public static final int MAX_ROUTE_LENGTH = 100;

    /**
     * Checks the route.
     *
     * @throws IllegalArgumentException if it is empty, longer than 100 characters, or not printable ASCII
     */
    public PageKey {
        Objects.requireNonNull(request, "request");
        if (route.isEmpty()
                || route.length() > MAX_ROUTE_LENGTH
                || !route.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new IllegalArgumentException("A route must have 1 to " + MAX_ROUTE_LENGTH
                    + " printable ASCII characters and no space, but is " + quoted(route));
        }
    }

    private static String quoted(String route) {
        String shown = route.length() <= MAX_ROUTE_LENGTH ? route : route.substring(0, MAX_ROUTE_LENGTH) + "…";
        return '"' + shown.replaceAll("[^ -~…]", "?") + '"';
    }

    /** A description for messages, on one line. */
    public String describe() {
        return request.describe() + " on " + route;
    }
}
