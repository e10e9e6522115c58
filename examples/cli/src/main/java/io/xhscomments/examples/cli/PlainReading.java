package io.xhscomments.examples.cli;

import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.examples.cli.output.CommentWriter;
import io.xhscomments.examples.cli.output.Summary;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Follows the cursor until there is no more, a limit is reached, or a cursor comes back. */
final class PlainReading {
    static final String END = "end";
    private static final String PAGE_LIMIT = "page-limit";
    private static final String STALLED_CURSOR = "stalled-cursor";
    private static final String FAILED = "failed";

    private final CommentSource source;
    private final long maxPages;

    PlainReading(CommentSource source, long maxPages) {
        this.source = source;
        this.maxPages = maxPages;
    }

    /** What came of it; a failure does not take away what was read before. */
    record Outcome(Summary summary, Optional<CommentSourceException> failure) {}

    Outcome read(NoteId note, CommentWriter writer) throws IOException {
        Summary.Tally tally = new Summary.Tally(note);
        try {
            return new Outcome(tally.stopped(follow(PageRequest.comments(note), tally, writer)), Optional.empty());
        } catch (CommentSourceException failure) {
            tally.failed(failure);
            return new Outcome(tally.stopped(FAILED), Optional.of(failure));
        }
    }

    private String follow(PageRequest request, Summary.Tally tally, CommentWriter writer) throws IOException {
        Set<CommentId> given = new HashSet<>();
        Set<Cursor> sent = new HashSet<>();
        for (long pages = 1; ; pages++) {
            CommentPage page = source.fetch(request);
            tally.page(page);
            for (Comment comment : page.comments()) {
                giveOut(comment, given, tally, writer);
                for (Comment reply : comment.replies()) {
                    giveOut(reply, given, tally, writer);
                }
            }
            writer.flush();
            if (!page.hasMore()) {
                return END;
            }
            if (page.next().isEmpty() || !sent.add(page.next().get())) {
                return STALLED_CURSOR;
            }
            if (pages >= maxPages) {
                return PAGE_LIMIT;
            }
            request = request.after(page.next().get());
        }
    }

    private static void giveOut(Comment comment, Set<CommentId> given, Summary.Tally tally, CommentWriter writer)
            throws IOException {
        if (given.add(comment.id())) {
            writer.write(comment);
            tally.given(comment);
        } else {
            tally.repeated();
        }
    }
}
