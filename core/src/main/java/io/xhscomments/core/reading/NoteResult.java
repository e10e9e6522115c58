package io.xhscomments.core.reading;

import io.xhscomments.core.model.NoteId;
import java.util.Optional;

/**
 * What came of one of many notes. An immutable value, but for the reading in it, which nobody else uses any more.
 *
 * @param note the note
 * @param value what the caller's work made of it; empty if the work failed, or gave null
 * @param failure what the work threw, usually the source's failure; empty if it did not
 * @param reading to be asked for coverage, spend, stop and checkpoint
 * @param <R> what the caller's work makes of a note
 */
public record NoteResult<R>(NoteId note, Optional<R> value, Optional<Throwable> failure, Reading reading) {}
