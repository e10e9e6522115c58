package io.xhscomments.examples.cli.report;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** An earlier reading that a later one is compared with. It keeps ids and likes, no texts. For one thread. */
public final class Baseline {
    private final String name;
    private final Map<NoteId, Map<CommentId, Known>> notes = new HashMap<>();
    private final Map<NoteId, Long> sizes = new HashMap<>();

    /** An earlier reading without comments yet. */
    public Baseline(String name) {
        this.name = name;
    }

    /** A comment it had. One that comes again is counted once. */
    public void add(Comment comment) {
        Known known = new Known(comment.isReply(), comment.likeCount());
        if (notes.computeIfAbsent(comment.noteId(), note -> new HashMap<>()).put(comment.id(), known) == null) {
            sizes.merge(comment.noteId(), 1L, Long::sum);
        }
    }

    /** How a comment of the later reading stands against it. Each comment may be asked once. */
    public Mark mark(Comment comment) {
        Map<CommentId, Known> note = notes.getOrDefault(comment.noteId(), new HashMap<>());
        Known known = note.remove(comment.id());
        if (known == null) {
            return new Mark(true, OptionalLong.empty());
        }
        return known.likes().equals(comment.likeCount()) ? Mark.NONE : new Mark(false, known.likes());
    }

    /** What of it the later reading did not have, once that is over, of the notes it had. */
    public ReadSummary.Since since(Iterable<NoteId> read) {
        long comments = 0;
        long topLevel = 0;
        long replies = 0;
        for (NoteId note : read) {
            comments += sizes.getOrDefault(note, 0L);
            for (Known gone : notes.getOrDefault(note, Map.of()).values()) {
                if (gone.reply()) {
                    replies++;
                } else {
                    topLevel++;
                }
            }
        }
        return new ReadSummary.Since(name, comments, topLevel, replies);
    }

    private record Known(boolean reply, OptionalLong likes) {}
}
