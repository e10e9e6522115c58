package io.xhscomments.testkit;

import io.xhscomments.core.model.NoteId;

/** A note that the stub knows. Immutable, safe to share between threads. */
interface ServedNote {
    NoteId id();

    /** The whole answer to this request for a page of this note. */
    byte[] answer(Asked asked, Envelope envelope);
}
