package io.xhscomments.testkit.memory;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.NoteComments;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.testkit.wire.PagePosition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Builds healthy sequences of pages from comments that a test supplies. */
final class HandWrittenPages {
    private HandWrittenPages() {}

    /** The pages, by request, in order. */
    static Map<PageRequest, CommentPage> sequence(PageRequest first, List<List<Comment>> pages) {
        if (pages.isEmpty()) {
            return Map.of(first, empty());
        }
        // Reply pages do not report the note's totals.
        ReportedTotals totals = first instanceof NoteComments ? totals(pages) : ReportedTotals.UNKNOWN;
        Map<PageRequest, CommentPage> sequence = new LinkedHashMap<>();
        PageRequest request = first;
        for (int i = 0; i < pages.size(); i++) {
            Optional<Cursor> next = i + 1 < pages.size()
                    ? Optional.of(Cursor.of(PagePosition.cursorAfter(last(pages.subList(0, i + 1)), i + 2)))
                    : Optional.empty();
            sequence.put(request, CommentPage.of(pages.get(i), totals, next, charged()));
            request = next.<PageRequest>map(first::after).orElse(first);
        }
        return sequence;
    }

    static CommentPage empty() {
        return CommentPage.of(List.of(), ReportedTotals.UNKNOWN, Optional.empty(), charged());
    }

    /** Lists the known pages of the request's sequence. */
    static String describe(PageRequest request, Map<PageRequest, CommentPage> pages) {
        return pages.keySet().stream()
                .filter(known -> known.first().equals(request.first()))
                .map(PageRequest::describe)
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static CommentId last(List<List<Comment>> pages) {
        return pages.stream()
                .flatMap(List::stream)
                .reduce((before, after) -> after)
                .orElseThrow(
                        () -> new IllegalArgumentException("The first page must have a comment if more pages follow"))
                .id();
    }

    private static ReportedTotals totals(List<List<Comment>> pages) {
        List<Comment> comments = pages.stream().flatMap(List::stream).toList();
        long replies = comments.stream()
                .mapToLong(
                        comment -> comment.replyCount().orElse(comment.replies().size()))
                .sum();
        return ReportedTotals.of(comments.size() + replies, comments.size());
    }

    private static Receipt charged() {
        return Receipt.of(Charge.CHARGED);
    }
}
