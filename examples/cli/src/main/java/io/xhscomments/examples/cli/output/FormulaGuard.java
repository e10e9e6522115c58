package io.xhscomments.examples.cli.output;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from taking a text for a formula. A text is dangerous if it begins with a character that begins a
 * formula or a command, plain, full width or percent-encoded; if such a character comes first after characters that a
 * spreadsheet drops (spaces, line breaks, invisible ones); and if it begins with a control character.
 *
 * <p>The same holds for each part of a text behind a semicolon, a tab or a line break. Where the semicolon separates
 * the columns, as in much of Europe, a spreadsheet splits the file there, and does not see the quotes around a text of
 * a file with commas. A quote before the sign does not help, because a spreadsheet drops it.
 */
final class FormulaGuard {
    /**
     * Equals, plus, minus, at, pipe and percent signs: as in ASCII, full width, small, and the minus of mathematics.
     */
    private static final String SIGN = "[=+\\-@|%＝＋－＠｜％\ufe66\ufe62\ufe63\ufe6b\ufe6a\u2212]";

    /** Spaces, controls, what is invisible by its type; variation selectors and fillers, which have other types. */
    private static final String DROPPED =
            "\\p{Cc}\\p{Cf}\\p{Zs}\\p{Zl}\\p{Zp}" + "\ufe00-\ufe0f\\x{e0100}-\\x{e01ef}\u034f\u115f\u1160\u3164\uffa0";

    private static final String SEPARATOR = ";\t\r\n";

    private static final Pattern DANGEROUS = Pattern.compile("\\A(?=\\p{Cc}|[" + DROPPED + "]*+" + SIGN + ")" + "|(?<=["
            + SEPARATOR + "])(?=[\"" + DROPPED + "&&[^" + SEPARATOR + "]]*+" + SIGN + ")");

    private FormulaGuard() {}

    /** The text, with an apostrophe in front of each part of it that is dangerous. */
    static String escaped(String text) {
        return DANGEROUS.matcher(text).replaceAll("'");
    }
}
