package io.xhscomments.examples.cli.output;

import io.xhscomments.core.model.Comment;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;

/**
 * Writes comments one by one, in the order given. For one thread; closing ends the document but leaves the stream below
 * open.
 */
public interface CommentWriter extends Closeable, Flushable {
    /** Writes one comment or reply; replies inlined in it are not followed. */
    void write(Comment comment) throws IOException;
}
