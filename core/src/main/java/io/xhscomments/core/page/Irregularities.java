package io.xhscomments.core.page;

import java.util.List;

/**
 * The parts of a page that could not be typed: rows that are not valid comments, and members with an unexpected type or
 * form. They do not invalidate the row or the page. A mistyped member leaves its typed value empty and stays readable
 * as JSON, by name, in the {@code unknownFields} of its object. An immutable value, safe to share between threads.
 *
 * @param rowsLeftOut the rows that are not valid comments (null, a number, no id of 24 hex digits), inlined replies
 *     included, each as the JSON text that was served; the list is copied
 * @param membersNotTyped how many members of rows and of the page could not be typed
 * @param paths the JSON paths of the first of these members, e.g. {@code $.data.data.comments[3].like_count}: at most
 *     {@value #MAX_PATHS}; the list is copied
 */
public record Irregularities(List<String> rowsLeftOut, long membersNotTyped, List<String> paths) {
    /** The maximum number of paths per page. */
    public static final int MAX_PATHS = 36;

    /** No irregularities. */
    public static final Irregularities NONE = new Irregularities(List.of(), 0, List.of());

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if the count is negative, or there are too many paths
     */
    public Irregularities {
        rowsLeftOut = List.copyOf(rowsLeftOut);
        paths = List.copyOf(paths);
        if (membersNotTyped < 0 || paths.size() > Math.min(MAX_PATHS, membersNotTyped)) {
            throw new IllegalArgumentException("Members not typed must be 0 or more, with at most " + MAX_PATHS
                    + " paths of them, but are " + membersNotTyped + " with " + paths.size() + " paths");
        }
    }

    /** The number of each. */
    public IrregularCounts counts() {
        return rowsLeftOut.isEmpty() && membersNotTyped == 0
                ? IrregularCounts.NONE
                : new IrregularCounts(rowsLeftOut.size(), membersNotTyped);
    }

    /** The counts and the paths only, because the rows are foreign texts and may be long. */
    @Override
    public String toString() {
        return "Irregularities[rowsLeftOut=" + rowsLeftOut.size() + ", membersNotTyped=" + membersNotTyped + ", paths="
                + paths + "]";
    }
}
