package io.xhscomments.core.port;

import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import java.util.Optional;

/**
 * The responses of one route: their decoder and the name of the route. A store needs both, because the route is part of
 * the key of a stored page; the format supplies the name, so that callers cannot mistype it. Pure like every decoder:
 * it sends nothing, keeps nothing, and supports concurrent use by many threads.
 */
public interface ResponseFormat extends ResponseDecoder {
    /** The constant name of the route, as in {@link PageKey#route()}. */
    String route();

    /**
     * The key of a page on this route.
     *
     * @throws IllegalArgumentException if {@link #route()} is not a valid name of a route
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
