package io.xhscomments.codec.tikhub;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of every path that stands before {@code /xiaohongshu/…} and {@code /tikhub/…}: {@code /api/v1} at TikHub,
 * often something else at resellers. An immutable value; making one sends nothing. It is not printed, because a
 * reseller's path can hold a token.
 */
public final class ApiPath {
    /** TikHub's own: {@code /api/v1}. */
    public static final ApiPath DEFAULT = new ApiPath(TikHubApi.API_PATH);

    private static final Pattern SEGMENTS = Pattern.compile("(/[A-Za-z0-9._~-]+)*/?");
    private static final Pattern DOTS = Pattern.compile(".*/\\.{1,2}(/.*)?");
    private static final int MAX_LENGTH = 1000;

    /** Without a slash at the beginning, with one at the end unless it is empty. */
    private final String prefix;

    private ApiPath(String prefix) {
        this.prefix = prefix;
    }

    /**
     * The path of this text.
     *
     * @param path begins with a slash, as in {@code /api/u1/v1}; a slash alone stands for no path at all
     * @throws IllegalArgumentException if it is no such path; the message does not repeat it
     */
    public static ApiPath of(String path) {
        if (!path.startsWith("/")) {
            throw refused("begin with a slash");
        }
        if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
            throw refused("have no query and no fragment");
        }
        if (path.length() > MAX_LENGTH
                || !SEGMENTS.matcher(path).matches()
                || DOTS.matcher(path).matches()) {
            throw refused("consist of at most " + MAX_LENGTH
                    + " letters, digits, '.', '_', '~' and '-', and slashes between them");
        }
        if ((path + "/").contains("/xiaohongshu/")) {
            throw refused("end before /xiaohongshu");
        }
        String inner = path.substring(1);
        return new ApiPath(inner.isEmpty() || inner.endsWith("/") ? inner : inner + "/");
    }

    private static IllegalArgumentException refused(String expected) {
        return new IllegalArgumentException("An API path must " + expected
                + ", as /api/v1 does; the one given is not shown, because it may hold a secret");
    }

    /**
     * A path of {@link TikHubApi} under this API path.
     *
     * @param path relative to the base address, without a leading slash
     */
    public String resolve(String path) {
        return path.startsWith(TikHubApi.API_PATH) ? prefix + path.substring(TikHubApi.API_PATH.length()) : path;
    }

    /** The path of {@link TikHubApi} that {@link #resolve} turns into this one, for stubs; empty if there is none. */
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

    /** Says only whether it is TikHub's own. */
    @Override
    public String toString() {
        return equals(DEFAULT) ? "ApiPath[/api/v1]" : "ApiPath[…]";
    }
}
