package io.xhscomments.core.reading;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.UnknownFields;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.Irregularities;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.port.CommentSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A source with scripted responses that records its requests. Responses to one request come in the given order; the
 * last one repeats. A request without a script is an error of the reader and fails the test.
 */
final class ScriptedSource implements CommentSource {
    static final ReportedTotals TOTALS = ReportedTotals.of(205, 117);

    private final Map<PageRequest, Deque<Supplier<CommentPage>>> responses = new HashMap<>();
    private final List<PageRequest> asked = new ArrayList<>();
    private int served;

    @Override
    public CommentPage fetch(PageRequest request) {
        Supplier<CommentPage> response;
        synchronized (this) {
            asked.add(request);
            Deque<Supplier<CommentPage>> script = responses.get(request);
            if (script == null) {
                throw new AssertionError("unexpected request: " + request);
            }
            response = script.size() > 1 ? script.remove() : script.element();
        }
        CommentPage page = response.get();
        synchronized (this) {
            served++;
        }
        return page;
    }

    synchronized int requests() {
        return asked.size();
    }

    synchronized List<PageRequest> asked() {
        return List.copyOf(asked);
    }

    /** The number of served pages; each was charged. */
    synchronized int served() {
        return served;
    }

    ScriptedSource response(PageRequest request, Supplier<CommentPage> response) {
        responses.computeIfAbsent(request, any -> new ArrayDeque<>()).add(response);
        return this;
    }

    ScriptedSource response(PageRequest request, CommentPage page) {
        return response(request, () -> page);
    }

    ScriptedSource fail(PageRequest request, RuntimeException failure) {
        return response(request, () -> {
            throw failure;
        });
    }

    /** A page that promises more, with or without a cursor. */
    ScriptedSource promise(PageRequest request, List<Comment> comments, Optional<Cursor> cursor) {
        return response(request, promising(comments, cursor));
    }

    /** A healthy sequence from its first page to its last. */
    @SafeVarargs
    final ScriptedSource chain(PageRequest first, List<Comment>... pages) {
        PageRequest request = first;
        for (int i = 0; i < pages.length - 1; i++) {
            promise(request, pages[i], Optional.of(cursorAfter(i)));
            request = first.after(cursorAfter(i));
        }
        return response(request, last(pages[pages.length - 1]));
    }

    /** The cursor of a page in a healthy sequence; pages count from 0. */
    static Cursor cursorAfter(int page) {
        return Data.cursor("after-page-" + page);
    }

    static CommentPage last(List<Comment> comments) {
        return page(comments, false, Optional.of(Cursor.of("{\"index\":2,\"pageArea\":\"UNFOLDED\"}")));
    }

    static CommentPage promising(List<Comment> comments, Optional<Cursor> cursor) {
        return page(comments, true, cursor);
    }

    private static CommentPage page(List<Comment> comments, boolean hasMore, Optional<Cursor> cursor) {
        return new CommentPage(
                comments,
                TOTALS,
                hasMore,
                cursor,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Receipt.of(Charge.CHARGED),
                UnknownFields.none(),
                Irregularities.NONE);
    }
}
