package io.xhscomments.examples.cli.source;

import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubLinks;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.ResponseFormat;
import io.xhscomments.examples.cli.option.ServiceOptions;
import io.xhscomments.examples.cli.terminal.Console;
import java.util.Optional;

/** The formats of stored responses. */
public final class StoredFormat {
    private StoredFormat() {}

    /** A decoder for all routes. If there is an API key, it removes the key from responses. */
    public static TikHubDecoder decoder(Console console) {
        try {
            return console.variable(ServiceOptions.KEY_VARIABLE)
                    .map(ApiKey::of)
                    .map(TikHubDecoder::redacting)
                    .orElseGet(TikHubDecoder::create);
        } catch (IllegalArgumentException notAKey) {
            return TikHubDecoder.create();
        }
    }

    /** The format of pages that are stored under this route. */
    public static ResponseFormat of(String route) {
        if (route.equals(TikHubLinks.ROUTE)) {
            return TikHubLinks.format();
        }
        return TikHubRoute.find(route)
                .map(TikHubRoute::format)
                .orElseGet(() -> new Unknown(route, TikHubDecoder.create()));
    }

    /** A route name that earlier versions let callers choose. Its pages stay readable. */
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

        @Override
        public RawResponse redact(byte[] body) {
            return decoder.redact(body);
        }
    }
}
