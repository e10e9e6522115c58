package io.xhscomments.testkit.contract;

import io.xhscomments.codec.tikhub.TikHubRoute;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A transport with one flaw, and the rules that must fail.
 *
 * @param flaw describes the flaw
 * @param rules the ids of all rules that must fail
 */
record BrokenTransport(String flaw, Set<String> rules, TikHubRoute route, Maker maker) implements Broken {
    /** Creates the transport. */
    interface Maker {
        ReferenceTransport make(TransportSettings settings, Dialer client);
    }

    static BrokenTransport broken(String flaw, Maker maker, String... rules) {
        return new BrokenTransport(flaw, new TreeSet<>(List.of(rules)), TikHubRoute.WEB_V1, maker);
    }

    BrokenTransport on(TikHubRoute other) {
        return new BrokenTransport(flaw, rules, other, maker);
    }

    static List<BrokenTransport> all() {
        return Stream.of(BrokenRequests.ALL, BrokenResponses.ALL, BrokenCharges.ALL, BrokenLimits.ALL, BrokenLives.ALL)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Class<?> contract() {
        return BrokenContracts.OfATransport.class;
    }

    @Override
    public String toString() {
        return flaw;
    }
}
