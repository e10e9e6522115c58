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
 * Where in a response secrets stand: signatures, what looks like a key, and the keys that are known. It rather takes
 * out too much than too little. Immutable.
 */
public final class Secrets {
    private static final Set<String> NAMES = Set.of("sign", "signature", "authorization", "api_key", "api_token");

    private static final String MARK = Pattern.quote(ByteReplacement.PLACEHOLDER);

    /**
     * Behind no letter or digit, nor within an escape: that is a sign, as the layer below shows. A mark stands for a
     * word, so that taking out one secret makes no other one of what stands beside it.
     */
    private static final String NOT_IN_WORD =
            "(?<![0-9A-Za-z])(?<!%(?=[0-7][0-9A-Fa-f]))(?<!\\\\(?=[nrtu]))(?<!" + MARK + ")";

    private static final String UP_TO_NEXT = "[!-~&&[^\"',;&<>{}\\[\\]\\\\]]+";
    private static final String KEY_CHARACTER = "[0-9A-Za-z+/=_.~-]";
    /** Anything but a word of a sentence, as in "API key is missing". */
    private static final String KEY_LIKE =
            "(?-i:(?=[0-9+=_]|" + KEY_CHARACTER + "{1,99}?[0-9A-Z+/=_-]|[a-z]{20})" + KEY_CHARACTER + "{8,})";

    /** What is taken out is the group, or else the whole. */
    private static final List<Pattern> SHAPES = List.of(
            insensitive(NOT_IN_WORD + "sign=([0-9a-z_-]+)"),
            insensitive(NOT_IN_WORD + "bearer[\\s+]++(?!(?:tokens?|keys?|auth[a-z]*|scheme|is|was)(?![0-9a-z]))("
                    + UP_TO_NEXT + ")"),
            // The service echoes the key in words.
            insensitive("api\\s*(?:token|key|令牌|密钥)\\s*(?:is|was|为|是|:|：)\\s*(" + KEY_LIKE + ")"),
            // Known beginnings, padded base64, and bare hex as long as a signature, but no names of files.
            Pattern.compile(NOT_IN_WORD + "(?:[sp]k[-_]" + KEY_CHARACTER + "{6,}"
                    + "|eyJ[0-9A-Za-z_-]{16,}[0-9A-Za-z_.-]*"
                    + "|(?<![+/_-])[0-9A-Za-z+/_-]{20,}={1,2}(?!" + MARK + "|[0-9A-Za-z=])"
                    + "|(?<![/._-])[0-9a-fA-F]{40,}(?!\\.?" + MARK + "|[0-9A-Za-z/\\\\_-]|\\.[0-9A-Za-z]))"));

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

    /** What has to be done about this one. */
    public List<ByteReplacement> replacements(Scalar scalar) {
        List<Spelling> layers = scalar.spelling().layers();
        String text = layers.get(0).text();
        if (NAMES.contains(scalar.member().toLowerCase(Locale.ROOT))
                && !text.isEmpty()
                && !text.equals(ByteReplacement.PLACEHOLDER)) {
            return List.of(scalar.becomeText(ByteReplacement.PLACEHOLDER));
        }
        if (scalar.isNumber()) {
            boolean key =
                    keys.stream().anyMatch(pattern -> pattern.matcher(text).find());
            return key ? List.of(scalar.becomeText(ByteReplacement.PLACEHOLDER)) : List.of();
        }
        List<ByteReplacement> edits = new ArrayList<>();
        for (Spelling layer : layers) {
            if (scalar.member().equals(FieldNames.CACHE_URL)) {
                addQuery(layer, edits);
            }
            for (Pattern secret : all) {
                addMatches(secret, layer, edits);
            }
        }
        return edits;
    }

    /** Whether one stands, unescaped, in the words of a message. */
    public boolean isIn(String text) {
        return all.stream().anyMatch(secret -> secret.matcher(text).find());
    }

    private static void addQuery(Spelling url, List<ByteReplacement> edits) {
        int query = url.text().indexOf('?');
        if (query >= 0) {
            edits.add(new ByteReplacement(url.at(query), url.at(url.text().length()), ""));
        }
    }

    private static void addMatches(Pattern secret, Spelling text, List<ByteReplacement> edits) {
        Matcher found = secret.matcher(text.text());
        while (found.find()) {
            int group = found.groupCount();
            edits.add(new ByteReplacement(
                    text.at(found.start(group)), text.at(found.end(group)), ByteReplacement.PLACEHOLDER));
        }
    }

    private static Pattern insensitive(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
