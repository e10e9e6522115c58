package io.xhscomments.adapter.cache.file.report;

import io.xhscomments.core.page.Spend;
import io.xhscomments.core.reading.Coverage;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One reading of a note over a store, as the note's record tells it. An immutable value without secrets.
 *
 * @param id random; the same for its start and its end
 * @param startedAt when its first page was requested
 * @param options how the program that read describes its options; may be empty
 * @param floor pages that were fetched before this moment were read again, if there was such a moment
 * @param end how it ended; empty while it runs, and for good if its process died
 */
public record NoteReading(String id, Instant startedAt, String options, Optional<Instant> floor, Optional<End> end) {
    /**
     * The end of a reading.
     *
     * @param stoppedAt when it ended
     * @param route the route of its pages; empty if it got none
     * @param reason the {@linkplain io.xhscomments.core.reading.StopReason#id() id} of the stop reason; newer versions
     *     may have written others
     * @param gaps the parts of the note that no stored page covered at the end; empty if they were not counted
     */
    public record End(
            Instant stoppedAt,
            Optional<String> route,
            String reason,
            Coverage coverage,
            Spend spend,
            OptionalInt gaps) {}
}
