package io.xhscomments.examples.cli.report;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.reading.NewestVersions;
import java.util.Optional;
import java.util.OptionalLong;

/** An earlier reading that a later one is compared with. It keeps ids and likes, no texts. For one thread. */
public final class Baseline {
    private final String name;
    private final NewestVersions<Known> versions = new NewestVersions<>(Known::new);

    /** An earlier reading without comments yet. */
    public Baseline(String name) {
        this.name = name;
    }

    /** Adds a comment of the earlier reading. One that comes again is counted once, in its newest version. */
    public void add(Comment comment) {
        versions.add(comment);
    }

    /** Compares a comment of the later reading with the earlier one, and notes that the later reading has it. */
    public Mark mark(Comment comment) {
        Optional<Known> known = versions.of(comment);
        if (known.isEmpty()) {
            return new Mark(true, OptionalLong.empty());
        }
        known.get().readAgain = true;
        return known.get().likes.equals(comment.likeCount()) ? Mark.NONE : new Mark(false, known.get().likes);
    }

    /** Once the later reading is over: the comments of its notes that it lacks, and the earlier one had. */
    public ReadSummary.Since since(Iterable<NoteId> read) {
        long comments = 0;
        long topLevel = 0;
        long replies = 0;
        for (NoteId note : read) {
            for (Known known : versions.of(note).values()) {
                comments++;
                topLevel += known.readAgain || known.reply ? 0 : 1;
                replies += known.readAgain || !known.reply ? 0 : 1;
            }
        }
        return new ReadSummary.Since(name, comments, topLevel, replies);
    }

    private static final class Known {
        private final boolean reply;
        private final OptionalLong likes;
        private boolean readAgain;

        Known(Comment comment) {
            reply = comment.isReply();
            likes = comment.likeCount();
        }
    }
}
