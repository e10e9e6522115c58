package io.xhscomments.codec.tikhub.redaction;

import io.xhscomments.codec.tikhub.wire.FieldNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds secrets in a response: signatures, texts that look like a key, and known keys. In doubt a text is a secret.
 * Immutable.
 */
public final class Secrets {
    private static final Set<String> NAMES = Set.of("sign", "signature", "authorization", "api_key", "api_token");

    private static final String PLACEHOLDER = Pattern.quote(ByteReplacement.PLACEHOLDER);

    /**
     * Not after a letter or digit, and not within an escape, because the next layer shows the escaped character. A
     * placeholder counts as a word, so that replacing a secret does not turn its neighbour into another one.
     */
    private static final String NOT_IN_WORD =
            "(?<![0-9A-Za-z])(?<!%(?=[0-7][0-9A-Fa-f]))(?<!\\\\(?=[nrtu]))(?<!" + PLACEHOLDER + ")";

    private static final String UP_TO_NEXT = "[!-~&&[^\"',;&<>{}\\[\\]\\\\]]+";
    private static final String KEY_CHARACTER = "[0-9A-Za-z+/=_.~-]";
    /** Excludes words of a sentence, as in "API key is missing". */
    private static final String KEY_LIKE =
            "(?-i:(?=[0-9+=_]|" + KEY_CHARACTER + "{1,99}?[0-9A-Z+/=_-]|[a-z]{20})" + KEY_CHARACTER + "{8,})";

    /** The group is replaced, or the complete match if there is no group. {@link ShapeFilter} knows what each needs. */
    static final List<Pattern> SHAPES = List.of(
            insensitive(NOT_IN_WORD + "sign=([0-9a-z_-]+)"),
            insensitive(NOT_IN_WORD + "bearer[\\s+]++(?!(?:tokens?|keys?|auth[a-z]*|scheme|is|was)(?![0-9a-z]))("
                    + UP_TO_NEXT + ")"),
            // The service echoes the key in a sentence.
            insensitive("api\\s*(?:token|key|令牌|密钥)\\s*(?:is|was|为|是|:|：)\\s*(" + KEY_LIKE + ")"),
            // Known prefixes, padded base64, and hex as long as a signature, but not file names.
            Pattern.compile(NOT_IN_WORD + "(?:[sp]k[-_]" + KEY_CHARACTER + "{6,}"
                    + "|eyJ[0-9A-Za-z_-]{16,}[0-9A-Za-z_.-]*"
                    + "|(?<![+/_-])[0-9A-Za-z+/_-]{20,}={1,2}(?!" + PLACEHOLDER + "|[0-9A-Za-z=])"
                    + "|(?<![/._-])[0-9a-fA-F]{40,}(?!\\.?" + PLACEHOLDER + "|[0-9A-Za-z/\\\\_-]|\\.[0-9A-Za-z]))"));

    private final List<Pattern> keys;
    private final List<Pattern> all;

    /**
     * Finds secrets.
     *
     * @param keys for each known key, a pattern of all its spellings
     */
    public Secrets(List<Pattern> keys) {
        this.keys = List.copyOf(keys);
        this.all = Stream.concat(SHAPES.stream(), this.keys.stream()).toList();
    }

    /** The replacements of the secrets in a value. */
    public List<ByteReplacement> replacements(Scalar scalar) {
        List<Spelling> layers = scalar.spelling().layers();
        String text = layers.get(0).text();
        if (NAMES.contains(scalar.member().toLowerCase(Locale.ROOT))
                && !text.isEmpty()
                && !text.equals(ByteReplacement.PLACEHOLDER)) {
            return List.of(scalar.replaceByText(ByteReplacement.PLACEHOLDER));
        }
        if (scalar.isNumber()) {
            boolean key =
                    keys.stream().anyMatch(pattern -> pattern.matcher(text).find());
            return key ? List.of(scalar.replaceByText(ByteReplacement.PLACEHOLDER)) : List.of();
        }
        List<ByteReplacement> replacements = new ArrayList<>();
        for (Spelling layer : layers) {
            if (scalar.member().equals(FieldNames.CACHE_URL)) {
                addQuery(layer, replacements);
            }
            for (Pattern secret : ShapeFilter.mayMatch(layer.text()) ? all : keys) {
                addMatches(secret, layer, replacements);
            }
        }
        return replacements;
    }

    /** Whether a message contains a secret without escapes. */
    public boolean isIn(String text) {
        return all.stream().anyMatch(secret -> secret.matcher(text).find());
    }

    private static void addQuery(Spelling url, List<ByteReplacement> replacements) {
        int query = url.text().indexOf('?');
        if (query >= 0) {
            replacements.add(
                    new ByteReplacement(url.at(query), url.at(url.text().length()), ""));
        }
    }

    private static void addMatches(Pattern secret, Spelling text, List<ByteReplacement> replacements) {
        Matcher found = secret.matcher(text.text());
        while (found.find()) {
            int group = found.groupCount();
            replacements.add(new ByteReplacement(
                    text.at(found.start(group)), text.at(found.end(group)), ByteReplacement.PLACEHOLDER));
        }
    }

    private static Pattern insensitive(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
