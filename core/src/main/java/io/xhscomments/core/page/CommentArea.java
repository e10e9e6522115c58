package io.xhscomments.core.page;

/** The part of a note's comments that is asked for. Not every route can be asked for each. */
public enum CommentArea {
    /** The comments that are shown. */
    UNFOLDED,
    /**
     * The comments that the service folds away. That this area serves any is inferred from the API's parameter, not
     * seen.
     */
    FOLDED
}
