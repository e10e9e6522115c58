package io.xhscomments.examples.cli.output;

/**
 * Keeps a spreadsheet from taking a text for a formula. A text is dangerous if it begins with a character that begins a
 * formula or a command, plain, full width or percent-encoded; if such a character comes first after characters that a
 * spreadsheet drops (spaces, line breaks, invisible ones); and if it begins with a control character.
 */
final class FormulaGuard {
    /**
     * Equals, plus, minus, at, pipe and percent signs: as in ASCII, full width, small, and the minus of mathematics.
     */
    private static final String DANGEROUS = "=+-@|%" + "＝＋－＠｜％" + "\ufe66\ufe62\ufe63\ufe6b\ufe6a" + "\u2212";

    private FormulaGuard() {}

    /** The text, with an apostrophe in front if it is dangerous. */
    static String escaped(String text) {
        return isDangerous(text) ? "'" + text : text;
    }

    private static boolean isDangerous(String text) {
        int at = 0;
        while (at < text.length() && isDropped(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        boolean beginsFormula = at < text.length() && DANGEROUS.indexOf(text.charAt(at)) >= 0;
        return beginsFormula || (!text.isEmpty() && Character.isISOControl(text.charAt(0)));
    }

    private static boolean isDropped(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isInvisibleMark(point);
        };
    }

    /** Variation selectors and fillers, which have the types of marks and letters. */
    private static boolean isInvisibleMark(int point) {
        return (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xE0100 && point <= 0xE01EF)
                || point == 0x034F
                || point == 0x115F
                || point == 0x1160
                || point == 0x3164
                || point == 0xFFA0;
    }
}
