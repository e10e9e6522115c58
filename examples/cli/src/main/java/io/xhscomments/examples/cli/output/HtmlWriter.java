package io.xhscomments.examples.cli.output;

import io.xhscomments.core.model.Comment;
import io.xhscomments.examples.cli.report.CommentChange;
import io.xhscomments.examples.cli.report.PageSettings;
import io.xhscomments.examples.cli.report.ReadSummary;
import io.xhscomments.examples.cli.report.ReportPage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Writes one HTML page, in a file of its own. */
public final class HtmlWriter implements CommentWriter {
    private final ReportPage page;

    private HtmlWriter(ReportPage page) {
        this.page = page;
    }

    /**
     * Creates a page on this stream, which stays the caller's.
     *
     * @param resumes whether an earlier run wrote the beginning, and with it the head
     */
    public static HtmlWriter to(OutputStream stream, PageSettings settings, boolean resumes) {
        return new HtmlWriter(resumes ? ReportPage.resume(stream, settings) : ReportPage.begin(stream, settings));
    }

    @Override
    public void write(Comment comment) throws IOException {
        page.write(comment, CommentChange.NONE);
    }

    @Override
    public void conclude(List<Summary> summaries) throws IOException {
        page.conclude(new ReadSummary(summaries.stream().map(Summary::read).toList(), Optional.empty()));
    }

    @Override
    public void flush() throws IOException {
        page.flush();
    }

    @Override
    public void close() throws IOException {
        page.close();
    }
}
