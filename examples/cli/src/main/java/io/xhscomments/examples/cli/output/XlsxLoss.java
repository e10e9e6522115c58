package io.xhscomments.examples.cli.output;

/** What a workbook had no room for. */
final class XlsxLoss {
    private long cutTexts;
    private long plainLinks;

    void cutText() {
        cutTexts++;
    }

    void plainLink() {
        plainLinks++;
    }

    /** Texts longer than a cell, that end with a mark. */
    long cutTexts() {
        return cutTexts;
    }

    /** Links beyond those that a sheet can have; they are there as text. */
    long plainLinks() {
        return plainLinks;
    }
}
