package io.xhscomments.examples.cli.report;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.reading.Coverage;
import io.xhscomments.core.reading.StopReason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the reading of the comments on a page came to. An immutable value.
 *
 * @param notes one a note; notes that nothing is known of may be missing
 * @param since the earlier reading the comments were compared with, if there is one
 */
public record ReadSummary(List<Read> notes, Optional<Since> since) {

    /** Copies the list. */
    public ReadSummary {
        notes = List.copyOf(notes);
    }

    /**
     * What was read of a note.
     *
     * @param coverage what was read against what was reported
     * @param stop why the reading stopped: the id of a {@link StopReason}, {@link #END_OF_STORE} or
     *     {@link #UNREADABLE_RECORD}
     * @param complete whether nothing was left that was asked for and would have been served
     * @param failure the failure it stopped with, in words, if that is for the page to tell
     * @param repliesUnread comments that are known and whose replies were not read
     * @param spend what was sent; empty if that is not known, or nothing could be
     */
    public record Read(
            NoteId note,
            Coverage coverage,
            String stop,
            boolean complete,
            Optional<String> failure,
            long repliesUnread,
            Optional<Spend> spend) {
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
     * What an earlier reading had.
     *
     * @param name what it is called
     * @param comments how many comments it had, of the notes on the page
     * @param goneTopLevel top-level comments it had, and this one does not
     * @param goneReplies replies it had, and this one does not
     */
    public record Since(String name, long comments, long goneTopLevel, long goneReplies) {}
}
