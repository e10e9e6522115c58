package io.xhscomments.examples.cli.source;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.examples.cli.output.Summary;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The times of the oldest and the newest response that a run has used of each note, if stored pages were among them.
 */
public final class DataAge {
    private final Map<NoteId, Instant> oldest = new ConcurrentHashMap<>();
    private final Map<NoteId, Instant> newest = new ConcurrentHashMap<>();
    private final Set<NoteId> stored = ConcurrentHashMap.newKeySet();

    /** The same source, whose pages are noted. */
    public CommentSource observing(CommentSource source) {
        return request -> {
            CommentPage page = source.fetch(request);
            page.receipt().servedAt().ifPresent(time -> {
                oldest.merge(request.note(), time, (one, other) -> one.isBefore(other) ? one : other);
                newest.merge(request.note(), time, (one, other) -> one.isBefore(other) ? other : one);
            });
            if (page.receipt().spend().sent() == 0) {
                stored.add(request.note());
            }
            return page;
        };
    }

    /** The summary, with the times of the note's oldest and newest page. */
    public Summary addTo(Summary summary) {
        NoteId note = summary.note();
        return stored.contains(note)
                ? summary.withAge(Optional.ofNullable(oldest.get(note)), Optional.ofNullable(newest.get(note)))
                : summary;
    }
}
