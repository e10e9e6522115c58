package io.xhscomments.core.page;

/** The requested order of a note's top-level comments. Not every route supports each order. */
public enum CommentOrder {
    /** Newest first, except for pinned comments. The only order that is not documented to lose or repeat comments. */
    LATEST,
    /** Most liked first. */
    LIKES,
    /** An order that the service chooses. Documented to lose and repeat comments between pages. */
    DEFAULT
}
