package io.xhscomments.testkit.contract;

/** What a transport may or may not be able to do. Without a capability the rules about it are skipped, and say why. */
public enum TransportCapability {
    /** Its requests are TikHub's: paths, parameters, and headers. */
    ASKS_TIKHUB("it asks another service than TikHub, with requests of its own"),
    /** Each call sends a request of its own, also for a page that was asked for before. */
    ASKS_ANEW("it keeps pages, and need not ask for one again"),
    /** It shows the bytes of a page to the sink while they arrive. */
    SHOWS_BYTES_AS_THEY_ARRIVE(
            "it shows a page to the sink when it is whole: a store would lose what came before a break"),
    /** It takes the key out of responses that echo it. */
    TAKES_ECHOED_KEYS_OUT(
            "it hands responses up as they came: a store that keeps them would keep a key that is echoed"),
    /** It is an {@link AutoCloseable}. */
    CLOSES("it has nothing to close"),
    /** It can be given an HTTP client that others use too: {@link PageTransportContract#overOneClient}. */
    SHARES_A_CLIENT("it is given no HTTP client");

    private final String without;

    TransportCapability(String without) {
        this.without = without;
    }

    String without() {
        return without;
    }
}
