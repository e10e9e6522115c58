package io.xhscomments.core.reading;

import io.xhscomments.core.model.NoteId;
import java.util.Optional;

/**
 * The result of one note of a {@link ParallelNoteReader}. An immutable value, except for its reading, which no other
 * thread uses any more.
 *
 * @param note the note
 * @param value the result of the caller's work; empty if the work failed or returned null
 * @param failure the exception of the work, usually the source's failure; empty if it succeeded
 * @param reading reports coverage, spend, termination and checkpoint
 * @param <R> the result of the caller's work
 */
public record NoteResult<R>(NoteId note, Optional<R> value, Optional<Throwable> failure, Reading reading) {}
