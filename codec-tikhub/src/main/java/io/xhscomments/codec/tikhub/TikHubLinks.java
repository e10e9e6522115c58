package io.xhscomments.codec.tikhub;

import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.port.ResponseFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * Responses to short links. {@link TikHubRoute#APP_V2} takes a link in place of a note's id
 * ({@link TikHubRoute#requestFor(ShortLink)}) and responds with the first page of the note's comments, each of which
 * names the note. That every comment does so is known from users of the service, not documented. Stateless; nothing
 * here sends a request.
 */
public final class TikHubLinks {
    /**
     * The name of the route that these responses are stored under, under the link's {@link ShortLink#placeholder()}.
     */
    public static final String ROUTE = "app-v2-links";

    private TikHubLinks() {}

    /**
     * The format of these responses: it decodes one with the note that its comments name.
     *
     * <p>A page without comments means that the service names no note for the link, also where it would mean for a
     * note's own request that there is no such note. Comments that name several notes, or none, make the response
     * malformed. A response to another link is a {@link io.xhscomments.core.failure.WrongResponseException}.
     *
     * <p>It knows no key: enough for stored responses. For responses to requests that carried a key prefer
     * {@link #format(ApiKey)}.
     */
    public static ResponseFormat format() {
        return new LinkFormat(TikHubDecoder.create().expecting(TikHubRoute.APP_V2));
    }

    /** The same format, which also removes this key from every failure and receipt. */
    public static ResponseFormat format(ApiKey key) {
        return new LinkFormat(TikHubDecoder.redacting(key).expecting(TikHubRoute.APP_V2));
    }

    /**
     * The short link that a response was requested with, as its envelope repeats it. Sends nothing; never fails.
     *
     * @param body the response; it is not kept
     * @return empty if it does not say, or was requested with something else
     */
    public static Optional<ShortLink> linkIn(byte[] body) {
        return EchoedRequest.in(Objects.requireNonNull(body, "body")).link();
    }
}
