package io.xhscomments.codec.tikhub;

import io.xhscomments.codec.tikhub.redaction.ByteReplacement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A TikHub API key that is not printed by accident: {@link #toString()} is redacted, and only {@link #reveal()} returns
 * the key. Immutable, safe to share between threads, not serializable.
 */
public final class ApiKey {
    private static final Pattern FORM = Pattern.compile("[!-~]{1,1024}");

    private final String value;
    private final Pattern spellings;
    // The longest run of letters and digits, which have one spelling each: a text without it does not contain the key.
    private final String plainPart;
    // Made when first asked for: it takes longer than a page takes to decode.
    private volatile @Nullable KeyRedactor redactor;

    private ApiKey(String value) {
        this.value = value;
        this.plainPart = Arrays.stream(value.split("[^0-9A-Za-z]", -1))
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
        this.spellings =
                Pattern.compile(value.chars().mapToObj(ApiKey::spellingsOf).collect(Collectors.joining()));
    }

    /**
     * Creates a key. Removes white space around it, because keys are pasted and read from files.
     *
     * @throws IllegalArgumentException if it is empty, longer than 1 024 characters, or has characters that a header
     *     cannot carry; the message does not show it
     */
    public static ApiKey of(String value) {
        String stripped = Objects.requireNonNull(value, "No API key was given").strip();
        if (!FORM.matcher(stripped).matches()) {
            throw new IllegalArgumentException(
                    "An API key must have 1 to 1024 printable ASCII characters and no space; this text has "
                            + value.length() + " characters and is not shown, because it is a secret");
        }
        return new ApiKey(stripped);
    }

    /** The key. Keep it out of logs and messages. */
    public String reveal() {
        return value;
    }

    /** The value of the {@code Authorization} header. */
    public String authorization() {
        return TikHubApi.BEARER + value;
    }

    /** The text without this key in plain, JSON-escaped and percent-encoded spelling. The service echoes keys. */
    public String redact(String text) {
        return text.contains(plainPart) ? spellings.matcher(text).replaceAll(ByteReplacement.PLACEHOLDER) : text;
    }

    /** Removes this key from responses, in every encoding that a service could use. */
    public KeyRedactor redactor() {
        KeyRedactor made = redactor;
        if (made == null) {
            made = new KeyRedactor(value);
            redactor = made;
        }
        return made;
    }

    /** A pattern of all spellings that {@link #redact} removes. */
    Pattern spellings() {
        return spellings;
    }

    /** A pattern of a character as it is, escaped in JSON, or percent-encoded. */
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
