package io.xhscomments.examples.cli.database;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.port.CommentSource;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The times of the responses that comments were read with, as long as the comments are in memory. Safe to share between
 * threads.
 */
final class ReadTimes {
    private final Map<CommentId, Instant> times = Collections.synchronizedMap(new WeakHashMap<>());
    private final Instant unknown;

    /** @param unknown the time of comments whose response has none */
    ReadTimes(Instant unknown) {
        this.unknown = unknown;
    }

    /** The same source, whose pages are noted. */
    CommentSource observing(CommentSource source) {
        return request -> {
            CommentPage page = source.fetch(request);
            page.receipt()
                    .servedAt()
                    .ifPresent(time -> page.comments().forEach(comment -> {
                        times.putIfAbsent(comment.id(), time);
                        comment.replies().forEach(reply -> times.putIfAbsent(reply.id(), time));
                    }));
            return page;
        };
    }

    /** The time of a comment, which is forgotten with this call. */
    Instant take(Comment comment) {
        Instant time = times.remove(comment.id());
        return time == null ? unknown : time;
    }
}
