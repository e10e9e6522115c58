package io.xhscomments.examples.benchmarks.decode;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.PageDecoder;
import io.xhscomments.examples.benchmarks.decode.wire.WireEnvelope;
import java.util.List;
import java.util.function.UnaryOperator;

/** Decoders with Moshi or Jackson and records, for benchmarks of more than decoding. */
public final class StockRecords {
    private StockRecords() {}

    /** Decodes by reflection, as Moshi's manual shows it. */
    public static PageDecoder moshi() {
        return new WireDecoder(Decoders.moshi());
    }

    /** The same work as ours, once the library has made its records. */
    public static CommentPage page(PageRequest request, WireEnvelope response) {
        return new WirePages(request).page(response);
    }

    /** The same of the comments alone. */
    public static List<Comment> modelled(List<Comment> comments) {
        CommentCopier copier = new CommentCopier(UnaryOperator.identity());
        return comments.stream()
                .map(comment -> copier.copy(comment, comment.rootId()))
                .toList();
    }

    /** The page without unknown fields, which the plain records leave out. */
    public static CommentPage modelled(CommentPage page) {
        return Copier.modelled(page);
    }
}
