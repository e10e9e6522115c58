package io.xhscomments.examples.cli.output;

import io.xhscomments.core.model.Comment;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.util.List;

/**
 * Writes comments one by one, in the order given. For one thread; closing ends the document but leaves the stream below
 * open.
 */
public interface CommentWriter extends Closeable, Flushable {
    /** Writes one comment or reply; replies inlined in it are not followed. */
    void write(Comment comment) throws IOException;

    /**
     * The run is over, and came to this: called once, after the last comment and before {@link #close()}, also when it
     * was stopped early. A format that has a place for it tells whether the reading was complete and what was read
     * against what was reported. Not called if the comments could not be written.
     *
     * @param summaries one a note
     */
    default void conclude(List<Summary> summaries) throws IOException {}
}
