package io.xhscomments.adapter.retrofit;

import java.net.URI;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** The door for base addresses. */
final class BaseUrl {
    private static final Pattern SCHEME = Pattern.compile("[hH][tT][tT][pP][sS]?");

    // What follows may be a token.
    private static final Pattern WITHOUT_QUERY = Pattern.compile("(?s)([?#]).*");

    private BaseUrl() {}

    /** The address with a slash at its end, as Retrofit wants it. */
    static HttpUrl of(URI given) {
        if (given.getRawUserInfo() != null
                || (given.getRawAuthority() != null && given.getRawAuthority().contains("@"))) {
            throw new IllegalArgumentException(
                    "A base URL must have no user info; the one given is not shown, because it may hold a password");
        }
        if (given.getRawQuery() != null || given.getRawFragment() != null) {
            throw refused(
                    "no query and no fragment",
                    WITHOUT_QUERY.matcher(given.toString()).replaceFirst("$1…"));
        }
        if (given.getScheme() == null || !SCHEME.matcher(given.getScheme()).matches()) {
            throw refused("http or https", given);
        }
        // OkHttp would take the first path segment of https:///api for the host.
        HttpUrl url = given.getRawAuthority() == null ? null : HttpUrl.parse(given.toString());
        if (url == null) {
            throw refused("a host", given);
        }
        return withSlash(url);
    }

    private static HttpUrl withSlash(HttpUrl url) {
        return url.encodedPath().endsWith("/")
                ? url
                : url.newBuilder().addPathSegment("").build();
    }

    private static IllegalArgumentException refused(String expected, Object given) {
        return new IllegalArgumentException("A base URL must have " + expected + ", but is " + given);
    }
}
