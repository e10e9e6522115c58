package io.xhscomments.testkit;

import io.xhscomments.core.model.NoteId;

/** A note that the stub knows. Immutable, safe to share between threads. */
interface ServedNote {
    NoteId id();

    /** The whole response to this request for a page of this note. */
    byte[] response(ParsedRequest asked, Envelope envelope);
}
