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
 * Binds the live source in a Dagger graph: the three ports, the response format and the account. The graph must bind a
 * {@link TikHubTransport.Builder}. There is one transport per graph; the creator of the graph closes it.
 *
 * <p>Transport and source are bound as {@link Undecorated}: each call sends a request immediately. The application
 * binds the unqualified {@code CommentSource} and {@code PageTransport} to decorated versions:
 *
 * <pre>{@code
 * @Provides
 * @Singleton
 * static CommentSource source(@Undecorated CommentSource tikhub) {
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
    @Undecorated
    abstract PageTransport pageTransport(TikHubTransport transport);

    @Provides
    static ResponseFormat responseFormat(TikHubTransport transport) {
        return transport.format();
    }

    @Binds
    abstract PageDecoder pageDecoder(ResponseFormat format);

    @Provides
    @Undecorated
    static CommentSource commentSource(TikHubTransport transport) {
        return transport.source();
    }

    @Provides
    static TikHubAccount account(TikHubTransport transport) {
        return transport.account();
    }
}
