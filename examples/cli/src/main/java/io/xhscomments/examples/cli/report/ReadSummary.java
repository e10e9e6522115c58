package io.xhscomments.examples.cli.report;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.reading.Coverage;
import io.xhscomments.core.reading.StopReason;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The summary of the reading whose comments a page shows. An immutable value.
 *
 * @param notes one for each note; notes without a summary are missing
 * @param since the earlier reading that the comments were compared with, if there is one
 */
public record ReadSummary(List<Read> notes, Optional<Since> since) {

    /** Copies the list. */
    public ReadSummary {
        notes = List.copyOf(notes);
    }

    /**
     * The summary of one note.
     *
     * @param coverage how much was read of what was reported
     * @param stop the reason of the stop: the id of a {@link StopReason}, {@link #END_OF_STORE} or
     *     {@link #UNREADABLE_RECORD}
     * @param complete whether everything was read that was requested and served
     * @param failure the message of the failure that stopped it, if the page may show it
     * @param repliesUnread known comments whose replies were not read
     * @param spend the requests sent; empty if unknown, or if none could be sent
     * @param age the age of the pages; empty if unknown, or if no stored page was used
     */
    public record Read(
            NoteId note,
            Coverage coverage,
            String stop,
            boolean complete,
            Optional<String> failure,
            long repliesUnread,
            Optional<Spend> spend,
            Optional<Age> age) {
        /** A summary without an age. */
        public Read(
                NoteId note,
                Coverage coverage,
                String stop,
                boolean complete,
                Optional<String> failure,
                long repliesUnread,
                Optional<Spend> spend) {
            this(note, coverage, stop, complete, failure, repliesUnread, spend, Optional.empty());
        }

        /** The same summary, with an age. */
        public Read withAge(Optional<Age> known) {
            return new Read(note, coverage, stop, complete, failure, repliesUnread, spend, known);
        }

        /** The store that was read holds no further page. */
        public static final String END_OF_STORE = "end-of-store";

        /** A page of the store that was read is damaged. */
        public static final String UNREADABLE_RECORD = "unreadable-record";

        /** Every id that {@link #stop()} may have. */
        public static List<String> stops() {
            return Stream.concat(
                            Arrays.stream(StopReason.values()).map(StopReason::id),
                            Stream.of(END_OF_STORE, UNREADABLE_RECORD))
                    .toList();
        }
    }

    /**
     * The times of the pages that were read.
     *
     * @param oldest the time of the oldest page
     * @param newest the time of the newest page
     */
    public record Age(Instant oldest, Instant newest) {}

    /**
     * The comparison with an earlier reading.
     *
     * @param name the name of the earlier reading
     * @param comments the number of its comments, of the notes on the page
     * @param goneTopLevel top-level comments that only the earlier reading has
     * @param goneReplies replies that only the earlier reading has
     */
    public record Since(String name, long comments, long goneTopLevel, long goneReplies) {}
}
