package io.xhscomments.testkit.contract;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.port.PageTransport;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every {@link PageTransport} has to keep, as numbered rules: one call is one request, a response arrives as it
 * was served, a failure says what it may have cost, and no key shows anywhere. For whoever brings an HTTP stack: extend
 * it, fill in {@link #transport}, and run it with JUnit.
 *
 * <pre>{@code
 * @DisplayName("MyTransport")
 * class MyTransportContractTest extends PageTransportContract {
 *     @Override
 *     protected PageTransport transport(TransportSettings settings) {
 *         return new MyTransport(settings.baseUrl(), settings.key(), settings.callTimeout(), settings.maxResponseBytes());
 *     }
 * }
 * }</pre>
 *
 * <p>A rule that fails names itself, as in "T07 A cursor arrives verbatim, percent-encoded". Rules about what a
 * transport may lack are skipped if {@link #capabilities} says so, with the reason. After the last rule one line tells
 * how many were kept. All requests go to servers on loopback that a rule starts itself; each rule makes its transports
 * anew, and closes those that can be closed.
 */
@ExtendWith({FixtureResolver.class, ContractReport.class})
@TestMethodOrder(MethodOrderer.DisplayName.class)
public abstract class PageTransportContract
        implements TransportRequestRules,
                TransportMoneyRules,
                TransportResponseRules,
                TransportSinkRules,
                TransportFaultRules,
                TransportLimitRules,
                TransportLifeRules,
                TransportThreadRules,
                TransportSecrecyRules {
    /** For subclasses. */
    protected PageTransportContract() {}

    /** A new transport with these settings. The contract closes it, if it is an {@link AutoCloseable}. */
    protected abstract PageTransport transport(TransportSettings settings);

    /** What it can do: everything but {@link TransportCapability#ACCEPTS_SHARED_CLIENT}, unless a subclass says otherwise. */
    protected Set<TransportCapability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(TransportCapability.ACCEPTS_SHARED_CLIENT));
    }

    /** The route to ask: {@link TikHubRoute#WEB_V1}, unless a subclass says otherwise. */
    protected TikHubRoute route() {
        return TikHubRoute.WEB_V1;
    }

    /**
     * Two new transports with these settings that were given one and the same HTTP client, which is not theirs. Asked
     * for only with {@link TransportCapability#ACCEPTS_SHARED_CLIENT}.
     */
    protected List<PageTransport> withSharedClient(TransportSettings settings) {
        throw new UnsupportedOperationException("With ACCEPTS_SHARED_CLIENT, withSharedClient has to be overridden");
    }

    /**
     * The call timeout for the rules about it: 100 ms, unless a subclass says otherwise. Where that is too short for a
     * slow machine, the rules try again with ten times as much.
     */
    protected Duration callTimeout() {
        return Duration.ofMillis(100);
    }

    /** How long a rule waits for what should come at once, before it fails: 30 s, unless a subclass says otherwise. */
    protected Duration timeout() {
        return Duration.ofSeconds(30);
    }
}
