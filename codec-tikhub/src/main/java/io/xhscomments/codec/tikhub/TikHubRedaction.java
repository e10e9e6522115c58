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
 * Takes secrets, and commenters if asked, out of the body of a response, so that it can be committed as a fixture or
 * handed on. What is replaced is replaced where it stands, and every other byte stays as it was served: numbers, order,
 * escapes, white space. The response decodes to the same page, but for what was replaced; only an id that was a secret
 * is an id no more. Immutable, safe to share between threads; it sends nothing and keeps nothing.
 *
 * <pre>{@code
 * byte[] fixture = TikHubRedaction.secrets().andKey(key).pseudonymizing(secret).apply(body);
 * }</pre>
 *
 * <p>A body that is not one whole JSON object in UTF-8 is refused with an {@link IllegalArgumentException} that names
 * the place and shows no secret; nothing goes through half redacted.
 */
public final class TikHubRedaction implements UnaryOperator<byte[]> {
    private static final int LEAST_SECRET = 16;
    /** Names as the API has them. Others may be secrets. */
    private static final Pattern PLACE = Pattern.compile("\\$(?:\\.[0-9A-Za-z_]{1,32}|\\[[0-9]+])*");

    private final List<ApiKey> keys;
    private final Secrets secrets;
    private final @Nullable SecretKeySpec pseudonyms;

    private TikHubRedaction(List<ApiKey> keys, @Nullable SecretKeySpec pseudonyms) {
        this.keys = keys;
        this.secrets = new Secrets(keys.stream().map(ApiKey::spellings).toList());
        this.pseudonyms = pseudonyms;
    }

    /**
     * Takes out what gives access: a {@code cache_url} loses its query, which is its signature; and in every text and
     * name {@code sign=…}, {@code Bearer …} and what looks like a key become {@code [redacted]}, however they are
     * escaped. So do the values of members that are called like a secret ({@code sign}, {@code signature},
     * {@code authorization}, {@code api_key}, {@code api_token}). What looks like a key can only be guessed: name the
     * keys that you know with {@link #andKey}.
     *
     * <p>Redacting again changes nothing.
     */
    public static TikHubRedaction secrets() {
        return new TikHubRedaction(List.of(), null);
    }

    /** Takes out this very key too, wherever it stands and however it is spelled. A number that holds it goes whole. */
    public TikHubRedaction andKey(ApiKey key) {
        List<ApiKey> more = new ArrayList<>(keys);
        more.add(Objects.requireNonNull(key, "key"));
        return new TikHubRedaction(List.copyOf(more), pseudonyms);
    }

    /**
     * Gives every user a pseudonym too. It is made of the original and the secret: the same in every page and file that
     * is redacted with that secret, another with another one, and without the secret nobody can tell whose it is.
     *
     * <ul>
     *   <li>In every {@code user}, that of a {@code target_comment} included, and in {@code at_users} all texts and
     *       numbers are replaced, at any depth, but for {@code ai_agent} and {@code current_user} where they say yes or
     *       no. {@code userid}, {@code user_id}, {@code nickname}, {@code red_id} and {@code images} keep their form.
     *   <li>The same four names are replaced wherever else they stand: {@code user_id} of the page is the author of the
     *       note.
     *   <li>In all other texts {@code @nickname} is replaced for every nickname that the response tells, and so is
     *       every user id that it tells, of 16 letters and digits or more, or that has the 29 hex digits of a
     *       commenter's.
     * </ul>
     *
     * <p>What is null, true, false, empty or redacted already stays: it tells of nobody, and an empty {@code user_id}
     * says that there is no such note. Ids of notes and comments, texts, places, pictures and times stay too. So the
     * response is not anonymous: a text can name people, and who finds it on the site finds its author.
     *
     * @param secret at least 16 bytes, hard to guess; copied, and never shown. Keep it as long as new files are to fit
     *     the old ones, and away from them
     * @throws IllegalArgumentException if it is shorter
     */
    public TikHubRedaction pseudonymizing(byte[] secret) {
        if (Objects.requireNonNull(secret, "secret").length < LEAST_SECRET) {
            throw new IllegalArgumentException(
                    "A secret for pseudonyms must have at least " + LEAST_SECRET + " bytes, but has " + secret.length);
        }
        return new TikHubRedaction(keys, new SecretKeySpec(secret, "HmacSHA256"));
    }

    /**
     * The redacted body, in an array of its own.
     *
     * @throws IllegalArgumentException if the body is not one whole JSON object
     */
    @Override
    public byte[] apply(byte[] body) {
        List<Scalar> response = read(body);
        Stream<ByteReplacement> ofUsers = Stream.empty();
        if (pseudonyms != null) {
            UserPseudonyms commenters = new UserPseudonyms(response, pseudonyms);
            ofUsers = response.stream().flatMap(scalar -> commenters.replacements(scalar).stream());
        }
        return ByteReplacement.apply(Stream.concat(ofSecrets(response), ofUsers).toList(), body);
    }

    /**
     * Whether a secret stands in the body: whether {@link #secrets()} with these keys would change it. Users do not
     * count.
     *
     * @throws IllegalArgumentException if the body is not one whole JSON object
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
            String path = SafeMessage.path(fault.path(), this::placeOrNone);
            throw new IllegalArgumentException(
                    "Only one whole JSON object can be redacted; at " + path + ": " + fault.expected());
        }
    }

    private String placeOrNone(String path) {
        return PLACE.matcher(path).matches() && !secrets.isIn(path) ? path : "$";
    }

    /** How it redacts; neither keys nor the secret. */
    @Override
    public String toString() {
        return "TikHubRedaction[keys=" + keys.size() + (pseudonyms == null ? "" : ", pseudonymizing") + "]";
    }
}
