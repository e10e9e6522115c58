package io.xhscomments.core.model;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address in pasted text, in the parts that matter here. Not a {@link java.net.URI}: what people paste is seldom a
 * valid one.
 */
record SiteAddress(String text, String host, String path, String query) {
    private static final String KNOWN_HOST = "(?:(?:www\\.)?(?:xiaohongshu|rednote)\\.com|xhslink\\.(?:com|cn))/";
    private static final String START = "(?:https?://|(?<![0-9A-Za-z._-])(?=" + KNOWN_HOST + "))";

    /**
     * What cannot stand in an address (white space, CJK, full width…), and the comma between the addresses of a list.
     */
    private static final Pattern SEPARATOR = insensitive("[^!-~]++|[\"<>\\[\\\\\\]^`{|}]++|[,;](?=" + START + ")");

    private static final Pattern BEGINNING = insensitive(START);
    private static final Pattern SCHEME = insensitive("^https?://");
    private static final Pattern PART_OF_ADDRESS = Pattern.compile("[/?#=@%]");
    private static final String TRAILING_PUNCTUATION = ".,;:!?)'*_~";

    private static final Pattern SITE = Pattern.compile("(?:www\\.)?(?:xiaohongshu|rednote)\\.com");
    private static final Pattern SHORT_LINKS = Pattern.compile("(?:www\\.)?xhslink\\.(?:com|cn)");
    private static final Pattern NOTE =
            Pattern.compile("/(?:explore|discovery/item|search_result|user/profile/[^/]++)/([0-9A-Fa-f]{24})/?");
    private static final Pattern PROFILE = Pattern.compile("/user/profile/[^/]++/?");

    /**
     * Every address in a text. One that is only a part of another address, say a parameter of somebody's redirect, is
     * none.
     */
    static List<SiteAddress> allIn(String text) {
        List<SiteAddress> found = new ArrayList<>();
        for (String piece : SEPARATOR.split(text, -1)) {
            Matcher beginning = BEGINNING.matcher(piece);
            if (beginning.find()
                    && !PART_OF_ADDRESS
                            .matcher(piece.substring(0, beginning.start()))
                            .find()) {
                found.add(of(piece.substring(beginning.start())));
            }
        }
        return found;
    }

    private static SiteAddress of(String address) {
        String text = withoutTrailingPunctuation(address);
        String withoutFragment = before(SCHEME.matcher(text).replaceFirst(""), '#');
        String beforeQuery = before(withoutFragment, '?');
        String authority = before(beforeQuery, '/');
        return new SiteAddress(
                text,
                authority.replaceFirst(":(?:80|443)$", "").toLowerCase(Locale.ROOT),
                beforeQuery.substring(authority.length()),
                withoutFragment.substring(Math.min(beforeQuery.length() + 1, withoutFragment.length())));
    }

    boolean isShortLink() {
        return SHORT_LINKS.matcher(host).matches();
    }

    boolean isProfile() {
        return isOfSite() && PROFILE.matcher(path).matches();
    }

    Optional<NoteId> note() {
        Matcher note = NOTE.matcher(path);
        return isOfSite() && note.matches() ? Optional.of(new NoteId(note.group(1))) : Optional.empty();
    }

    /** The address that the site's login pages wrap; it may lack the host. */
    Optional<SiteAddress> wrapped() {
        return isOfSite()
                ? parameter("redirectPath")
                        .map(SiteAddress::decoded)
                        .map(address -> of(address.startsWith("/") ? host + address : address))
                : Optional.empty();
    }

    private boolean isOfSite() {
        return SITE.matcher(host).matches();
    }

    private Optional<String> parameter(String name) {
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(pair.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "The redirectPath of a login page must be percent-encoded text, but is " + Quoted.of(value),
                    malformed);
        }
    }

    /** A loop, because a pattern that ends in "$" takes quadratic time on what is not at the end. */
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
