package io.xhscomments.examples.cli;

import io.xhscomments.adapter.cache.file.ReadThrough;
import io.xhscomments.adapter.cache.file.Replay;
import io.xhscomments.adapter.retrofit.TikHubAccount;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.policy.Budget;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.port.CommentSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the options say to read from: the service with policies around it, as Dagger wires it, joined as often as routes
 * are needed; a store in front of it, if there is one; or a store alone.
 */
final class OpenedSource implements AutoCloseable {
    private final List<TikHubTransport> transports = new ArrayList<>();
    private final Budget budget;
    private final CommentSource source;
    private Optional<BigDecimal> price = Optional.empty();

    private OpenedSource(CommentSource source) {
        this.budget = Budget.unlimited();
        this.source = source;
    }

    private OpenedSource(
            ServiceOptions service,
            StoreOptions stores,
            PolicyOptions policies,
            Console console,
            Progress progress,
            UnaryOperator<CommentSource> belowRetries)
            throws IOException {
        budget = policies.budget();
        SourceComponent first = open(service.transport(console));
        Optional<ReadThrough> stored = stored(stores, first, progress);
        Policies around = Policies.around(belowRetries.apply(source(stored, first)))
                .rateLimit(policies.rateLimit(progress))
                .budget(budget)
                .retry(policies.retry(progress))
                .singleFlight()
                .listener(progress);
        price = price(service.route(), policies, first.transport().account());
        price.ifPresent(around::price);
        if (policies.failover() && service.route() == TikHubRoute.WEB_V1) {
            SourceComponent second = open(service.transport(console).route(TikHubRoute.APP_V2));
            CommentSource below = belowRetries.apply(source(stored(stores, second, progress), second));
            // The price that was given is that of the first route.
            price.ifPresentOrElse(
                    any -> around.failoverTo(
                            below, asked(TikHubRoute.APP_V2, second.transport().account())),
                    () -> around.failoverTo(below));
        }
        CommentSource paying = around.build();
        // A stored page neither waits for its turn nor needs a budget.
        source = stored.map(pages -> pages.source(bare -> paying)).orElse(paying);
    }

    private static Optional<ReadThrough> stored(StoreOptions stores, SourceComponent live, Progress progress) {
        return stores.readThrough(live.transport(), live.transport().format(), new StoreWords(progress::say));
    }

    private static CommentSource source(Optional<ReadThrough> stored, SourceComponent live) {
        return stored.map(ReadThrough::source).orElseGet(live::source);
    }

    /**
     * Opens it. Sends nothing but, where money is capped and no price given, the free question what a request costs. A
     * store alone needs neither key nor service.
     */
    static OpenedSource open(
            ServiceOptions service,
            StoreOptions stores,
            PolicyOptions policies,
            Console console,
            Progress progress,
            UnaryOperator<CommentSource> belowRetries)
            throws IOException {
        Optional<Replay> replay = stores.replay(service.route().format());
        return replay.isPresent()
                ? new OpenedSource(replay.get().source())
                : new OpenedSource(service, stores, policies, console, progress, belowRetries);
    }

    CommentSource source() {
        return source;
    }

    Budget budget() {
        return budget;
    }

    /** What a request costs, where it was given or asked. */
    Optional<BigDecimal> price() {
        return price;
    }

    @Override
    public void close() {
        transports.forEach(TikHubTransport::close);
    }

    private SourceComponent open(TikHubTransport.Builder settings) {
        SourceComponent component = DaggerSourceComponent.factory().create(settings);
        transports.add(component.transport());
        return component;
    }

    private static Optional<BigDecimal> price(TikHubRoute route, PolicyOptions policies, TikHubAccount account) {
        if (policies.price().isPresent() || !policies.capsMoney()) {
            return policies.price();
        }
        return Optional.of(asked(route, account));
    }

    private static BigDecimal asked(TikHubRoute route, TikHubAccount account) {
        BigDecimal comments = account.priceOfComments(route).cost();
        return comments.max(account.priceOfReplies(route).cost());
    }
}
