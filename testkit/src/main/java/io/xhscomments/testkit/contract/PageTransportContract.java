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
 * The rules for every {@link PageTransport}: one call sends one request, responses are returned as served, failures
 * report their charge, and no key appears anywhere. To test a transport, extend this class, implement
 * {@link #transport}, and run it with JUnit.
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
 * <p>A failing rule has a name such as "T07 A cursor arrives verbatim, percent-encoded". Rules about a missing
 * capability ({@link #capabilities}) are skipped and report the reason. After the last rule, one line reports how many
 * rules passed. Each rule starts its own loopback servers, creates new transports, and closes those that can be closed.
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

    /** A new transport with these settings. The contract closes it if it is {@link AutoCloseable}. */
    protected abstract PageTransport transport(TransportSettings settings);

    /** The capabilities of the transport: by default all but {@link TransportCapability#ACCEPTS_SHARED_CLIENT}. */
    protected Set<TransportCapability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(TransportCapability.ACCEPTS_SHARED_CLIENT));
    }

    /** The route of the requests: by default {@link TikHubRoute#WEB_V1}. */
    protected TikHubRoute route() {
        return TikHubRoute.WEB_V1;
    }

    /**
     * Two new transports with these settings that share an HTTP client they do not own. Called only with
     * {@link TransportCapability#ACCEPTS_SHARED_CLIENT}.
     */
    protected List<PageTransport> withSharedClient(TransportSettings settings) {
        throw new UnsupportedOperationException("With ACCEPTS_SHARED_CLIENT, override withSharedClient");
    }

    /**
     * The call timeout in the timeout rules: by default 100 ms. If that is too short on a slow machine, the rules retry
     * with ten times as much.
     */
    protected Duration callTimeout() {
        return Duration.ofMillis(100);
    }

    /** How long a rule waits for an event that should be immediate: by default 30 s. */
    protected Duration timeout() {
        return Duration.ofSeconds(30);
    }
}
