package io.xhscomments.examples.recipes;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.StopCondition;
import java.util.List;
import java.util.Set;

/** Reads the comments since the last run. Notes are served newest first, so this usually costs one page. */
public final class ReadWhatIsNew {
    private ReadWhatIsNew() {}

    /** Arguments: a note id, and the id of a known comment. */
    public static void main(String[] args) {
        try (TikHubTransport tikhub = Live.webV1()) {
            since(Set.of(CommentId.of(args[1])), tikhub.source(), NoteId.of(args[0]))
                    .forEach(System.out::println);
        }
    }

    /** The comments that are newer than all known comments. */
    public static List<Comment> since(Set<CommentId> known, CommentSource source, NoteId note) {
        return NoteReader.builder(source).until(StopCondition.known(known)).build().stream(note)
                .toList();
    }
}
