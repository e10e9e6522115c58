package io.xhscomments.adapter.retrofit.dagger;

import static org.assertj.core.api.Assertions.assertThat;

import dagger.BindsInstance;
import dagger.Component;
import io.xhscomments.adapter.retrofit.TikHubAccount;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.PageDecoder;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseFormat;
import jakarta.inject.Singleton;
import org.junit.jupiter.api.Test;

class TikHubModuleTest {
    @Singleton
    @Component(modules = TikHubModule.class)
    interface Graph {
        TikHubTransport transport();

        PageTransport port();

        PageDecoder decoder();

        ResponseFormat format();

        CommentSource source();

        TikHubAccount account();

        @Component.Factory
        interface Factory {
            Graph of(@BindsInstance TikHubTransport.Builder settings);
        }
    }

    @Test
    void theGraphHasOneTransportAndEveryPort() {
        Graph graph = DaggerTikHubModuleTest_Graph.factory().of(TikHubTransport.builder(ApiKey.of("sk-test-dagger")));
        try (TikHubTransport transport = graph.transport()) {
            assertThat(graph.port()).isSameAs(transport);
            assertThat(graph.transport()).isSameAs(transport);
            assertThat(graph.decoder()).isNotNull();
            assertThat(graph.format()).isNotNull();
            assertThat(graph.source()).isNotNull();
            assertThat(graph.account()).isNotNull();
        }
    }
}
