package io.xhscomments.examples.cli.text;

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
public final class FormulaGuard {
    /**
     * Equals, plus, minus, at, pipe and percent signs: as in ASCII, full width, small, and the minus of mathematics.
     */
    private static final String SIGN = "[=+\\-@|%＝＋－＠｜％\ufe66\ufe62\ufe63\ufe6b\ufe6a\u2212]";

    /** Spaces, controls, what is invisible by its type; variation selectors and fillers, which have other types. */
    private static final String DROPPED =
            "\\p{Cc}\\p{Cf}\\p{Zs}\\p{Zl}\\p{Zp}" + "\ufe00-\ufe0f\\x{e0100}-\\x{e01ef}\u034f\u115f\u1160\u3164\uffa0";

    private static final String SEPARATOR = ";\t\r\n";

    private static final int ASCII = 0x80;
    private static final char FIRST_IDEOGRAPH = '\u4e00';
    private static final char LAST_IDEOGRAPH = '\u9fff';

    private static final Pattern DANGEROUS = Pattern.compile("\\A(?=\\p{Cc}|[" + DROPPED + "]*+" + SIGN + ")" + "|(?<=["
            + SEPARATOR + "])(?=[\"" + DROPPED + "&&[^" + SEPARATOR + "]]*+" + SIGN + ")");

    private FormulaGuard() {}

    /** The text, with an apostrophe in front of each part of it that is dangerous. */
    public static String escaped(String text) {
        return DANGEROUS.matcher(text).replaceAll("'");
    }

    /** Whether the text is empty or begins with a usual character. Without a separator, it is not dangerous then. */
    public static boolean beginsPlain(String text) {
        if (text.isEmpty()) {
            return true;
        }
        char first = text.charAt(0);
        return first < ASCII
                ? Character.isLetterOrDigit(first) || first == '[' || first == '#' || first == '{'
                : first >= FIRST_IDEOGRAPH && first <= LAST_IDEOGRAPH;
    }
}
