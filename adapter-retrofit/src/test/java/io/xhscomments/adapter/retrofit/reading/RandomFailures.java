package io.xhscomments.adapter.retrofit.reading;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.ConnectionFault;
import io.xhscomments.testkit.fixture.ErrorResponse;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.stub.Ledger;
import io.xhscomments.testkit.stub.StubRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Random failures of the service: error responses, broken connections and a retired route. The seed and the number of a
 * request determine its fault. It records the requests that returned no page.
 */
final class RandomFailures {
    private static final List<ErrorResponse> PASSING = List.of(
            Fixtures.error("400-transient"),
            Fixtures.error("429-object"),
            Fixtures.error("429-string"),
            Fixtures.error("500-object"),
            Fixtures.error("502-html"),
            Fixtures.error("200-inner-failure"));
    private static final List<ErrorResponse> LASTING = List.of(
            Fixtures.error("402-insufficient-balance"),
            Fixtures.error("403-edge-blocked-user-agent"),
            Fixtures.error("404-string"),
            Fixtures.error("422-validation"),
            Fixtures.error("400-deprecated"),
            Fixtures.error("200-inner-failure-app-v2"));

    private final TikHubStub tikhub;
    private final long seed;
    private final double share;
    private final int firstRouteRetiredFrom;
    private final List<ConnectionFault> faults;
    private final boolean oneByOne;
    private final Set<Integer> withoutPage = ConcurrentHashMap.newKeySet();

    private RandomFailures(
            TikHubStub tikhub,
            long seed,
            double share,
            int firstRouteRetiredFrom,
            List<ConnectionFault> faults,
            boolean oneByOne) {
        this.tikhub = tikhub;
        this.seed = seed;
        this.share = share;
        this.firstRouteRetiredFrom = firstRouteRetiredFrom;
        this.faults = faults;
        this.oneByOne = oneByOne;
        tikhub.respondWith(this::instead);
    }

    /** For sequential requests. */
    static RandomFailures befall(TikHubStub tikhub, SplittableRandom random, boolean retiring) {
        return new RandomFailures(
                tikhub,
                random.nextLong(),
                share(random),
                retiring ? random.nextInt(25) : Integer.MAX_VALUE,
                List.copyOf(EnumSet.range(ConnectionFault.RESET_BEFORE_RESPONSE, ConnectionFault.TRUNCATED_BODY)),
                true);
    }

    /** For concurrent requests. It is unknown which request gets a fault, so the ledger decides. */
    static RandomFailures befallAtOnce(TikHubStub tikhub, SplittableRandom random) {
        return new RandomFailures(
                tikhub,
                random.nextLong(),
                share(random),
                Integer.MAX_VALUE,
                List.of(
                        ConnectionFault.RESET_BEFORE_RESPONSE,
                        ConnectionFault.EMPTY_RESPONSE,
                        ConnectionFault.GARBAGE_RESPONSE),
                false);
    }

    private static double share(SplittableRandom random) {
        return random.nextInt(3) == 0 ? 0 : random.nextDouble(0.02, 0.4);
    }

    /** Ends the failures. A queued fault still applies to the next request. */
    void end() {
        tikhub.respondWith(request -> Optional.empty());
    }

    /** The requests that returned a page, by the ledger. */
    List<Ledger.Entry> pages(Ledger ledger) {
        return ledger.entries().stream()
                .filter(entry -> entry.charged() && !withoutPage.contains(entry.ordinal()))
                .toList();
    }

    private Optional<ErrorResponse> instead(StubRequest request) {
        SplittableRandom random = new SplittableRandom(seed + request.ordinal());
        if (random.nextDouble() < share / 4) {
            if (oneByOne) {
                withoutPage.add(request.ordinal() + 1);
            }
            tikhub.failNext(one(faults, random));
        }
        Optional<ErrorResponse> response = Optional.empty();
        if (request.route() == TikHubRoute.WEB_V1 && request.ordinal() > firstRouteRetiredFrom) {
            response = Optional.of(Fixtures.error("400-deprecated"));
        } else if (random.nextDouble() < share) {
            response = Optional.of(one(random.nextInt(6) == 0 ? LASTING : PASSING, random));
        }
        response.ifPresent(failing -> withoutPage.add(request.ordinal()));
        return response;
    }

    private static <T> T one(List<T> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
