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

/** One route of a run that may use two: its transport, the store in front of it, and the policies around both. */
final class RouteSource {
    private final TikHubRoute route;
    private final ResponseFormat format;
    private final Optional<ReadThrough> stored;
    private final CommentSource bare;

    /**
     * Sends nothing.
     *
     * @param beforeFirstRequest is run once, before the first request over this route
     */
    RouteSource(
            TikHubTransport live,
            TikHubRoute route,
            StoreOptions stores,
            Progress progress,
            Runnable beforeFirstRequest) {
        this.route = route;
        this.format = live.format();
        OnceRunnable once = new OnceRunnable(beforeFirstRequest);
        PageTransport transport = (request, sink) -> {
            once.run();
            return live.send(request, sink);
        };
        this.stored = stores.readThrough(transport, format, new StoreMessages(progress::say));
        this.bare = stored.map(ReadThrough::source).orElseGet(() -> CommentSource.of(transport, format));
    }

    /** This route with policies around what is not stored. */
    AutoRoute.Route under(UnaryOperator<CommentSource> policies) {
        return stored.map(pages -> pages.route(policies)).orElseGet(() -> AutoRoute.Route.of(policies.apply(bare)));
    }

    /** This route where money is capped and its price is not known: only what is stored is served. */
    AutoRoute.Route withoutPrice() {
        return under(bare -> request -> {
            throw new BudgetExhaustedException(
                    request,
                    "the service does not say what a request on " + route.id()
                            + " costs; choose a route with --route and give its --price");
        });
    }

    /** Runs once, on the thread that comes first; the others wait until it has. */
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
