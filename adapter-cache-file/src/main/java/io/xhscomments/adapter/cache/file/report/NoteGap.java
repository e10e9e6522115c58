package io.xhscomments.adapter.cache.file.report;

import io.xhscomments.core.model.CommentId;
import java.time.Instant;
import java.util.Optional;

/**
 * A part of a note that no stored page covers: comments that were never read may stand there. An immutable value.
 *
 * @param after the comment above it; empty if it begins at the top of the note
 * @param before the first covered comment below it; empty if nothing below is covered
 * @param lookedAt when the page above it was fetched
 * @param endedByService whether the service reported that no more comments follow there
 */
public record NoteGap(
        Optional<CommentId> after, Optional<CommentId> before, Instant lookedAt, boolean endedByService) {}
