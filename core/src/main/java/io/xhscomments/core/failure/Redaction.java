package io.xhscomments.core.failure;

import java.util.regex.Pattern;

/**
 * The last guard before words of a service reach a message: takes out what looks like a key or a signature, and puts
 * the rest on one line of bounded length. The service echoes the key it was sent, so what comes in is no safer than
 * what goes out. It does not know the key and can only guess; so, next to a word such as "token", it takes out too much
 * rather than too little.
 */
final class Redaction {
    private static final int MOST = 500;
    /** Patterns see no more than this: whatever time they take is bounded. */
    private static final int MOST_LOOKED_AT = 4 * MOST;

    private static final String MARK = "[redacted]";

    private static final String KEY_OR_TOKEN = "(?:(?:api|access|auth|secret)[ _-]?keys?|tokens?|令牌|密钥)";
    private static final String NAME =
            "(?:" + KEY_OR_TOKEN + "|secret|signature|authorization|password|cookie|(?<![a-z])(?:key|sign)|签名|密码)";
    private static final String QUOTE = "\\\\?[\"'“”]";
    private static final String SPACE = "(?:\\s|%20)";
    private static final String UP_TO_NEXT = "[!-~&&[^\"',;&<>{}\\[\\]]]+";
    private static final String KEY_CHARACTER = "[0-9A-Za-z+/=_%.~\\\\-]";
    /**
     * Anything but a word of a sentence, as in "the token is missing": those are short and lower case but for the first
     * letter.
     */
    private static final String KEY_LIKE =
            "(?-i:(?=[0-9+=_%]|" + KEY_CHARACTER + "+?[0-9A-Z+/=_%-]|[a-z]{20})" + KEY_CHARACTER + "{8,})";

    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}]+");
    private static final Pattern BEARER = keeping(
            "(?<![a-z])bearer(?:" + SPACE + "+|\\+)",
            "(?!(?:tokens?|keys?|auth[a-z]*|scheme|is|was)(?![0-9a-z]))" + UP_TO_NEXT);
    /** {@code sign=…}, {@code sign%3D…} */
    private static final Pattern ASSIGNED =
            keeping(NAME + "(?:" + QUOTE + ")?\\s*(?:=|%(?:25)*3d)\\s*(?:" + QUOTE + ")?", UP_TO_NEXT);
    /** {@code "authorization": "…"}, also inside a JSON string */
    private static final Pattern MEMBER = keeping(NAME + QUOTE + "\\s*:\\s*" + QUOTE, "[^\"']+");
    /** {@code token is …}, {@code key: …}, {@code 令牌为 …} */
    private static final Pattern TOLD = keeping(
            NAME + SPACE + "*(?:[:：]|%3a|为|是|" + SPACE + "(?:is|was)" + SPACE + ")[:：]?" + SPACE + "*(?:" + QUOTE
                    + ")?",
            KEY_LIKE);
    /** {@code API token …} */
    private static final Pattern NAMED = keeping(KEY_OR_TOKEN + SPACE + "+(?:" + QUOTE + ")?", KEY_LIKE);
    /**
     * What looks like a secret wherever it stands: known prefixes, padded base64, bare hex as long as a signature. No
     * file names.
     */
    private static final Pattern KEY_SHAPED = Pattern.compile("(?<![0-9A-Za-z])(?:[sp]k[-_]" + KEY_CHARACTER + "{6,}"
            + "|eyJ[0-9A-Za-z_-]{16,}[0-9A-Za-z_.-]*"
            + "|(?<![+/_-])[0-9A-Za-z+/_-]{20,}={1,2}(?![0-9A-Za-z=])"
            + "|(?<![/\\\\._-])[0-9a-fA-F]{40,}(?![0-9A-Za-z/\\\\_-]|\\.[0-9A-Za-z]))");

    private static final Pattern LONG_WORD = Pattern.compile("([!-~]{200})[!-~]+");

    private Redaction() {}

    static String redact(String words) {
        String seen = UNSEEN.matcher(beginning(words)).replaceAll(" ").strip();
        for (Pattern secret : new Pattern[] {MEMBER, BEARER, ASSIGNED, TOLD, NAMED}) {
            seen = secret.matcher(seen).replaceAll("$1" + MARK);
        }
        seen = KEY_SHAPED.matcher(seen).replaceAll(MARK);
        return shortened(LONG_WORD.matcher(seen).replaceAll("$1…"));
    }

    /** The part that is looked at; without its last word, which may be half a key that nothing recognizes any more. */
    private static String beginning(String words) {
        if (words.length() <= MOST_LOOKED_AT) {
            return words;
        }
        int end = MOST_LOOKED_AT;
        while (end > 0 && words.charAt(end - 1) > ' ' && words.charAt(end - 1) <= '~') {
            end--;
        }
        return words.substring(0, end == 0 ? MOST_LOOKED_AT : end) + "…";
    }

    private static String shortened(String words) {
        if (words.length() <= MOST) {
            return words;
        }
        int end = Character.isHighSurrogate(words.charAt(MOST - 1)) ? MOST - 1 : MOST;
        return words.substring(0, end) + "…";
    }

    private static Pattern keeping(String before, String secret) {
        return Pattern.compile("(" + before + ")" + secret, Pattern.CASE_INSENSITIVE);
    }
}
