package io.xhscomments.testkit.synthetic;

/**
 * How a note's chain of pages goes on at one page of it: well, or in one of the ways that users of the service have
 * met. Every further request on a bad chain is charged and brings nothing, so a reader must see it after at most one.
 */
public enum PagingBehavior {
    /** Each page's cursor leads to the next; the last page says that it is the last. */
    HEALTHY,
    /** The page promises more and gives back the cursor it was asked with. Not possible on page 1. */
    STUCK_CURSOR,
    /** The page promises more; its cursor is the text <code>{}</code>, which leads to page 1. */
    EMPTY_OBJECT_CURSOR,
    /** The page promises more; its cursor is an empty text. */
    EMPTY_CURSOR,
    /** The page promises more; its cursor is {@code null}. */
    NULL_CURSOR,
    /** Whoever asks for this page or a later one is given page 1 again. Not possible on page 1. */
    FIRST_PAGE_FOREVER,
    /** This page and all after it have no comments, promise more, and have a cursor each time another. */
    EMPTY_PAGE_WITH_MORE;

    boolean needsPageBefore() {
        return this == STUCK_CURSOR || this == FIRST_PAGE_FOREVER;
    }

    /** How many pages bring something, if it goes wrong at this one. */
    int pagesWithNews(int atPage, int pages) {
        return switch (this) {
            case HEALTHY -> pages;
            case STUCK_CURSOR, EMPTY_OBJECT_CURSOR, EMPTY_CURSOR, NULL_CURSOR -> atPage;
            case FIRST_PAGE_FOREVER, EMPTY_PAGE_WITH_MORE -> atPage - 1;
        };
    }
}
