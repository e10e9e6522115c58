package io.xhscomments.examples.cli.source;

import io.xhscomments.adapter.cache.file.ReadThrough;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.policy.AutoRoute;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseFormat;
import io.xhscomments.examples.cli.option.StoreOptions;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One route of a run that may use two: its transport, and the store in front of it. */
final class RouteSource {
    private final TikHubRoute route;
    private final Optional<ReadThrough> stored;
    private final CommentSource direct;

    /**
     * Sends nothing.
     *
     * @param beforeFirstRequest runs once, before the first request on this route
     */
    RouteSource(
            TikHubTransport live,
            TikHubRoute route,
            StoreOptions stores,
            Progress progress,
            Runnable beforeFirstRequest) {
        this.route = route;
        ResponseFormat format = live.format();
        OnceRunnable once = new OnceRunnable(beforeFirstRequest);
        PageTransport transport = (request, sink) -> {
            once.run();
            return live.send(request, sink);
        };
        this.stored = stores.readThrough(transport, format, new StoreMessages(progress::print));
        this.direct = stored.map(ReadThrough::source).orElseGet(() -> CommentSource.of(transport, format));
    }

    /** This route, with policies around its requests. Stored pages bypass the policies. */
    AutoRoute.Route withPolicies(UnaryOperator<CommentSource> policies) {
        return stored.map(pages -> pages.route(policies)).orElseGet(() -> AutoRoute.Route.of(policies.apply(direct)));
    }

    /** This route when money is limited and its price is unknown: it serves only stored pages. */
    AutoRoute.Route withoutPrice() {
        return withPolicies(direct -> request -> {
            throw new BudgetExhaustedException(
                    request,
                    "the service does not report the price of a request on " + route.id()
                            + "; choose a route with --route and give its price with --price");
        });
    }

    /** Runs a task once, on the first thread that calls it. The other threads wait until it has finished. */
    private static final class OnceRunnable {
        private final Runnable task;
        private boolean done;

        OnceRunnable(Runnable task) {
            this.task = task;
        }

        synchronized void run() {
            if (!done) {
                done = true;
                task.run();
            }
        }
    }
}
