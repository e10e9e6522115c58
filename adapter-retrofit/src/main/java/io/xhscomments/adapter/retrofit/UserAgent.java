package io.xhscomments.adapter.retrofit;

/** How this client names itself. */
final class UserAgent {
    static final String DEFAULT = "xhs-comments/" + version();

    private UserAgent() {}

    private static String version() {
        String version = UserAgent.class.getPackage().getImplementationVersion();
        // Classes outside a jar have none.
        return version == null ? "development" : version;
    }
}
