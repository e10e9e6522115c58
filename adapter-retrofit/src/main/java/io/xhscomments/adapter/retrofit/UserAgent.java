package io.xhscomments.adapter.retrofit;

/** The default User-Agent. */
final class UserAgent {
    static final String DEFAULT = "xhs-comments/" + version();

    private UserAgent() {}

    private static String version() {
        String version = UserAgent.class.getPackage().getImplementationVersion();
        // Classes outside a jar have no version.
        return version == null ? "development" : version;
    }
}
