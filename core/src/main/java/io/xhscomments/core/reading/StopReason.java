package io.xhscomments.core.reading;

/** Why a reading stopped, with the advice to the user. This is the only place of the ids and the English texts. */
public enum StopReason {
    /** The source serves no further page. It serves fewer comments than it reports; see {@link Coverage}. */
    END_OF_PAGES("end-of-pages", "nothing; the source serves no further page"),
    /** The source promised more, but its cursor leads nowhere: it is missing, empty, or the one just sent. */
    STALLED_CURSOR("stalled-cursor", "read again later, or over another route; going on would buy the same page again"),
    /** The source promised more, but a page contained only comments of earlier pages. */
    REPEATED_PAGE("repeated-page", "read again later, or over another route; the source repeats its pages"),
    /** The source promised more, but too many consecutive pages were empty. */
    EMPTY_PAGES("empty-pages", "resume later from the checkpoint, or tolerate more empty pages"),
    /** The budget allows no further request. */
    BUDGET("budget", "resume from the checkpoint with a new budget"),
    /** The maximum number of pages was fetched. */
    PAGE_LIMIT("page-limit", "resume from the checkpoint to read on"),
    /** The maximum number of comments was returned. */
    COMMENT_LIMIT("comment-limit", "resume from the checkpoint to read on"),
    /** The {@link StopCondition} found a known comment; what is served above it was read. */
    KNOWN_REACHED("known-reached", "nothing; the new comments were read"),
    /** The source does not serve the note newest first, so it cannot tell what is new. */
    NOT_NEWEST_FIRST(
            "not-newest-first", "read the note without asking only for what is new; new comments can be anywhere"),
    /** The caller cancelled the reading. */
    CANCELLED("cancelled", "resume from the checkpoint to read on"),
    /** A page could not be fetched. */
    FAILED("failed", "see the failure; if it is retryable, resume from the checkpoint");

    private final String id;
    private final String advice;

    StopReason(String id, String advice) {
        this.id = id;
        this.advice = advice;
    }

    /** The name in files and for programs: lower case, with hyphens. */
    public String id() {
        return id;
    }

    /** What the user can do next, in English. */
    public String advice() {
        return advice;
    }

    /** Whether the reading returned every requested comment that the source would have served. */
    public boolean isComplete() {
        return this == END_OF_PAGES || this == KNOWN_REACHED;
    }
}
