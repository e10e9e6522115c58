package io.xhscomments.codec.tikhub;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The start of every path, before {@code /xiaohongshu/…} and {@code /tikhub/…}: {@code /api/v1} at TikHub, often
 * another one at resellers. An immutable value. It is not printed, because a reseller's path can contain a token.
 */
public final class ApiPath {
    /** TikHub's own: {@code /api/v1}. */
    public static final ApiPath DEFAULT = new ApiPath(TikHubApi.API_PATH);

    private static final Pattern SEGMENTS = Pattern.compile("(/[A-Za-z0-9._~-]+)*/?");
    private static final Pattern DOTS = Pattern.compile(".*/\\.{1,2}(/.*)?");
    private static final int MAX_LENGTH = 1000;

    /** Has no leading slash, and a trailing slash unless it is empty. */
    private final String prefix;

    private ApiPath(String prefix) {
        this.prefix = prefix;
    }

    /**
     * Parses a path.
     *
     * @param path begins with a slash, as in {@code /api/u1/v1}; a slash alone is the empty path
     * @throws IllegalArgumentException if it has another form; the message does not repeat it
     */
    public static ApiPath of(String path) {
        if (!path.startsWith("/")) {
            throw invalid("begin with a slash");
        }
        if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
            throw invalid("have no query and no fragment");
        }
        if (path.length() > MAX_LENGTH
                || !SEGMENTS.matcher(path).matches()
                || DOTS.matcher(path).matches()) {
            throw invalid("consist of at most " + MAX_LENGTH
                    + " letters, digits, '.', '_', '~' and '-', and slashes between them");
        }
        if ((path + "/").contains("/xiaohongshu/")) {
            throw invalid("end before /xiaohongshu");
        }
        String inner = path.substring(1);
        return new ApiPath(inner.isEmpty() || inner.endsWith("/") ? inner : inner + "/");
    }

    private static IllegalArgumentException invalid(String expected) {
        return new IllegalArgumentException("An API path must " + expected
                + ", as /api/v1 does; the path is not shown, because it may contain a secret");
    }

    /**
     * A path of {@link TikHubApi} under this API path.
     *
     * @param path relative to the base address, without a leading slash
     */
    public String resolve(String path) {
        return path.startsWith(TikHubApi.API_PATH) ? prefix + path.substring(TikHubApi.API_PATH.length()) : path;
    }

    /** The path of {@link TikHubApi} that {@link #resolve} turns into this one; empty if there is none. For stubs. */
    public Optional<String> canonical(String path) {
        return path.startsWith(prefix)
                ? Optional.of(TikHubApi.API_PATH + path.substring(prefix.length()))
                : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiPath path && path.prefix.equals(prefix);
    }

    @Override
    public int hashCode() {
        return Objects.hash(prefix);
    }

    /** Shows only whether it is TikHub's own. */
    @Override
    public String toString() {
        return equals(DEFAULT) ? "ApiPath[/api/v1]" : "ApiPath[…]";
    }
}
