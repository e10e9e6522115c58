package io.xhscomments.testkit.contract;

import static io.xhscomments.testkit.contract.BrokenDecoder.broken;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.EmptyResponseException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.failure.UnsupportedResponseException;
import io.xhscomments.core.failure.WrongResponseException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decoders that reject a page because of an unexpected value, or misread the value. */
final class BrokenTolerance {
    static final List<BrokenDecoder> ALL = List.of(
            broken("rejects a page because of one row", BrokenPages.wanting(body -> !body.contains("[7,")), "D33"),
            broken(
                    "rejects a page because of one value",
                    BrokenPages.wanting(body -> !body.contains("\"normal\"")),
                    "D34"),
            broken(
                    "parses rounded counts",
                    BrokenPages.comment(comment ->
                            comment.unknownFields().json("like_count").isPresent()
                                    ? comment.toBuilder().likeCount(12_000)
                                    : comment.toBuilder()),
                    "D35"),
            broken(
                    "reads milliseconds as seconds",
                    BrokenPages.comment(comment -> comment.unknownFields()
                            .json("time")
                            .map(time -> comment.toBuilder().createdAt(Instant.ofEpochSecond(Long.parseLong(time))))
                            .orElse(comment.toBuilder())),
                    "D36"),
            broken("requires a user", BrokenPages.wanting(body -> !body.contains("\"user\":null")), "D37"),
            broken(
                    "requires cursors to be strings",
                    BrokenPages.cursor(
                            cursor -> cursor.filter(text -> !text.value().contains("\"index\":7"))),
                    "D38"),
            broken(
                    "reports other formats as malformed",
                    (healthy, request, response) -> {
                        try {
                            return healthy.decode(request, response);
                        } catch (UnsupportedResponseException unsupported) {
                            throw new MalformedResponseException(request, unsupported.charge(), "$.data.data", "");
                        }
                    },
                    "D39"),
            broken("reads missing data as no comments", emptyPageFor(EmptyResponseException.class), "D17", "D31"),
            broken("accepts the page of another note", emptyPageFor(WrongResponseException.class), "D40"));

    private BrokenTolerance() {}

    private static BrokenDecoder.Work emptyPageFor(Class<? extends CommentSourceException> type) {
        return (healthy, request, response) -> {
            try {
                return healthy.decode(request, response);
            } catch (CommentSourceException failure) {
                if (type.isInstance(failure)) {
                    return empty(failure);
                }
                throw failure;
            }
        };
    }

    private static CommentPage empty(CommentSourceException failure) {
        return CommentPage.of(List.of(), ReportedTotals.UNKNOWN, Optional.empty(), Receipt.of(failure.charge()));
    }
}
