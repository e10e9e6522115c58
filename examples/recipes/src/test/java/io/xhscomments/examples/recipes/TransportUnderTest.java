package io.xhscomments.examples.recipes;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.ApiPath;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.examples.recipes.stack.JdkTransport;
import io.xhscomments.examples.recipes.stack.TikHubOverJdk;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.contract.TransportSettings;
import java.time.Duration;

/** The transports behind a store; only the recipes have both on their class path. */
enum TransportUnderTest {
    RETROFIT {
        @Override
        PageTransport transport(TransportSettings settings) {
            return TikHubTransport.builder(settings.key())
                    .baseUrl(settings.baseUrl())
                    .apiPath(settings.apiPath())
                    .route(settings.route())
                    .callTimeout(settings.callTimeout())
                    .maxResponseBytes(settings.maxResponseBytes())
                    .build();
        }

        @Override
        void close(PageTransport transport) {
            ((TikHubTransport) transport).close();
        }
    },

    JDK {
        @Override
        PageTransport transport(TransportSettings settings) {
            return new JdkTransport(
                    new TikHubOverJdk(settings.baseUrl(), settings.apiPath(), settings.key(), settings.route()),
                    settings.callTimeout(),
                    (int) settings.maxResponseBytes());
        }

        @Override
        void close(PageTransport nothingToClose) {}
    };

    abstract PageTransport transport(TransportSettings settings);

    abstract void close(PageTransport transport);

    PageTransport to(TikHubStub tikhub) {
        return transport(new TransportSettings(
                tikhub.baseUrl(),
                ApiPath.DEFAULT,
                tikhub.apiKey(),
                TikHubRoute.WEB_V1,
                Duration.ofMinutes(1),
                1024 * 1024));
    }
}
