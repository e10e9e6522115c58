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
        // Also behind the first slash: a password that holds one puts its at sign there.
        if (given.getRawUserInfo() != null || given.toString().contains("@")) {
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
            throw refused("a host", isLogin(given) ? given.getScheme() + "://…" : given);
        }
        return withSlash(url);
    }

    /** What has a colon, but is no host and port, may be the beginning of a user and a password. */
    private static boolean isLogin(URI given) {
        return given.getHost() == null
                && given.getRawAuthority() != null
                && given.getRawAuthority().contains(":");
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
