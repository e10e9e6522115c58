package io.xhscomments.core.page;

import java.io.Serializable;
import java.util.Objects;

/**
 * Everything that a response depends on: which route is asked, and for which page. Two requests with equal keys buy the
 * same page, so this is what a page is kept under. It knows neither host nor key nor headers. An immutable value, safe
 * to share between threads.
 *
 * @param route the name of the route, as settings spell it; routes name their pages differently, so a page belongs to
 *     one of them
 * @param request which page; its cursor counts verbatim
 */
public record PageKey(String route, PageRequest request) implements Serializable {
    /** The longest name of a route, in characters. */
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

    /** In words, on one line, for messages. */
    public String describe() {
        return request.describe() + " on " + route;
    }
}
