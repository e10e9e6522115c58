package io.xhscomments.adapter.cache.file;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawPage;
import io.xhscomments.core.port.PageDecoder;
import java.util.Optional;

/** Whether an answer is a page: only what decodes is served later. */
final class Decoded {
    private Decoded() {}

    static Optional<CommentPage> page(PageDecoder decoder, PageRequest request, byte[] body) {
        try {
            return Optional.of(decoder.decode(request, RawPage.recorded(body)));
        } catch (CommentSourceException noPage) {
            return Optional.empty();
        }
    }
}
