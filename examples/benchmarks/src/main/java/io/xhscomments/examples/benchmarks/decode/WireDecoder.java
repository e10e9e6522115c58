package io.xhscomments.examples.benchmarks.decode;

import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageDecoder;
import io.xhscomments.examples.benchmarks.decode.wire.WireEnvelope;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A decoder with a JSON library: the library reads records, and they are mapped to a page.
 *
 * @param parser reads the records
 */
record WireDecoder(Parser parser) implements PageDecoder {
    /** Safe to share between threads. */
    @FunctionalInterface
    interface Parser {
        WireEnvelope read(byte[] body) throws IOException;
    }

    @Override
    public CommentPage decode(PageRequest request, RawResponse response) {
        try {
            return new WirePages(request).page(parser.read(response.body()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
