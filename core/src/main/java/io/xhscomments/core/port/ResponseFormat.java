package io.xhscomments.core.port;

import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import java.util.Optional;

/**
 * The responses of one route: a decoder for them, and the route's name. A store needs both, because the route is part
 * of the key that a page is stored under: the name comes from the format, so that no caller can mistype it. Pure like
 * every decoder: it sends nothing, keeps nothing, and may be used by many threads at once.
 */
public interface ResponseFormat extends ResponseDecoder {
    /** The name of the route, always the same, as in {@link PageKey#route()}. */
    String route();

    /**
     * The key of a page on this route.
     *
     * @throws IllegalArgumentException if {@link #route()} cannot be a route's name
     */
    default PageKey keyFor(PageRequest request) {
        return new PageKey(route(), request);
    }

    /**
     * The format of another route of the same service: for a response that turns out to be of that route.
     *
     * @return empty if this format knows no route of this name
     */
    default Optional<ResponseFormat> ofRoute(String name) {
        return name.equals(route()) ? Optional.of(this) : Optional.empty();
    }
}
