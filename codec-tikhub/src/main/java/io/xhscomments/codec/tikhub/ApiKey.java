package io.xhscomments.codec.tikhub;

import io.xhscomments.codec.tikhub.redaction.ByteReplacement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A TikHub API key that does not show itself: {@link #toString()} is redacted, {@link #reveal()} is the one way to read
 * it. Immutable, safe to share between threads. It is not serializable, so that it is not written anywhere by accident.
 */
public final class ApiKey {
    private static final Pattern FORM = Pattern.compile("[!-~]{1,1024}");

    private final String value;
    private final Pattern spellings;
    // Letters and digits have one spelling each: where this part is not, the key is not.
    private final String part;

    private ApiKey(String value) {
        this.value = value;
        this.part = Arrays.stream(value.split("[^0-9A-Za-z]", -1))
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
        this.spellings =
                Pattern.compile(value.chars().mapToObj(ApiKey::spellingsOf).collect(Collectors.joining()));
    }

    /**
     * A key. White space around it is dropped, because keys are pasted and read from files.
     *
     * @throws IllegalArgumentException if it is empty, longer than 1 024 characters, or has characters that no header
     *     can carry; the message does not show it
     */
    public static ApiKey of(String value) {
        String stripped = Objects.requireNonNull(value, "No API key was given").strip();
        if (!FORM.matcher(stripped).matches()) {
            throw new IllegalArgumentException(
                    "An API key must have 1 to 1024 printable ASCII characters and no space; this text of "
                            + value.length() + " characters has not (it is not shown, being a secret)");
        }
        return new ApiKey(stripped);
    }

    /** The key itself. Keep it out of logs and messages. */
    public String reveal() {
        return value;
    }

    /** The value of the {@code Authorization} header. */
    public String authorization() {
        return TikHubApi.BEARER + value;
    }

    /**
     * The text with this key taken out, in plain, JSON-escaped and percent-encoded spelling. The service echoes keys.
     */
    public String redact(String text) {
        return text.contains(part) ? spellings.matcher(text).replaceAll(ByteReplacement.PLACEHOLDER) : text;
    }

    /** Takes this key out of responses, in every encoding that a service could use; it does not show the key. */
    public KeyRedactor redactor() {
        return new KeyRedactor(value);
    }

    /** What {@link #redact} takes out. */
    Pattern spellings() {
        return spellings;
    }

    /** A sign as it is, escaped in JSON, or percent-encoded. */
    private static String spellingsOf(int c) {
        String plain = Pattern.quote(Character.toString(c));
        return Character.isLetterOrDigit(c)
                ? plain
                : String.format(Locale.ROOT, "(?:\\\\?%s|(?i:%%%02x|\\\\u%04x))", plain, c, c);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKey that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "ApiKey" + ByteReplacement.PLACEHOLDER;
    }
}
