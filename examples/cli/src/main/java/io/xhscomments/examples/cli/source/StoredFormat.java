package io.xhscomments.examples.cli.source;

import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.ResponseFormat;
import java.util.Optional;

/** The formats of pages that are stored already, whatever route they were stored under. */
public final class StoredFormat {
    private StoredFormat() {}

    public static ResponseFormat of(String route) {
        return TikHubRoute.find(route)
                .map(TikHubRoute::format)
                .orElseGet(() -> new Unknown(route, TikHubDecoder.create()));
    }

    /** A name that is no route of the service: earlier versions let callers choose it. Its pages stay readable. */
    private record Unknown(String route, TikHubDecoder decoder) implements ResponseFormat {
        @Override
        public CommentPage decode(PageRequest request, RawResponse response) {
            return decoder.decode(request, response);
        }

        @Override
        public Optional<PageKey> keyOf(byte[] body) {
            return decoder.keyOf(body);
        }

        @Override
        public Optional<CacheLink> linkIn(byte[] beginning) {
            return decoder.linkIn(beginning);
        }
    }
}
