package io.xhscomments.examples.cli;

import io.xhscomments.adapter.retrofit.TikHubAccount;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.policy.Budget;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.policy.PolicyListener;
import io.xhscomments.core.port.CommentSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The service as the options describe it, with policies around it: what Dagger wires, joined as often as routes are
 * needed.
 */
final class LiveSource implements AutoCloseable {
    private final List<TikHubTransport> transports = new ArrayList<>();
    private final Budget budget;
    private final CommentSource source;
    private Optional<BigDecimal> price = Optional.empty();

    private LiveSource(
            ServiceOptions service,
            PolicyOptions policies,
            Console console,
            PolicyListener listener,
            UnaryOperator<CommentSource> belowRetries)
            throws IOException {
        budget = policies.budget();
        SourceComponent first = open(service.transport(console));
        Policies around = Policies.around(belowRetries.apply(first.source()))
                .rateLimit(policies.rateLimit(listener))
                .budget(budget)
                .retry(policies.retry(listener))
                .singleFlight()
                .listener(listener);
        price = price(service.route(), policies, first.transport().account());
        price.ifPresent(around::price);
        if (policies.failover() && service.route() == TikHubRoute.WEB_V1) {
            SourceComponent second = open(service.transport(console).route(TikHubRoute.APP_V2));
            CommentSource below = belowRetries.apply(second.source());
            // The price that was given is that of the first route.
            price.ifPresentOrElse(
                    any -> around.failoverTo(
                            below, asked(TikHubRoute.APP_V2, second.transport().account())),
                    () -> around.failoverTo(below));
        }
        source = around.build();
    }

    /**
     * Opens it. Sends nothing but, where money is capped and no price given, the free question what a request costs.
     */
    static LiveSource open(
            ServiceOptions service,
            PolicyOptions policies,
            Console console,
            PolicyListener listener,
            UnaryOperator<CommentSource> belowRetries)
            throws IOException {
        return new LiveSource(service, policies, console, listener, belowRetries);
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
