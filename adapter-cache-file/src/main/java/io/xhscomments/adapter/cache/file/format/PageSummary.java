package io.xhscomments.adapter.cache.file.format;

/** The header of one page file and the length of its body. The body itself was not read, and may be damaged. */
public record PageSummary(PageHeader header, int bodyLength) {
    /** The summary of a file that was read completely. */
    public static PageSummary of(PageFile page) throws CorruptPageException {
        return new PageSummary(page.header(), page.bodyLength());
    }
}
