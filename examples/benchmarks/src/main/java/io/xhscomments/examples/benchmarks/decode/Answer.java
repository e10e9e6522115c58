package io.xhscomments.examples.benchmarks.decode;

import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawPage;
import io.xhscomments.core.port.PageDecoder;

/** What was asked for, and what came. */
record Answer(PageRequest request, RawPage page) {
    CommentPage by(PageDecoder decoder) {
        return decoder.decode(request, page);
    }

    int length() {
        return page.body().length;
    }
}
