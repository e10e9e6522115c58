package io.xhscomments.examples.cli.output;

import io.xhscomments.core.model.Comment;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.util.List;

/**
 * Writes comments one by one, in the order given. For one thread. Closing ends the document, and leaves the stream open
 * that it is written to.
 */
public interface CommentWriter extends Closeable, Flushable {
    /** Writes one comment or reply; replies inlined in it are not followed. */
    void write(Comment comment) throws IOException;

    /**
     * Writes the result of the run: called once, after the last comment and before {@link #close()}, also when the run
     * was stopped early. Formats with room for it record whether the reading was complete, and how much was read of
     * what was reported. Not called if the comments could not be written.
     *
     * @param summaries one for each note
     */
    default void conclude(List<Summary> summaries) throws IOException {}
}
