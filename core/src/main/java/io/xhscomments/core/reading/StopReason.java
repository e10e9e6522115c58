package io.xhscomments.core.reading;

/** Why a reading stopped: exactly one of these, and what to do about it. */
public enum StopReason {
    /** The source serves no further page. What it serves is less than there is; see {@link Coverage}. */
    END_OF_PAGES("end-of-pages", "nothing; the source serves no further page"),
    /** More was promised, but the cursor leads nowhere new: it is missing, empty, or the one just sent. */
    STALLED_CURSOR("stalled-cursor", "read again later, or over another route; going on would buy the same page again"),
    /** A page came that held nothing but comments of earlier pages, and more was promised. */
    REPEATED_PAGE("repeated-page", "read again later, or over another route; the source goes round in circles"),
    /** More was promised, but too many pages in a row were empty. */
    EMPTY_PAGES("empty-pages", "resume later from the checkpoint, or tolerate more empty pages"),
    /** The budget allows no further request. */
    BUDGET("budget", "resume from the checkpoint with a new budget"),
    /** As many pages were fetched as the caller allowed. */
    PAGE_LIMIT("page-limit", "resume from the checkpoint to read on"),
    /** As many comments were given out as the caller allowed. */
    COMMENT_LIMIT("comment-limit", "resume from the checkpoint to read on"),
    /** A comment came that the caller knows already: what is newer has been read. */
    KNOWN_REACHED("known-reached", "nothing; what is new has been read"),
    /** The caller cancelled. */
    CANCELLED("cancelled", "resume from the checkpoint to read on"),
    /** A page did not come. */
    FAILED("failed", "see the failure; where it may be tried again, resume from the checkpoint");

    private final String id;
    private final String advice;

    StopReason(String id, String advice) {
        this.id = id;
        this.advice = advice;
    }

    /** The name for programs and files: lower case, with hyphens. */
    public String id() {
        return id;
    }

    /** What to do about it, in words. */
    public String advice() {
        return advice;
    }

    /** Whether nothing was left that the caller asked for and the source would have served. */
    public boolean isComplete() {
        return this == END_OF_PAGES || this == KNOWN_REACHED;
    }
}
