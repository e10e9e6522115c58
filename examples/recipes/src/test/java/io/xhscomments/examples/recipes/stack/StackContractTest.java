package io.xhscomments.examples.recipes.stack;

import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.contract.CommentSourceContract;
import io.xhscomments.testkit.contract.PageTransportContract;
import io.xhscomments.testkit.contract.SourceUnderTest;
import io.xhscomments.testkit.contract.TransportCapability;
import io.xhscomments.testkit.contract.TransportSettings;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/** The stack of one's own keeps what every transport has to keep, on both routes. */
class StackContractTest {
    abstract static class Transport extends PageTransportContract {
        private final TikHubRoute route;

        Transport(TikHubRoute route) {
            this.route = route;
        }

        @Override
        protected TikHubRoute route() {
            return route;
        }

        @Override
        protected PageTransport transport(TransportSettings settings) {
            return new JdkTransport(
                    new TikHubOverJdk(settings.baseUrl(), settings.apiPath(), settings.key(), settings.route()),
                    settings.callTimeout(),
                    (int) settings.maxResponseBytes());
        }

        @Override
        protected Set<TransportCapability> capabilities() {
            return EnumSet.complementOf(EnumSet.of(TransportCapability.CLOSEABLE, TransportCapability.ACCEPTS_SHARED_CLIENT));
        }
    }

    @Nested
    @DisplayName("JdkTransport, web-v1")
    class TransportWebV1 extends Transport {
        TransportWebV1() {
            super(TikHubRoute.WEB_V1);
        }
    }

    @Nested
    @DisplayName("JdkTransport, app-v2")
    class TransportAppV2 extends Transport {
        TransportAppV2() {
            super(TikHubRoute.APP_V2);
        }
    }

    abstract static class Source extends CommentSourceContract {
        private final TikHubRoute route;

        Source(TikHubRoute route) {
            this.route = route;
        }

        @Override
        protected SourceUnderTest source(TikHubStub tikhub) {
            PageTransport transport = new JdkTransport(
                    new TikHubOverJdk(tikhub.baseUrl(), tikhub.apiKey(), route), Duration.ofMinutes(1), 1024 * 1024);
            return SourceUnderTest.of(tikhub, CommentSource.of(transport, TikHubDecoder.redacting(tikhub.apiKey())));
        }
    }

    @Nested
    @DisplayName("JdkTransport, decoded, web-v1")
    class SourceWebV1 extends Source {
        SourceWebV1() {
            super(TikHubRoute.WEB_V1);
        }
    }

    @Nested
    @DisplayName("JdkTransport, decoded, app-v2")
    class SourceAppV2 extends Source {
        SourceAppV2() {
            super(TikHubRoute.APP_V2);
        }
    }
}
