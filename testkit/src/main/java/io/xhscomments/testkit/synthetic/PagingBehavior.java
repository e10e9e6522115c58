package io.xhscomments.testkit.synthetic;

/**
 * How paging continues at one page of a note: correctly, or with one of the faults that users of the service reported.
 * After a fault, every request is charged without a new comment, so a reader must stop after at most one.
 */
public enum PagingBehavior {
    /** Each page has a cursor to the next one; the last page reports that it is the last. */
    HEALTHY,
    /** The page promises more and returns the cursor of its own request. Not possible on page 1. */
    STUCK_CURSOR,
    /** The page promises more; its cursor is the text <code>{}</code>, which leads to page 1. */
    EMPTY_OBJECT_CURSOR,
    /** The page promises more; its cursor is an empty text. */
    EMPTY_CURSOR,
    /** The page promises more; its cursor is {@code null}. */
    NULL_CURSOR,
    /** A request for this page or a later one returns page 1 again. Not possible on page 1. */
    FIRST_PAGE_FOREVER,
    /** This page and all later pages are empty and promise more, each with a new cursor. */
    EMPTY_PAGE_WITH_MORE;

    boolean needsPreviousPage() {
        return this == STUCK_CURSOR || this == FIRST_PAGE_FOREVER;
    }

    /** How many pages have new comments if paging fails at this page. */
    int pagesWithNewComments(int atPage, int pages) {
        return switch (this) {
            case HEALTHY -> pages;
            case STUCK_CURSOR, EMPTY_OBJECT_CURSOR, EMPTY_CURSOR, NULL_CURSOR -> atPage;
            case FIRST_PAGE_FOREVER, EMPTY_PAGE_WITH_MORE -> atPage - 1;
        };
    }
}
