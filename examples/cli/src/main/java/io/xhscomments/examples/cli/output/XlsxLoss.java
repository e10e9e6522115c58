package io.xhscomments.examples.cli.output;

/** Counts the values that a workbook could not hold. */
final class XlsxLoss {
    private long cutTexts;
    private long plainLinks;

    void addCutText() {
        cutTexts++;
    }

    void addPlainLink() {
        plainLinks++;
    }

    /** Texts that were cut, because a cell cannot hold them. */
    long cutTexts() {
        return cutTexts;
    }

    /** Links beyond the maximum of a sheet; they are written as texts. */
    long plainLinks() {
        return plainLinks;
    }
}
