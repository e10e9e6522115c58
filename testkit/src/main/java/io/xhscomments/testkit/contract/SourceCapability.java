package io.xhscomments.testkit.contract;

/** What a source may or may not be able to do. Without a capability the rules about it are skipped, and say why. */
public enum SourceCapability {
    /** It asks a service, which charges and may fail. */
    CALLS_SERVICE("it replays what was paid for before: nothing is sent, nothing is charged"),
    /** Each fetch is a request of its own, also for a page that was fetched before. */
    REQUESTS_EVERY_TIME("it keeps pages, and need not ask for one again");

    private final String without;

    SourceCapability(String without) {
        this.without = without;
    }

    String without() {
        return without;
    }
}
