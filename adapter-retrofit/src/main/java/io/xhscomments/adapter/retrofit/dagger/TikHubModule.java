package io.xhscomments.adapter.retrofit.dagger;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import io.xhscomments.adapter.retrofit.TikHubAccount;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.PageDecoder;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseFormat;
import jakarta.inject.Singleton;

/**
 * Gives a Dagger graph the live source, as each of the three ports, the format of its responses, and its account, from
 * a {@link TikHubTransport.Builder} that the graph has to bind. The transport is one for the whole graph, which owns
 * it: whoever made the graph closes it.
 *
 * <p>Transport and source are bound as {@link Bare}: each call sends a request at once. The unqualified
 * {@code CommentSource} and {@code PageTransport} are for the application, which wraps them:
 *
 * <pre>{@code
 * @Provides
 * @Singleton
 * static CommentSource source(@Bare CommentSource tikhub) {
 *     return Policies.ofDefaults(tikhub);
 * }
 * }</pre>
 */
@Module
public abstract class TikHubModule {
    private TikHubModule() {}

    @Provides
    @Singleton
    static TikHubTransport transport(TikHubTransport.Builder settings) {
        return settings.build();
    }

    @Binds
    @Bare
    abstract PageTransport pageTransport(TikHubTransport transport);

    @Provides
    static ResponseFormat responseFormat(TikHubTransport transport) {
        return transport.format();
    }

    @Binds
    abstract PageDecoder pageDecoder(ResponseFormat format);

    @Provides
    @Bare
    static CommentSource commentSource(TikHubTransport transport) {
        return transport.source();
    }

    @Provides
    static TikHubAccount account(TikHubTransport transport) {
        return transport.account();
    }
}
