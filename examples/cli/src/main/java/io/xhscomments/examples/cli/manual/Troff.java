package io.xhscomments.examples.cli.manual;

import java.util.Iterator;
import java.util.List;

/** Builds a manual page with a few macros of man(7), and escapes text so that it is not read as a macro. */
final class Troff {
    private final StringBuilder page = new StringBuilder();

    Troff(String name, String version) {
        macro("TH", name, "1", "", version, "");
        // Chinese lines can break between any two characters. Systems without these rules show longer lines.
        page.append(".if \\n(.g .mso zh.tmac\n");
        // No hyphenation and no justified lines, because the text contains many options and paths.
        page.append(".nh\n.ad l\n");
    }

    void heading(String text) {
        macro("SH", text);
    }

    void subheading(String text) {
        macro("SS", text);
    }

    /** A paragraph, unless the text is blank. */
    void paragraph(String text) {
        if (!text.isBlank()) {
            macro("PP");
            text(text);
        }
    }

    /** A synopsis, with the name in bold. */
    void synopsis(String name, String rest) {
        macro("PP");
        macro("B", name);
        text(rest);
    }

    /** A term and its meaning, one line each. */
    void item(String term, List<String> meaning) {
        macro("TP");
        macro("B", term);
        for (Iterator<String> lines = meaning.iterator(); lines.hasNext(); ) {
            text(lines.next());
            if (lines.hasNext()) {
                macro("br");
            }
        }
    }

    @Override
    public String toString() {
        return page.toString();
    }

    private void text(String text) {
        if (!text.isBlank()) {
            page.append(text.startsWith(".") || text.startsWith("'") ? "\\&" : "")
                    .append(escape(text))
                    .append('\n');
        }
    }

    private void macro(String name, String... arguments) {
        page.append('.').append(name);
        for (String argument : arguments) {
            page.append(" \"").append(escape(argument).replace("\"", "\\(dq")).append('"');
        }
        page.append('\n');
    }

    /** Keeps hyphens and quotes plain, so that options and commands can be copied. */
    private static String escape(String text) {
        return text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("`", "\\(ga")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti");
    }
}
