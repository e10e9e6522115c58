package io.xhscomments.core.model;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL in pasted text, split into parts. It is not a {@link java.net.URI}, because pasted URLs are often invalid. All
 * patterns take linear time.
 */
record PastedUrl(String text, String host, String path, String query) {
    private static final String COLON = "(?::|%(?:25)?3A)";
    private static final String SLASH = "(?:/|%(?:25)?2F)";
    private static final String DEVICE = "(?:www|m|wap|h5|mobile|web)\\.";
    private static final String REGION = "(?:[a-z]{2}(?:-[a-z]{2,4})?|global|intl)\\.";
    private static final String SITE_HOST =
            "(?:(?:" + DEVICE + ")?(?:" + REGION + ")?|" + REGION + DEVICE + ")(?:xiaohongshu|rednote)\\.com";
    private static final String SHORT_LINK_HOST = "(?:www\\.)?xhslink\\.(?:com|cn)";
    private static final String KNOWN_HOST = "(?:" + SITE_HOST + "|" + SHORT_LINK_HOST + ")" + SLASH;
    private static final String START =
            "(?:(?:https?|xhsdiscover)" + COLON + SLASH + SLASH + "|(?<![0-9A-Za-z._-])(?=" + KNOWN_HOST + "))";

    /**
     * Characters that a URL cannot contain (white space, CJK, full width…), and the comma between the URLs of a list.
     */
    private static final Pattern SEPARATOR = insensitive("[^!-~]++|[\"<>\\[\\\\\\]^`{|}]++|[,;](?=" + START + ")");

    private static final Pattern BEGINNING = insensitive(START);
    private static final Pattern SCHEME = insensitive("^https?://");
    private static final Pattern APP_SCHEME = insensitive("^xhsdiscover://");
    private static final Pattern URL_CHARACTER = Pattern.compile("[/?#=@%]");
    private static final Pattern END_OF_AUTHORITY = Pattern.compile("[/?#]");
    private static final String TRAILING_PUNCTUATION = ".,;:!?)'*_~";

    /** The rest of a scheme that was separated, as in "https: //…". */
    private static final Pattern TORN_SCHEME = insensitive("['(*_~.,:!-]*+(?:h?ttps?:?)?");

    /** The placeholder for the host of the app's own links; it contains a slash, unlike a real host. */
    private static final String APP = "xhsdiscover://";

    private static final int MAX_ENCODINGS = 2;

    private static final Pattern SITE = Pattern.compile(SITE_HOST);
    private static final Pattern SHORT_LINKS = Pattern.compile(SHORT_LINK_HOST);
    private static final String ID = "([0-9a-f]{24})/?";
    private static final Pattern NOTE = insensitive("(?:/[a-z]{2}(?:-[a-z]{2,4})?)?"
            + "/(?:explore|discovery/item|item|search_result|user/profile/[^/]++)/" + ID);
    private static final Pattern NOTE_IN_APP =
            insensitive("/(?:item|note|video_feed|portrait_feed|explore|discovery/item)/" + ID);
    private static final Pattern PROFILE = insensitive("/user/(?:profile/)?[^/]++/?");
    private static final Pattern LOGIN_PAGE = insensitive("/(?:website-)?login(?:/.*+)?");

    private static final Set<String> NOTE_PARAMETERS = Set.of("noteid", "note_id");
    private static final Set<String> WRAPPING_PARAMETERS =
            Set.of("redirectpath", "redirect_path", "redirecturl", "redirect_url", "redirect");

    /** Finds all URLs in a text, except those that are part of another URL, such as the parameter of a redirect. */
    static List<PastedUrl> allIn(String text) {
        List<PastedUrl> found = new ArrayList<>();
        for (String piece : SEPARATOR.split(text, -1)) {
            Matcher beginning = BEGINNING.matcher(piece);
            if (beginning.find() && isPlainText(piece.substring(0, beginning.start()))) {
                found.add(of(piece.substring(beginning.start())));
            }
        }
        return found;
    }

    private static boolean isPlainText(String before) {
        int end = before.length();
        while (end > 0 && before.charAt(end - 1) == '/') {
            end--;
        }
        return !URL_CHARACTER.matcher(before).find()
                || (end < before.length()
                        && TORN_SCHEME.matcher(before.substring(0, end)).matches());
    }

    private static PastedUrl of(String url) {
        String text = withoutTrailingPunctuation(decodedCompletely(url));
        boolean app = APP_SCHEME.matcher(text).find();
        String withoutScheme =
                app ? "/" + text.substring(APP.length()) : SCHEME.matcher(text).replaceFirst("");
        String withoutFragment = before(withoutScheme, '#');
        String beforeQuery = before(withoutFragment, '?');
        String authority = before(beforeQuery, '/');
        return new PastedUrl(
                text,
                app ? APP : authority.replaceFirst(":(?:80|443)$", "").toLowerCase(Locale.ROOT),
                decoded(beforeQuery.substring(authority.length())),
                withoutFragment.substring(Math.min(beforeQuery.length() + 1, withoutFragment.length())));
    }

    /** Decodes a URL that is percent-encoded completely. */
    private static String decodedCompletely(String url) {
        String text = url;
        for (int i = 0; i < MAX_ENCODINGS && isEncoded(text); i++) {
            text = decodedOnce(text).orElse(text);
        }
        return text.equals(url) ? url : SEPARATOR.split(text, 2)[0];
    }

    /** With an at sign, the user part before a host is encoded, not the slash after it. */
    private static boolean isEncoded(String url) {
        String authority = END_OF_AUTHORITY.split(SCHEME.matcher(url).replaceFirst(""), 2)[0];
        return authority.contains("%") && !authority.contains("@");
    }

    boolean isShortLink() {
        return SHORT_LINKS.matcher(host).matches();
    }

    boolean isProfile() {
        return isKnown() && PROFILE.matcher(path).matches();
    }

    /** The notes in its path and its parameters. */
    Set<NoteId> notes() {
        Set<NoteId> notes = new LinkedHashSet<>();
        if (isKnown()) {
            Matcher note = (host.equals(APP) ? NOTE_IN_APP : NOTE).matcher(path);
            if (note.matches()) {
                notes.add(new NoteId(note.group(1)));
            }
            parameters(NOTE_PARAMETERS).stream()
                    .filter(ObjectIdFormat::matches)
                    .map(NoteId::new)
                    .forEach(notes::add);
        }
        return notes;
    }

    /** The URL in the parameters of the site's login and error pages; it may lack the host. */
    Optional<PastedUrl> wrapped() {
        return isOfSite()
                ? parameters(WRAPPING_PARAMETERS).stream()
                        .findFirst()
                        .flatMap(this::decodedParameter)
                        .map(this::completed)
                : Optional.empty();
    }

    private Optional<String> decodedParameter(String value) {
        Optional<String> once = decodedOnce(value);
        if (once.isEmpty() && notes().isEmpty()) {
            throw new IllegalArgumentException(
                    "The address that a login or error page leads to must be percent-encoded text, but is "
                            + QuotedText.of(value));
        }
        // The login page of the site encodes once; a URL that is encoded twice does not come from it.
        return LOGIN_PAGE.matcher(path).matches() ? once.filter(each -> !isEncoded(each)) : once;
    }

    private PastedUrl completed(String url) {
        String plain = isEncoded(url) ? decodedOnce(url).orElse(url) : url;
        return of(plain.startsWith("//") ? "https:" + plain : plain.startsWith("/") ? host + plain : plain);
    }

    private boolean isKnown() {
        return isOfSite() || host.equals(APP);
    }

    private boolean isOfSite() {
        return SITE.matcher(host).matches();
    }

    /** The values of all parameters with these case-insensitive names. */
    private List<String> parameters(Set<String> names) {
        List<String> values = new ArrayList<>();
        for (String pair : query.split("&(?:amp;)?", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && names.contains(pair.substring(0, equals).toLowerCase(Locale.ROOT))) {
                values.add(pair.substring(equals + 1));
            }
        }
        return values;
    }

    private static String decoded(String path) {
        String text = path;
        for (int i = 0; i < MAX_ENCODINGS && text.contains("%"); i++) {
            text = decodedOnce(text).orElse(text);
        }
        return text;
    }

    /** Empty if an escape is invalid. */
    private static Optional<String> decodedOnce(String value) {
        try {
            return Optional.of(URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** A loop, because a pattern that ends in "$" takes quadratic time on punctuation inside the text. */
    private static String withoutTrailingPunctuation(String text) {
        int end = text.length();
        while (end > 0 && TRAILING_PUNCTUATION.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }

    private static String before(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    private static Pattern insensitive(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
