package io.xhscomments.core.reading;

import io.xhscomments.core.page.Spend;

/**
 * A reading ended before the source had served everything, although the caller did not ask for that: the budget is
 * exhausted, or the source stalled. Thrown at the end of the sequences of {@link NoteReader#comments},
 * {@link NoteReader#stream}, {@link NoteReader#pages} and {@link NoteReader#streamOfPages}, which have no other way to
 * tell; {@link Reading} tells by {@link Reading#termination()} and never throws this. All comments that had come were
 * given out before. To read on, pass {@link #checkpoint()} to {@link NoteReader#resume}.
 *
 * <p>Immutable; survives Java serialization. Its cause is the failure of the budget, if that was the reason.
 */
public final class IncompleteReadingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final StopReason reason;
    /** A checkpoint can be kept as text only, and has coverage and spend in it. */
    private final String checkpoint;

    private IncompleteReadingException(Termination stop, Checkpoint checkpoint) {
        super(
                "The reading of note " + checkpoint.note() + " is incomplete ("
                        + stop.reason().id() + "): " + checkpoint.coverage().summary() + "; what to do: "
                        + stop.reason().advice(),
                stop.failure().orElse(null));
        this.reason = stop.reason();
        this.checkpoint = checkpoint.text();
    }

    /**
     * Does nothing if the reading has not ended, or ended as it should or as the caller asked.
     *
     * @throws IncompleteReadingException if it ended early
     */
    static void throwIfIncomplete(Reading reading) {
        Termination stop = reading.termination().orElse(null);
        if (stop != null && isIncomplete(stop.reason())) {
            throw new IncompleteReadingException(stop, reading.checkpoint());
        }
    }

    private static boolean isIncomplete(StopReason reason) {
        return switch (reason) {
            case BUDGET, STALLED_CURSOR, REPEATED_PAGE, EMPTY_PAGES -> true;
            // A failure is thrown as it is.
            case END_OF_PAGES, PAGE_LIMIT, COMMENT_LIMIT, KNOWN_REACHED, CANCELLED, FAILED -> false;
        };
    }

    /** Why it ended: {@link StopReason#BUDGET}, or one of the reasons for which a source counts as stalled. */
    public StopReason reason() {
        return reason;
    }

    /** What was read, against what the service reports. */
    public Coverage coverage() {
        return checkpoint().coverage();
    }

    /** What was spent, retries included, where the source tells of them. */
    public Spend spend() {
        return checkpoint().spend();
    }

    /** Where it ended. Resuming from there neither pays again for what was read, nor gives it out again. */
    public Checkpoint checkpoint() {
        return Checkpoint.parse(checkpoint);
    }
}
