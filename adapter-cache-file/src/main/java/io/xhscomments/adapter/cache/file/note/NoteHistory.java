package io.xhscomments.adapter.cache.file.note;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.report.CommentChange;
import io.xhscomments.adapter.cache.file.report.CommentChange.Kind;
import io.xhscomments.adapter.cache.file.report.NoteGap;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.ResponseFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The union of a note's pages until a moment, and what has changed since an earlier one. Immutable. */
public final class NoteHistory {
    private final NoteId note;
    private final NotePages pages;
    private final Union union;

    private NoteHistory(NoteId note, NotePages pages, Union union) {
        this.note = note;
        this.pages = pages;
        this.union = union;
    }

    /**
     * Reads all pages of a note.
     *
     * @throws StoredPageUnreadableException if they cannot be listed
     */
    public static NoteHistory of(StoreContext store, ResponseFormat format, NoteId note) {
        try {
            NotePages pages = NotePages.load(store, format, note);
            return new NoteHistory(note, pages, pages.union());
        } catch (IOException unreadable) {
            throw unreadable(note, unreadable);
        }
    }

    private static StoredPageUnreadableException unreadable(NoteId note, IOException failure) {
        return new StoredPageUnreadableException(PageRequest.comments(note), CorruptPageException.describe(failure));
    }

    public NoteHistory asOf(Instant moment) {
        return new NoteHistory(note, pages, pages.asOf(moment.toEpochMilli()));
    }

    public Stream<Comment> comments() {
        return union.all().stream().map(this::content);
    }

    public long size() {
        return union.all().size();
    }

    private Comment content(UnionRow row) {
        try {
            return pages.content(row.newest).comments().get(row.row);
        } catch (IOException unreadable) {
            throw unreadable(note, unreadable);
        }
    }

    public List<NoteGap> gaps() {
        List<NoteGap> gaps = new ArrayList<>();
        List<Segments.Segment> segments = union.segments();
        for (int i = 0; i < segments.size(); i++) {
            Segments.Segment segment = segments.get(i);
            boolean last = i + 1 == segments.size();
            if (!last || !segment.reachesEnd) {
                gaps.add(new NoteGap(
                        idAt(segment.bottom),
                        last ? Optional.empty() : idAt(segments.get(i + 1).top),
                        Instant.ofEpochMilli(segment.lowest.generation.fetchedAt()),
                        !segment.lowest.hasMore));
            }
        }
        return gaps;
    }

    private Optional<CommentId> idAt(int rank) {
        return rank < 0 ? Optional.empty() : Optional.of(union.rows().get(rank).id);
    }

    public Optional<Instant> newestLook() {
        return union.pages().stream()
                .map(page -> Instant.ofEpochMilli(page.generation.fetchedAt()))
                .max(Instant::compareTo);
    }

    public Optional<Instant> oldestLook() {
        return union.oldestLook().stream().mapToObj(Instant::ofEpochMilli).findFirst();
    }

    public Stream<CommentChange> changesSince(Instant moment) {
        Union before = pages.asOf(moment.toEpochMilli());
        return union.rows().stream().flatMap(row -> change(row, before.row(row.id)).stream());
    }

    private Optional<CommentChange> change(UnionRow now, @Nullable UnionRow before) {
        if (before == null) {
            return now.gone ? Optional.empty() : Optional.of(new CommentChange(content(now), Kind.NEW, Set.of()));
        }
        if (now.gone != before.gone) {
            return Optional.of(new CommentChange(content(now), now.gone ? Kind.GONE : Kind.BACK, Set.of()));
        }
        if (now.newest == before.newest) {
            return Optional.empty();
        }
        Comment newest = content(now);
        Set<String> fields = ChangedFields.between(content(before), newest);
        return fields.isEmpty() ? Optional.empty() : Optional.of(new CommentChange(newest, Kind.CHANGED, fields));
    }
}
