package io.xhscomments.core.model;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A short link of the site (xhslink.com, xhslink.cn), as its app shares them. It holds no note id: only the service can
 * tell which note it leads to, if it leads to one at all. An immutable value, safe to share between threads.
 *
 * <p>Different spellings of one link are equal: the scheme, {@code www.}, the case of the host, a slash at the end and
 * a fragment are not kept. {@link NoteLink#shortLinkIn} finds the link in a pasted text.
 *
 * @param value the link, beginning with {@code http://xhslink.}
 */
public record ShortLink(String value) implements Serializable {
    /** The longest link, in characters. */
    public static final int MAX_LENGTH = 500;

    private static final Pattern LINK =
            Pattern.compile("(?i:(?:https?://)?(?:www\\.)?(xhslink\\.(?:com|cn))(?::(?:80|443))?)"
                    + "(/[!-~&&[^?#]]*[!-~&&[^/?#]])/*(\\?[!-~&&[^#]]+)?\\??(?:#.*)?");

    private static final int PLACEHOLDER_BYTES = 12;

    /**
     * Takes any spelling.
     *
     * @throws IllegalArgumentException if {@code value} is not a short link, or is longer than 500 characters
     */
    public ShortLink {
        String given = value;
        value = normalized(given)
                .orElseThrow(() -> new IllegalArgumentException("A short link must be like http://xhslink.com/a/AbC123"
                        + " and have at most " + MAX_LENGTH + " characters, but is " + QuotedText.of(given)));
    }

    /**
     * The same as the constructor.
     *
     * @throws IllegalArgumentException if {@code value} is not a short link, or is longer than 500 characters
     */
    public static ShortLink of(String value) {
        return new ShortLink(value);
    }

    static Optional<ShortLink> find(PastedUrl address) {
        return normalized(address.text()).map(ShortLink::new);
    }

    private static Optional<String> normalized(String link) {
        Matcher parts = LINK.matcher(link);
        if (link.length() > MAX_LENGTH || !parts.matches()) {
            return Optional.empty();
        }
        String query = parts.group(3) == null ? "" : parts.group(3);
        return Optional.of("http://" + parts.group(1).toLowerCase(Locale.ROOT) + parts.group(2) + query);
    }

    /**
     * An id that stands for the link where a note's id is expected, as in the key that a response is stored under: the
     * first 24 hex digits of the SHA-256 of {@link #value()}. No note has this id, other than by chance.
     */
    public NoteId placeholder() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return NoteId.of(HexFormat.of().formatHex(hash, 0, PLACEHOLDER_BYTES));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every Java has SHA-256", never);
        }
    }

    /** The link. */
    @Override
    public String toString() {
        return value;
    }
}
