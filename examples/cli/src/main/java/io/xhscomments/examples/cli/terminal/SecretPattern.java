package io.xhscomments.examples.cli.terminal;

import java.util.List;
import java.util.regex.Pattern;

/** Recognizes words that look like a key, a token or a password, and not like a usual argument. */
final class SecretPattern {
    private static final int MIN_LENGTH = 8;
    /** From this length on, every word is a secret that does not match one of {@link #HARMLESS}. */
    private static final int LONG = 12;

    private static final Pattern KEY_PREFIX = Pattern.compile("[sp]k[-_].+|eyJ.+");

    private static final List<Pattern> HARMLESS = List.of(
            // Ids, also mistyped ones. A hexadecimal key is longer.
            Pattern.compile("[0-9][0-9a-fA-F]{0,27}"),
            // Dates, times and numbers.
            Pattern.compile("[0-9TZ:.+-]{1,40}"),
            Pattern.compile("[a-z]{1,6}\\+?-?[0-9]{1,4}"),
            // Hosts.
            Pattern.compile("(?:https?:)?[a-z0-9-]{1,30}(?:\\.[a-z0-9-]{1,30})+(?::[0-9]{1,5})?"),
            Pattern.compile("https?:"),
            // Files.
            Pattern.compile("[^=]+\\.(?:jsonl?|csv|html?|xlsx|parquet|txt|page|zip|md|part|checkpoint|ckpt)"));

    private static final Pattern LOWER = Pattern.compile("[a-z]");
    private static final Pattern UPPER_INSIDE = Pattern.compile(".[A-Z]");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern BASE64_CHARACTER = Pattern.compile("[+=~]");
    private static final Pattern SLASH = Pattern.compile("/");

    private SecretPattern() {}

    static boolean matches(String word) {
        if (word.length() < MIN_LENGTH) {
            return false;
        }
        if (KEY_PREFIX.matcher(word).matches()) {
            return true;
        }
        if (HARMLESS.stream().anyMatch(shape -> shape.matcher(word).matches())) {
            return false;
        }
        if (word.contains("://") || word.contains("?")) {
            // SecretArguments checks the parts of a URL one by one.
            return false;
        }
        if (word.contains("/")) {
            return BASE64_CHARACTER.matcher(word).find()
                    || SLASH.splitAsStream(word).anyMatch(SecretPattern::matches);
        }
        return word.length() >= LONG || isMixed(word);
    }

    private static boolean isMixed(String word) {
        boolean lower = LOWER.matcher(word).find();
        return BASE64_CHARACTER.matcher(word).find()
                || (DIGIT.matcher(word).find()
                        && (lower || UPPER_INSIDE.matcher(word).find()))
                || (lower && UPPER_INSIDE.matcher(word).find());
    }
}
