package io.xhscomments.examples.cli.source;

import io.xhscomments.adapter.cache.file.ReadThrough;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.core.policy.AutoRoute;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseFormat;
import io.xhscomments.examples.cli.option.StoreOptions;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One route of a run that may use two: its transport, and the store in front of it. */
final class RouteSource {
    private final Optional<ReadThrough> stored;
    private final CommentSource direct;

    /**
     * Sends nothing.
     *
     * @param beforeRequest runs before each request on this route
     */
    RouteSource(TikHubTransport live, StoreOptions stores, Progress progress, Runnable beforeRequest) {
        ResponseFormat format = live.format();
        PageTransport transport = (request, sink) -> {
            beforeRequest.run();
            return live.send(request, sink);
        };
        this.stored = stores.readThrough(transport, format, new StoreMessages(progress::print));
        this.direct = stored.map(ReadThrough::source).orElseGet(() -> CommentSource.of(transport, format));
    }

    /** This route, with policies around its requests. Stored pages bypass the policies. */
    AutoRoute.Route withPolicies(UnaryOperator<CommentSource> policies) {
        return stored.map(pages -> pages.route(policies)).orElseGet(() -> AutoRoute.Route.of(policies.apply(direct)));
    }
}
