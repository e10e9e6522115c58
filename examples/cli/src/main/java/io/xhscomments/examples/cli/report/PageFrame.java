package io.xhscomments.examples.cli.report;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/**
 * The HTML around the comments: the page of the template, in two parts. An immutable value.
 *
 * @param beforeComments the head, and what the page shows
 * @param afterComments the end of the document
 */
record PageFrame(String beforeComments, String afterComments) {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, null, "io.xhscomments.examples.cli.report.templates");
    private static final PageParts PARTS = PageParts.load();

    static PageFrame of(PageSettings settings) {
        StringOutput page = new StringOutput();
        StringOutput before = new StringOutput();
        // The template is one complete page. It is cut in two where it inserts the comments.
        Content comments = output -> before.writeContent(page.toString());
        TEMPLATES.render("page.jte", Map.of("page", PARTS.head(settings), "comments", comments), page);
        String first = before.toString();
        return new PageFrame(first, page.toString().substring(first.length()));
    }
}
