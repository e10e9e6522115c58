package io.xhscomments.examples.cli.manual;

import java.util.Iterator;
import java.util.List;

/** A manual page in the making: the few macros of man(7) that are needed, and text that cannot be taken for one. */
final class Troff {
    private final StringBuilder page = new StringBuilder();

    Troff(String name, String version) {
        macro("TH", name, "1", "", version, "");
        // Chinese is broken between any two signs; whoever has no such rules simply has longer lines.
        page.append(".if \\n(.g .mso zh.tmac\n");
        // Neither hyphens nor stretched lines: the text is full of options and paths.
        page.append(".nh\n.ad l\n");
    }

    void heading(String text) {
        macro("SH", text);
    }

    void subheading(String text) {
        macro("SS", text);
    }

    /** A paragraph, if there is anything in it. */
    void paragraph(String text) {
        if (!text.isBlank()) {
            macro("PP");
            text(text);
        }
    }

    /** A call: the name in bold, the rest as it is. */
    void call(String name, String rest) {
        macro("PP");
        macro("B", name);
        text(rest);
    }

    /** A term, and what it means, a line each. */
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
                    .append(escaped(text))
                    .append('\n');
        }
    }

    private void macro(String name, String... arguments) {
        page.append('.').append(name);
        for (String argument : arguments) {
            page.append(" \"").append(escaped(argument).replace("\"", "\\(dq")).append('"');
        }
        page.append('\n');
    }

    /** A plain hyphen, so that an option can be copied; plain quotes, so that a command can. */
    private static String escaped(String text) {
        return text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("`", "\\(ga")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti");
    }
}
