package io.xhscomments.core.failure;

import java.util.regex.Pattern;

/**
 * Redacts foreign text before it becomes part of a message: replaces text that looks like a key or a signature, and
 * puts the rest on one line of bounded length. The service echoes the key of a request, so its messages may contain
 * secrets. This class does not know the key and must guess; next to a word such as "token" it redacts too much rather
 * than too little.
 */
final class Redaction {
    private static final int MAX_CHARS = 500;
    /** The limit of the text that patterns examine, so that their time is bounded. */
    private static final int MAX_EXAMINED_CHARS = 4 * MAX_CHARS;

    private static final String PLACEHOLDER = "[redacted]";

    private static final String KEY_OR_TOKEN = "(?:(?:api|access|auth|secret)[ _-]?keys?|tokens?|令牌|密钥)";
    private static final String NAME =
            "(?:" + KEY_OR_TOKEN + "|secret|signature|authorization|password|cookie|(?<![a-z])(?:key|sign)|签名|密码)";
    private static final String QUOTE = "\\\\?[\"'“”]";
    private static final String SPACE = "(?:\\s|%20)";
    private static final String UP_TO_NEXT = "[!-~&&[^\"',;&<>{}\\[\\]]]+";
    private static final String KEY_CHARACTER = "[0-9A-Za-z+/=_%.~\\\\-]";
    /**
     * Any text that is not an ordinary word, as in "the token is missing": ordinary words are short and in lower case
     * except for the first letter.
     */
    private static final String KEY_LIKE =
            "(?-i:(?=[0-9+=_%]|" + KEY_CHARACTER + "+?[0-9A-Z+/=_%-]|[a-z]{20})" + KEY_CHARACTER + "{8,})";

    private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}]+");
    private static final Pattern BEARER = redacting(
            "(?<![a-z])bearer(?:" + SPACE + "+|\\+)",
            "(?!(?:tokens?|keys?|auth[a-z]*|scheme|is|was)(?![0-9a-z]))" + UP_TO_NEXT);
    /** {@code sign=…}, {@code sign%3D…} */
    private static final Pattern ASSIGNED =
            redacting(NAME + "(?:" + QUOTE + ")?\\s*(?:=|%(?:25)*3d)\\s*(?:" + QUOTE + ")?", UP_TO_NEXT);
    /** {@code "authorization": "…"}, also inside a JSON string */
    private static final Pattern MEMBER = redacting(NAME + QUOTE + "\\s*:\\s*" + QUOTE, "[^\"']+");
    /** {@code token is …}, {@code key: …}, {@code 令牌为 …} */
    private static final Pattern STATED = redacting(
            NAME + SPACE + "*(?:[:：]|%3a|为|是|" + SPACE + "(?:is|was)" + SPACE + ")[:：]?" + SPACE + "*(?:" + QUOTE
                    + ")?",
            KEY_LIKE);
    /** {@code API token …} */
    private static final Pattern NAMED = redacting(KEY_OR_TOKEN + SPACE + "+(?:" + QUOTE + ")?", KEY_LIKE);
    /**
     * Text that looks like a secret in any context: known prefixes, padded base64, hex of the length of a signature.
     * File names are excluded.
     */
    private static final Pattern KEY_SHAPED = Pattern.compile("(?<![0-9A-Za-z])(?:[sp]k[-_]" + KEY_CHARACTER + "{6,}"
            + "|eyJ[0-9A-Za-z_-]{16,}[0-9A-Za-z_.-]*"
            + "|(?<![+/_-])[0-9A-Za-z+/_-]{20,}={1,2}(?![0-9A-Za-z=])"
            + "|(?<![/\\\\._-])[0-9a-fA-F]{40,}(?![0-9A-Za-z/\\\\_-]|\\.[0-9A-Za-z]))");

    private static final Pattern LONG_WORD = Pattern.compile("([!-~]{200})[!-~]+");

    private Redaction() {}

    static String redact(String text) {
        String visible = INVISIBLE.matcher(beginning(text)).replaceAll(" ").strip();
        for (Pattern secret : new Pattern[] {MEMBER, BEARER, ASSIGNED, STATED, NAMED}) {
            visible = secret.matcher(visible).replaceAll("$1" + PLACEHOLDER);
        }
        visible = KEY_SHAPED.matcher(visible).replaceAll(PLACEHOLDER);
        return shortened(LONG_WORD.matcher(visible).replaceAll("$1…"));
    }

    /** The examined part, without its last word, which may be an unrecognizable part of a key. */
    private static String beginning(String text) {
        if (text.length() <= MAX_EXAMINED_CHARS) {
            return text;
        }
        int end = MAX_EXAMINED_CHARS;
        while (end > 0 && text.charAt(end - 1) > ' ' && text.charAt(end - 1) <= '~') {
            end--;
        }
        return text.substring(0, end == 0 ? MAX_EXAMINED_CHARS : end) + "…";
    }

    private static String shortened(String text) {
        if (text.length() <= MAX_CHARS) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_CHARS - 1)) ? MAX_CHARS - 1 : MAX_CHARS;
        return text.substring(0, end) + "…";
    }

    private static Pattern redacting(String before, String secret) {
        return Pattern.compile("(" + before + ")" + secret, Pattern.CASE_INSENSITIVE);
    }
}
