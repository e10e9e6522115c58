package io.xhscomments.examples.benchmarks.live;

import io.xhscomments.core.model.Comment;
import io.xhscomments.examples.benchmarks.live.LiveNotes.LiveNote;
import java.util.List;

/** An HTTP stack that reads a note page by page. Safe to share between threads. */
@FunctionalInterface
interface Stack {
    List<List<Comment>> read(LiveNote note) throws Exception;
}
