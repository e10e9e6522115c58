package io.xhscomments.codec.tikhub;

import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.ResponseFormat;
import java.util.Optional;

/** The format of one route: a decoder that expects the responses of that route. */
record TikHubFormat(TikHubRoute expected, TikHubDecoder decoder) implements ResponseFormat {
    @Override
    public String route() {
        return expected.id();
    }

    @Override
    public CommentPage decode(PageRequest request, RawResponse response) {
        return decoder.decode(request, response);
    }

    @Override
    public Optional<PageKey> keyOf(byte[] body) {
        return decoder.keyOf(body);
    }

    @Override
    public Optional<String> routeOf(byte[] body) {
        return decoder.routeOf(body);
    }

    @Override
    public Optional<CacheLink> linkIn(byte[] beginning) {
        return decoder.linkIn(beginning);
    }

    @Override
    public Optional<ResponseFormat> ofRoute(String name) {
        return TikHubRoute.find(name).map(route -> new TikHubFormat(route, decoder.expecting(route)));
    }

    @Override
    public RawResponse redact(byte[] body) {
        return decoder.redact(body);
    }

    /** The route. */
    @Override
    public String toString() {
        return "ResponseFormat[" + route() + "]";
    }
}
