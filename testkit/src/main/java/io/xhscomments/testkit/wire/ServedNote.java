package io.xhscomments.testkit.wire;

import io.xhscomments.core.model.NoteId;

/** A note that the stub can serve. Immutable, safe to share between threads. */
public interface ServedNote {
    /** The note's id. */
    NoteId id();

    /** The complete response body for a page of this note. */
    byte[] respond(ParsedRequest request, Envelope envelope);
}
