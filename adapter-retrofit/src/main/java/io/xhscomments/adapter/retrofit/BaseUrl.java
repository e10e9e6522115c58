package io.xhscomments.adapter.retrofit;

import java.net.URI;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Validates and normalizes base URLs. */
final class BaseUrl {
    private static final Pattern SCHEME = Pattern.compile("[hH][tT][tT][pP][sS]?");

    // The query or fragment may be a token.
    private static final Pattern WITHOUT_QUERY = Pattern.compile("(?s)([?#]).*");

    private BaseUrl() {}

    /** The address with a trailing slash, as Retrofit requires. */
    static HttpUrl of(URI given) {
        // Check the path, too: if a password contains a slash, the at sign is behind it.
        if (given.getRawUserInfo() != null || given.toString().contains("@")) {
            throw new IllegalArgumentException(
                    "A base URL must have no user info; the value is not shown, because it may contain a password");
        }
        if (given.getRawQuery() != null || given.getRawFragment() != null) {
            throw invalid(
                    "no query and no fragment",
                    WITHOUT_QUERY.matcher(given.toString()).replaceFirst("$1…"));
        }
        if (given.getScheme() == null || !SCHEME.matcher(given.getScheme()).matches()) {
            throw invalid("http or https", given);
        }
        // OkHttp would read the first path segment of https:///api as the host.
        HttpUrl url = given.getRawAuthority() == null ? null : HttpUrl.parse(given.toString());
        if (url == null) {
            throw invalid("a host", isLogin(given) ? given.getScheme() + "://…" : given);
        }
        return withSlash(url);
    }

    /** An authority with a colon that is not host and port may be the start of a user name and password. */
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

    private static IllegalArgumentException invalid(String expected, Object given) {
        return new IllegalArgumentException("A base URL must have " + expected + ", but is " + given);
    }
}
