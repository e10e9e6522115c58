package io.xhscomments.testkit.contract;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.port.PageTransport;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/** What the broken transports are made from is not broken itself. */
class ReferenceTransportContractTest {
    abstract static class Contract extends PageTransportContract {
        @Override
        protected PageTransport transport(TransportSettings settings) {
            return new ReferenceTransport(settings, new Dialer());
        }

        @Override
        protected Set<TransportCapability> capabilities() {
            return EnumSet.allOf(TransportCapability.class);
        }

        @Override
        protected List<PageTransport> withSharedClient(TransportSettings settings) {
            Dialer client = new Dialer();
            return List.of(new ReferenceTransport(settings, client), new ReferenceTransport(settings, client));
        }
    }

    @Nested
    @DisplayName("ReferenceTransport, web-v1")
    class WebV1 extends Contract {}

    @Nested
    @DisplayName("ReferenceTransport, app-v2")
    class AppV2 extends Contract {
        @Override
        protected TikHubRoute route() {
            return TikHubRoute.APP_V2;
        }
    }
}
