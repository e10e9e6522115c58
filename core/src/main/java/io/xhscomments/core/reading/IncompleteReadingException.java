package io.xhscomments.core.reading;

import io.xhscomments.core.page.Spend;

/**
 * A reading ended early, although the caller did not limit it: the budget is exhausted, the source stalled, or it does
 * not serve the note newest first. Thrown at the end of the sequences of {@link NoteReader#comments},
 * {@link NoteReader#stream}, {@link NoteReader#pages} and {@link NoteReader#streamOfPages}, after all fetched comments
 * were returned; {@link Reading} never throws it and has {@link Reading#termination()} instead. To read on, pass
 * {@link #checkpoint()} to {@link NoteReader#resume}.
 *
 * <p>Immutable; Java serialization keeps all properties. Its cause is the failure that ended the reading, if there was
 * one.
 */
public final class IncompleteReadingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final StopReason reason;
    /** As text, because Java cannot serialize a checkpoint; it includes coverage and spend. */
    private final String checkpoint;

    private IncompleteReadingException(Termination termination, Checkpoint checkpoint) {
        super(
                "The reading of note " + checkpoint.note() + " is incomplete ("
                        + termination.reason().id() + "): "
                        + checkpoint.coverage().summary() + "; what to do: "
                        + termination.reason().advice(),
                termination.failure().orElse(null));
        this.reason = termination.reason();
        this.checkpoint = checkpoint.text();
    }

    /**
     * Returns if the reading has not ended, or ended completely or at a limit of the caller.
     *
     * @throws IncompleteReadingException if it ended early
     */
    static void throwIfIncomplete(Reading reading) {
        Termination termination = reading.termination().orElse(null);
        if (termination != null && isIncomplete(termination.reason())) {
            throw new IncompleteReadingException(termination, reading.checkpoint());
        }
    }

    private static boolean isIncomplete(StopReason reason) {
        return switch (reason) {
            case BUDGET, STALLED_CURSOR, REPEATED_PAGE, EMPTY_PAGES, NOT_NEWEST_FIRST -> true;
            // A failure is thrown unchanged.
            case END_OF_PAGES, PAGE_LIMIT, COMMENT_LIMIT, KNOWN_REACHED, CANCELLED, FAILED -> false;
        };
    }

    /**
     * Why the reading ended: {@link StopReason#BUDGET}, {@link StopReason#NOT_NEWEST_FIRST}, or a reason of a stalled
     * source.
     */
    public StopReason reason() {
        return reason;
    }

    /** What was read, compared with the totals that the service reports. */
    public Coverage coverage() {
        return checkpoint().coverage();
    }

    /** What was spent, retries included if the source reports them. */
    public Spend spend() {
        return checkpoint().spend();
    }

    /** The position at the end. A resumed reading neither pays again for fetched comments nor returns them again. */
    public Checkpoint checkpoint() {
        return Checkpoint.parse(checkpoint);
    }
}
