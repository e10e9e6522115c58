package io.xhscomments.testkit.contract;

/** Optional capabilities of a transport. Rules about a missing capability are skipped and report the reason. */
public enum TransportCapability {
    /** It sends TikHub's requests: paths, parameters and headers. */
    SENDS_TIKHUB_REQUESTS("it sends requests to a service other than TikHub"),
    /** Each call sends a request, even for a page that was requested before. */
    REQUESTS_EVERY_TIME("it caches pages"),
    /** It passes the bytes of a page to the sink while they arrive. */
    STREAMS_BODY("it passes a page to the sink only when it is complete: a store loses partial pages"),
    /** It removes the key from responses that echo it. */
    REDACTS_ECHOED_KEYS("it returns responses unchanged: a store would keep an echoed key"),
    /** It is an {@link AutoCloseable}. */
    CLOSEABLE("it has nothing to close"),
    /** It accepts an HTTP client that other code uses too: {@link PageTransportContract#withSharedClient}. */
    ACCEPTS_SHARED_CLIENT("it accepts no HTTP client");

    private final String without;

    TransportCapability(String without) {
        this.without = without;
    }

    String without() {
        return without;
    }
}
