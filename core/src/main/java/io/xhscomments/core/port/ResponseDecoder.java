package io.xhscomments.core.port;

import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.RawResponse;
import java.util.Optional;

/**
 * A decoder that also reads what a response says about itself: which page it is, and where it can be read again for
 * free. It serves all routes of one service; a {@link ResponseFormat} belongs to one route. Pure like every decoder: it
 * sends nothing, keeps nothing, and may be used by many threads at once.
 */
public interface ResponseDecoder extends PageDecoder {
    /**
     * The page that a response identifies itself as. Never fails.
     *
     * @param body a complete response; it is not kept
     * @return empty if the response does not say
     */
    Optional<PageKey> keyOf(byte[] body);

    /**
     * The route that a response names, as in {@link PageKey#route()}. A response can name its route without naming its
     * page. Never fails.
     *
     * @param body a complete response; it is not kept
     * @return empty if the response does not say
     */
    default Optional<String> routeOf(byte[] body) {
        return keyOf(body).map(PageKey::route);
    }

    /**
     * Where a response can be read again for free, as it says itself. Never fails.
     *
     * @param beginning a response, or as much of it as arrived; it is not kept
     * @return empty if that part does not say
     */
    Optional<CacheLink> linkIn(byte[] beginning);

    /**
     * A recorded response without the secrets that this decoder knows, such as the API key, which a service may echo:
     * for responses that no transport has cleared. Never fails.
     *
     * @param body a complete response; it is taken over, and not written to
     * @return marked as {@linkplain RawResponse#isRedacted() redacted} if a secret was replaced in it, also earlier, as
     *     far as the placeholder tells
     */
    default RawResponse redact(byte[] body) {
        return RawResponse.stored(body);
    }
}
