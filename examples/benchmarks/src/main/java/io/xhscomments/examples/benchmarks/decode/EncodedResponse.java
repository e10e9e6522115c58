package io.xhscomments.examples.benchmarks.decode;

import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageDecoder;

/** A request and its response. */
record EncodedResponse(PageRequest request, RawResponse page) {
    CommentPage by(PageDecoder decoder) {
        return decoder.decode(request, page);
    }

    int length() {
        return page.body().length;
    }
}
