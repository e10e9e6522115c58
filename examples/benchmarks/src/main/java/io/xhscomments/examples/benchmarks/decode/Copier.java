package io.xhscomments.examples.benchmarks.decode;

import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.model.UserId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.Irregularities;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Copies the objects of a page without unknown fields: the least work of a decoder. */
final class Copier {
    private final UnaryOperator<String> text;
    private final CommentCopier comments;

    private Copier(UnaryOperator<String> text) {
        this.text = text;
        this.comments = new CommentCopier(text);
    }

    /**
     * A copy.
     *
     * @param text creates its strings
     */
    static CommentPage copy(CommentPage page, UnaryOperator<String> text) {
        return new Copier(text).page(page);
    }

    /** The page without unknown fields. */
    static CommentPage modelled(CommentPage page) {
        return copy(page, UnaryOperator.identity());
    }

    private CommentPage page(CommentPage page) {
        return new CommentPage(
                CommentCopier.list(page.comments(), comment -> comments.copy(comment, comment.rootId())),
                new ReportedTotals(
                        CommentCopier.number(page.totals().all()),
                        CommentCopier.number(page.totals().topLevel())),
                page.hasMore(),
                page.cursor().map(cursor -> Cursor.of(text.apply(cursor.value()))),
                page.noteAuthor().map(author -> UserId.of(text.apply(author.value()))),
                page.sortStrategy().map(text),
                CommentCopier.list(page.sortStrategies(), text),
                page.context().map(text),
                receipt(page.receipt()),
                UnknownFields.none(),
                Irregularities.NONE);
    }

    private Receipt receipt(Receipt receipt) {
        return new Receipt(
                receipt.charge(),
                receipt.spend(),
                receipt.requestId().map(text),
                receipt.servedAt().map(time -> Instant.ofEpochSecond(time.getEpochSecond())),
                receipt.route().map(text),
                Optional.of(receipt.cacheLink().orElseThrow()));
    }
}
