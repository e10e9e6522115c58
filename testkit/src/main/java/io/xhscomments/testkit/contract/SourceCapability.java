package io.xhscomments.testkit.contract;

/** Optional capabilities of a source. Rules about a missing capability are skipped and report the reason. */
public enum SourceCapability {
    /** It calls a service, which charges and may fail. */
    CALLS_SERVICE("it replays stored pages: it sends nothing and is never charged"),
    /** Each fetch sends a request, even for a page that was fetched before. */
    REQUESTS_EVERY_TIME("it caches pages");

    private final String without;

    SourceCapability(String without) {
        this.without = without;
    }

    String without() {
        return without;
    }
}
