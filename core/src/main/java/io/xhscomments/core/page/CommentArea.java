package io.xhscomments.core.page;

/** The requested area of a note's comments. Not every route supports each area. */
public enum CommentArea {
    /** The visible comments. */
    UNFOLDED,
    /**
     * The comments that the service folds. The API has a parameter for this area; responses with it were not observed.
     */
    FOLDED
}
