package io.xhscomments.core.port;

import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.RawResponse;
import java.util.Optional;

/**
 * A decoder that also reads the metadata of a response: the key of its page, and the link under which it can be read
 * again for free. It decodes all routes of one service; a {@link ResponseFormat} belongs to one route. Pure like every
 * decoder: it sends nothing, keeps nothing, and supports concurrent use by many threads.
 */
public interface ResponseDecoder extends PageDecoder {
    /**
     * The key of the page that a response contains. Never fails.
     *
     * @param body a complete response; it is not kept
     * @return empty if the response does not contain it
     */
    Optional<PageKey> keyOf(byte[] body);

    /**
     * The route that a response names, as in {@link PageKey#route()}. A response can name its route without naming its
     * page. Never fails.
     *
     * @param body a complete response; it is not kept
     * @return empty if the response does not contain it
     */
    default Optional<String> routeOf(byte[] body) {
        return keyOf(body).map(PageKey::route);
    }

    @Override
    default ResponseDecoder forRoute(String route) {
        return this;
    }

    /**
     * The link in a response under which it can be read again for free. Never fails.
     *
     * @param beginning a response, or the part of it that arrived; it is not kept
     * @return empty if that part does not contain the link
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
