package io.xhscomments.testkit.contract;

/** What a transport may or may not be able to do. Without a capability the rules about it are skipped, and say why. */
public enum TransportCapability {
    /** Its requests are TikHub's: paths, parameters, and headers. */
    SENDS_TIKHUB_REQUESTS("it asks another service than TikHub, with requests of its own"),
    /** Each call sends a request of its own, also for a page that was asked for before. */
    REQUESTS_EVERY_TIME("it keeps pages, and need not ask for one again"),
    /** It shows the bytes of a page to the sink while they arrive. */
    STREAMS_BODY(
            "it shows a page to the sink when it is whole: a store would lose what came before a break"),
    /** It takes the key out of responses that echo it. */
    REDACTS_ECHOED_KEYS(
            "it hands responses up as they came: a store that keeps them would keep a key that is echoed"),
    /** It is an {@link AutoCloseable}. */
    CLOSEABLE("it has nothing to close"),
    /** It can be given an HTTP client that others use too: {@link PageTransportContract#withSharedClient}. */
    ACCEPTS_SHARED_CLIENT("it is given no HTTP client");

    private final String without;

    TransportCapability(String without) {
        this.without = without;
    }

    String without() {
        return without;
    }
}
