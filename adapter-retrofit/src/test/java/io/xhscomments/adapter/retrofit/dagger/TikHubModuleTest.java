package io.xhscomments.adapter.retrofit.dagger;

import static org.assertj.core.api.Assertions.assertThat;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import io.xhscomments.adapter.retrofit.TikHubAccount;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.PageDecoder;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseFormat;
import jakarta.inject.Singleton;
import org.junit.jupiter.api.Test;

class TikHubModuleTest {
    @Singleton
    @Component(modules = {TikHubModule.class, WrappingModule.class})
    interface Graph {
        TikHubTransport transport();

        @Undecorated
        PageTransport port();

        PageTransport wrappedPort();

        PageDecoder decoder();

        ResponseFormat format();

        @Undecorated
        CommentSource source();

        CommentSource wrappedSource();

        TikHubAccount account();

        @Component.Factory
        interface Factory {
            Graph of(@BindsInstance TikHubTransport.Builder settings);
        }
    }

    /** The application's bindings: it decorates the undecorated ones, and all other classes inject the result. */
    @Module
    interface WrappingModule {
        @Provides
        @Singleton
        static CommentSource source(@Undecorated CommentSource tikhub) {
            return Policies.ofDefaults(tikhub);
        }

        @Provides
        static PageTransport transport(@Undecorated PageTransport tikhub) {
            return tikhub::send;
        }
    }

    @Test
    void unqualifiedPortsBelongToTheApplication() {
        Graph graph = DaggerTikHubModuleTest_Graph.factory().of(TikHubTransport.builder(ApiKey.of("sk-test-dagger")));
        try (TikHubTransport transport = graph.transport()) {
            assertThat(graph.wrappedSource()).isSameAs(graph.wrappedSource()).isNotSameAs(graph.source());
            assertThat(graph.wrappedPort()).isNotSameAs(transport);
        }
    }

    @Test
    void graphHasOneTransportAndEveryPort() {
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
