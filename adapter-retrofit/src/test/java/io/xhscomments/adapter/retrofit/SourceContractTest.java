package io.xhscomments.adapter.retrofit;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.contract.CommentSourceContract;
import io.xhscomments.testkit.contract.SourceUnderTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/** The transport and its decoder, as the port that programs read through. */
class SourceContractTest {
    abstract static class Contract extends CommentSourceContract {
        private final TikHubRoute route;
        private TikHubTransport transport;

        Contract(TikHubRoute route) {
            this.route = route;
        }

        @Override
        protected SourceUnderTest source(TikHubStub tikhub) {
            transport = TikHubTransport.builder(tikhub.apiKey())
                    .baseUrl(tikhub.baseUrl())
                    .route(route)
                    .build();
            return SourceUnderTest.of(tikhub, transport.source());
        }

        @AfterEach
        void close() {
            transport.close();
        }
    }

    @Nested
    @DisplayName("TikHubTransport.source(), web-v1")
    class WebV1 extends Contract {
        WebV1() {
            super(TikHubRoute.WEB_V1);
        }
    }

    @Nested
    @DisplayName("TikHubTransport.source(), app-v2")
    class AppV2 extends Contract {
        AppV2() {
            super(TikHubRoute.APP_V2);
        }
    }
}
