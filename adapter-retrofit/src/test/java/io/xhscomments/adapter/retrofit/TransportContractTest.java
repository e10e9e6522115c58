package io.xhscomments.adapter.retrofit;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.testkit.contract.PageTransportContract;
import io.xhscomments.testkit.contract.TransportCapability;
import io.xhscomments.testkit.contract.TransportSettings;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/** Both routes, over the client of its own; and over one that it is given, or that is hidden behind a factory. */
class TransportContractTest {
    abstract static class Contract extends PageTransportContract {
        private final OkHttpClient shared = new OkHttpClient();

        @Override
        protected PageTransport transport(TransportSettings settings) {
            return builder(settings).build();
        }

        @Override
        protected Set<TransportCapability> capabilities() {
            return EnumSet.allOf(TransportCapability.class);
        }

        @Override
        protected List<PageTransport> withSharedClient(TransportSettings settings) {
            return List.of(over(settings, shared), over(settings, shared));
        }

        static PageTransport over(TransportSettings settings, Call.Factory client) {
            return builder(settings).callFactory(client).build();
        }

        private static TikHubTransport.Builder builder(TransportSettings settings) {
            return TikHubTransport.builder(settings.key())
                    .baseUrl(settings.baseUrl())
                    .apiPath(settings.apiPath())
                    .route(settings.route())
                    .callTimeout(settings.callTimeout())
                    .maxResponseBytes(settings.maxResponseBytes());
        }
    }

    @Nested
    @DisplayName("TikHubTransport, web-v1")
    class WebV1 extends Contract {}

    @Nested
    @DisplayName("TikHubTransport, app-v2")
    class AppV2 extends Contract {
        @Override
        protected TikHubRoute route() {
            return TikHubRoute.APP_V2;
        }
    }

    @Nested
    @DisplayName("TikHubTransport, with an OkHttpClient of the caller's")
    class WithAGivenClient extends Contract {
        @Override
        protected PageTransport transport(TransportSettings settings) {
            return over(settings, new OkHttpClient());
        }
    }
}
