package io.xhscomments.examples.cli.source;

import io.xhscomments.core.model.NoteId;
import java.time.Instant;

/**
 * A note in a store, as the headers of its pages describe it. An immutable value.
 *
 * @param sequence the sequence that holds most of its pages
 * @param bytes the size of its responses
 * @param fetchedAt the time of its last request; the earliest time if unknown
 */
public record ListedNote(NoteId id, StoredSequence sequence, long bytes, Instant fetchedAt) {}
