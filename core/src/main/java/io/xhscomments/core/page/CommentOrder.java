package io.xhscomments.core.page;

/** The order in which a note's top-level comments are asked for. Not every route can be asked for each. */
public enum CommentOrder {
    /** Newest first, pinned comments excepted. The one order that is not documented to lose or repeat comments. */
    LATEST,
    /** Most liked first. */
    LIKES,
    /** The order of the service's own choice. Documented to lose and to repeat comments from page to page. */
    DEFAULT
}
