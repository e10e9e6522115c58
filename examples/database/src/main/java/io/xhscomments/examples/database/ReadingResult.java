package io.xhscomments.examples.database;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.reading.Coverage;
import java.time.Instant;
import java.util.Optional;

/**
 * How the reading of one note ended. An immutable value.
 *
 * @param stop the id of the reason of the stop
 * @param complete whether everything was read that the service serves
 * @param coverage what was read, compared with what is reported
 * @param spend the requests of the reading
 * @param oldestPage the time of the oldest page, if stored pages were used
 */
public record ReadingResult(
        NoteId note, String stop, boolean complete, Coverage coverage, Spend spend, Optional<Instant> oldestPage) {}
