package io.xhscomments.codec.tikhub.redaction;

/**
 * Tells texts that can have the shape of a secret from others, by what each pattern of {@link Secrets} needs. Nearly
 * all texts of a response are others, and searching them with the patterns would take most of the time of a redaction.
 */
final class ShapeFilter {
    private static final String BEARER = "bearer";
    private static final String API = "api";
    private static final String WEB_TOKEN = "eyJ";
    /** The length of the shortest secret of hex digits alone. */
    private static final int MIN_HEX_DIGITS = 40;

    private ShapeFilter() {}

    /** Whether a pattern can match; if not, none does. */
    static boolean mayMatch(String text) {
        int hexDigits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            hexDigits = isHexDigit(c) ? hexDigits + 1 : 0;
            if (hexDigits == MIN_HEX_DIGITS || begins(text, i, c)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(String text, int at, char c) {
        return switch (c) {
            case '=' -> true;
            case 'k' -> text.startsWith("-", at + 1) || text.startsWith("_", at + 1);
            case 'e' -> text.startsWith(WEB_TOKEN, at);
            case 'a', 'A' -> text.regionMatches(true, at, API, 0, API.length());
            case 'b', 'B' -> text.regionMatches(true, at, BEARER, 0, BEARER.length());
            default -> false;
        };
    }

    private static boolean isHexDigit(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }
}
