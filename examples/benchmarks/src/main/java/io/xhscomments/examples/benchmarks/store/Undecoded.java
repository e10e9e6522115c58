package io.xhscomments.examples.benchmarks.store;

import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.page.CacheLink;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.ResponseFormat;
import io.xhscomments.examples.benchmarks.store.Pages.Page;
import java.util.Optional;

/**
 * Returns the same page for every response, to measure the store without decoding.
 *
 * @param always the page
 */
record Undecoded(CommentPage always) implements ResponseFormat {
    static Undecoded of(Page page) {
        return new Undecoded(TikHubDecoder.create().decode(page.request(), RawResponse.stored(page.body())));
    }

    @Override
    public String route() {
        return Pages.ROUTE.id();
    }

    @Override
    public CommentPage decode(PageRequest request, RawResponse response) {
        return always;
    }

    @Override
    public Optional<PageKey> keyOf(byte[] body) {
        return Optional.empty();
    }

    @Override
    public Optional<CacheLink> linkIn(byte[] beginning) {
        return Optional.empty();
    }
}
