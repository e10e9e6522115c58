package io.xhscomments.core.page;

/**
 * The numbers of rows and members that could not be typed; see {@link Irregularities}. An immutable value.
 *
 * @param rowsLeftOut rows that are not valid comments
 * @param membersNotTyped members with an unexpected type or form
 */
public record IrregularCounts(long rowsLeftOut, long membersNotTyped) {
    /** No irregularities. */
    public static final IrregularCounts NONE = new IrregularCounts(0, 0);

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public IrregularCounts {
        if (rowsLeftOut < 0 || membersNotTyped < 0) {
            throw new IllegalArgumentException(
                    "Counts must not be negative, but are " + rowsLeftOut + ", " + membersNotTyped);
        }
    }

    /** The sum of both. */
    public IrregularCounts plus(IrregularCounts other) {
        return new IrregularCounts(rowsLeftOut + other.rowsLeftOut, membersNotTyped + other.membersNotTyped);
    }
}
