package io.xhscomments.core.page;

import java.util.Arrays;

/**
 * Recognizes the common form of a link without a parser: https, a host of lower-case letters and dots, and a path and
 * query without escapes. Every response has a link, but few programs open it.
 */
final class HttpsUrlScanner {
    private static final String HTTPS = "https://";

    /** A lookup table avoids branch mispredictions: a signature mixes digits and letters. */
    private static final boolean[] IS_PATH_CHARACTER = pathCharacters();

    private HttpsUrlScanner() {}

    /** Whether the text is certainly a URI with a host; other URIs may have a host, too. */
    static boolean accepts(String text) {
        int path = text.startsWith(HTTPS) ? text.indexOf('/', HTTPS.length()) : -1;
        return path > 0 && isHost(text, HTTPS.length(), path) && isPath(text, path);
    }

    private static boolean isHost(String text, int from, int to) {
        boolean afterLetter = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z';
            if (!letter && (c != '.' || !afterLetter)) {
                return false;
            }
            afterLetter = letter;
        }
        return afterLetter;
    }

    private static boolean isPath(String text, int from) {
        boolean valid = true;
        for (int i = from; valid && i < text.length(); i++) {
            char c = text.charAt(i);
            valid = c < IS_PATH_CHARACTER.length && IS_PATH_CHARACTER[c];
        }
        return valid;
    }

    private static boolean[] pathCharacters() {
        boolean[] table = new boolean[1 << 7];
        for (char c : "/.-_~?=&".toCharArray()) {
            table[c] = true;
        }
        Arrays.fill(table, '0', '9' + 1, true);
        Arrays.fill(table, 'A', 'Z' + 1, true);
        Arrays.fill(table, 'a', 'z' + 1, true);
        return table;
    }
}
