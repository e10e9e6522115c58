package io.xhscomments.codec.tikhub;

import io.xhscomments.codec.tikhub.error.SafeMessage;
import io.xhscomments.codec.tikhub.json.DecodeException;
import io.xhscomments.codec.tikhub.redaction.ByteReplacement;
import io.xhscomments.codec.tikhub.redaction.Scalar;
import io.xhscomments.codec.tikhub.redaction.Scalars;
import io.xhscomments.codec.tikhub.redaction.Secrets;
import io.xhscomments.codec.tikhub.redaction.UserPseudonyms;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Removes secrets, and on request user data, from the body of a response, so that it can be committed as a fixture or
 * passed on. Values are replaced in place, and every other byte stays as served: numbers, order, escapes, white space.
 * The redacted response decodes to the same page except for the replaced values; an id that was a secret is no longer
 * an id. Immutable, safe to share between threads; sends nothing and keeps nothing.
 *
 * <pre>{@code
 * byte[] fixture = TikHubRedaction.secrets().andKey(key).pseudonymizing(secret).apply(body);
 * }</pre>
 *
 * <p>A body that is not one complete JSON object in UTF-8 is rejected with an {@link IllegalArgumentException} that
 * names the path of the fault and shows no secret. A body is never redacted in part.
 */
public final class TikHubRedaction implements UnaryOperator<byte[]> {
    private static final int MIN_SECRET_BYTES = 16;
    /** A path of names that the API could have. Other names may be secrets. */
    private static final Pattern PATH = Pattern.compile("\\$(?:\\.[0-9A-Za-z_]{1,32}|\\[[0-9]+])*");

    private final List<ApiKey> keys;
    private final Secrets secrets;
    private final @Nullable SecretKeySpec pseudonyms;

    private TikHubRedaction(List<ApiKey> keys, @Nullable SecretKeySpec pseudonyms) {
        this.keys = keys;
        this.secrets = new Secrets(keys.stream().map(ApiKey::spellings).toList());
        this.pseudonyms = pseudonyms;
    }

    /**
     * Removes secrets. A {@code cache_url} loses its query, which is its signature. In every text and name
     * {@code sign=…}, {@code Bearer …} and texts that look like a key become {@code [redacted]}, with any escapes. So
     * do the values of members with the name of a secret ({@code sign}, {@code signature}, {@code authorization},
     * {@code api_key}, {@code api_token}). Unknown keys can only be guessed, so add the known ones with
     * {@link #andKey}.
     *
     * <p>Redacting again changes nothing.
     */
    public static TikHubRedaction secrets() {
        return new TikHubRedaction(List.of(), null);
    }

    /** Also removes this key, in every spelling. A number that contains the key is replaced completely. */
    public TikHubRedaction andKey(ApiKey key) {
        List<ApiKey> more = new ArrayList<>(keys);
        more.add(Objects.requireNonNull(key, "key"));
        return new TikHubRedaction(List.copyOf(more), pseudonyms);
    }

    /**
     * Also replaces users by pseudonyms. A pseudonym is computed from the original and the secret: it is the same in
     * every response that is redacted with that secret, and cannot be traced back without it.
     *
     * <ul>
     *   <li>In every {@code user}, also that of a {@code target_comment}, and in {@code at_users} all texts and numbers
     *       are replaced, at any depth, except {@code ai_agent} and {@code current_user} with boolean values.
     *       {@code userid}, {@code user_id}, {@code nickname}, {@code red_id} and {@code images} keep their form.
     *   <li>The same members are replaced everywhere else: {@code user_id} of the page is the author of the note.
     *   <li>In all other texts {@code @nickname} is replaced for every nickname of the response. So is every user id of
     *       the response with 16 letters and digits or more, and every text with the 29 hex digits of a commenter's id.
     * </ul>
     *
     * <p>Values that are null, true, false, empty or redacted stay. Ids of notes and comments, texts, places, pictures
     * and times stay, too. So the response is not anonymous: a text can name people, and a search for it on the site
     * finds its author.
     *
     * @param secret at least 16 bytes, hard to guess; copied, and never shown. Keep it as long as new files have to
     *     match the old ones, and store it elsewhere
     * @throws IllegalArgumentException if it is shorter
     */
    public TikHubRedaction pseudonymizing(byte[] secret) {
        if (Objects.requireNonNull(secret, "secret").length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException("A secret for pseudonyms must have at least " + MIN_SECRET_BYTES
                    + " bytes, but has " + secret.length);
        }
        return new TikHubRedaction(keys, new SecretKeySpec(secret, "HmacSHA256"));
    }

    /**
     * The redacted body, in a new array.
     *
     * @throws IllegalArgumentException if the body is not one complete JSON object
     */
    @Override
    public byte[] apply(byte[] body) {
        List<Scalar> response = read(body);
        Stream<ByteReplacement> ofUsers = Stream.empty();
        if (pseudonyms != null) {
            UserPseudonyms users = new UserPseudonyms(response, pseudonyms);
            ofUsers = response.stream().flatMap(scalar -> users.replacements(scalar).stream());
        }
        return ByteReplacement.apply(Stream.concat(ofSecrets(response), ofUsers).toList(), body);
    }

    /**
     * Whether {@link #secrets()} with the same keys would change the body. Users do not count.
     *
     * @throws IllegalArgumentException if the body is not one complete JSON object
     */
    public boolean containsSecrets(byte[] body) {
        return ofSecrets(read(body)).findAny().isPresent();
    }

    private Stream<ByteReplacement> ofSecrets(List<Scalar> response) {
        return response.stream().flatMap(scalar -> secrets.replacements(scalar).stream());
    }

    private List<Scalar> read(byte[] body) {
        try {
            return Scalars.in(Objects.requireNonNull(body, "body"));
        } catch (DecodeException fault) {
            String path = SafeMessage.path(fault.path(), this::safePath);
            throw new IllegalArgumentException(
                    "Only one complete JSON object can be redacted; at " + path + ": " + fault.expected());
        }
    }

    private String safePath(String path) {
        return PATH.matcher(path).matches() && !secrets.isIn(path) ? path : "$";
    }

    /** Shows neither keys nor the secret. */
    @Override
    public String toString() {
        return "TikHubRedaction[keys=" + keys.size() + (pseudonyms == null ? "" : ", pseudonymizing") + "]";
    }
}
