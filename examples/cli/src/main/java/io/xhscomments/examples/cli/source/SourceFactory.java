package io.xhscomments.examples.cli.source;

import io.xhscomments.adapter.cache.file.ReadThrough;
import io.xhscomments.adapter.retrofit.TikHubAccount;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.EndpointInfo;
import io.xhscomments.codec.tikhub.TikHubAccountException;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.policy.AutoRoute;
import io.xhscomments.core.policy.Budget;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.policy.PolicyListener;
import io.xhscomments.core.policy.RateLimiter;
import io.xhscomments.core.policy.Retry;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.language.Messages;
import io.xhscomments.examples.cli.option.PolicyOptions;
import io.xhscomments.examples.cli.option.ServiceOptions;
import io.xhscomments.examples.cli.option.StoreOptions;
import io.xhscomments.examples.cli.terminal.Console;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What the options say to read from: the service with policies around it, over one route or the one that a note is on;
 * a store in front of it, if there is one; or a store alone.
 */
public final class SourceFactory implements AutoCloseable {
    private final List<TikHubTransport> transports = new ArrayList<>();
    private final Budget budget;
    private final CommentSource source;
    private final Optional<TikHubAccount> account;
    private final Optional<TikHubRoute> pinned;
    private Optional<BigDecimal> price = Optional.empty();

    private SourceFactory(CommentSource source) {
        this.budget = Budget.ofDefaults();
        this.source = source;
        this.account = Optional.empty();
        this.pinned = Optional.empty();
    }

    private SourceFactory(
            ServiceOptions service,
            StoreOptions stores,
            PolicyOptions policies,
            Console console,
            Progress progress,
            UnaryOperator<CommentSource> belowRetries)
            throws IOException {
        budget = policies.budget();
        RateLimiter rateLimit = policies.rateLimit(progress);
        Retry retry = policies.retry(progress);
        Function<CommentSource, Policies.Builder> around = bare -> Policies.builder(bare)
                .rateLimit(rateLimit)
                .budget(budget)
                .retry(retry)
                .singleFlight()
                .listener(progress);
        TikHubTransport first = open(service.transport(console));
        TikHubAccount questions = first.account();
        account = Optional.of(questions);
        pinned = service.pinned();
        if (service.pinned().isPresent()) {
            TikHubRoute route = service.pinned().get();
            source = pinned(route, first, service, stores, policies, console, progress, belowRetries, around);
            return;
        }
        TikHubTransport second = open(service.transport(console).route(TikHubRoute.APP_V2));
        Optional<BigDecimal> priceOfFirst = Optional.empty();
        Optional<BigDecimal> priceOfSecond = Optional.empty();
        if (policies.capsMoney()) {
            priceOfFirst = asked(TikHubRoute.WEB_V1, questions);
            priceOfSecond = asked(TikHubRoute.APP_V2, questions);
            price = priceOfFirst.isPresent() ? priceOfFirst : priceOfSecond;
        }
        source = AutoRoute.between(
                route(
                        new RouteSource(first, TikHubRoute.WEB_V1, stores, progress, () -> {}),
                        policies,
                        belowRetries,
                        around,
                        priceOfFirst),
                route(
                        new RouteSource(second, TikHubRoute.APP_V2, stores, progress, () -> {
                            if (!policies.caps()) {
                                announce(TikHubRoute.APP_V2, questions, console);
                            }
                        }),
                        policies,
                        belowRetries,
                        around,
                        priceOfSecond),
                progress);
    }

    private static AutoRoute.Route route(
            RouteSource side,
            PolicyOptions policies,
            UnaryOperator<CommentSource> belowRetries,
            Function<CommentSource, Policies.Builder> around,
            Optional<BigDecimal> price) {
        if (!policies.capsMoney()) {
            return side.under(bare -> around.apply(belowRetries.apply(bare)).build());
        }
        return price.map(each -> side.under(bare ->
                        around.apply(belowRetries.apply(bare)).price(each).build()))
                .orElseGet(side::withoutPrice);
    }

    private CommentSource pinned(
            TikHubRoute route,
            TikHubTransport first,
            ServiceOptions service,
            StoreOptions stores,
            PolicyOptions policies,
            Console console,
            Progress progress,
            UnaryOperator<CommentSource> belowRetries,
            Function<CommentSource, Policies.Builder> around)
            throws IOException {
        TikHubAccount questions = first.account();
        Optional<ReadThrough> stored = stored(stores, first, progress);
        Policies.Builder built = around.apply(belowRetries.apply(source(stored, first)));
        price = policies.price().isPresent() || !policies.capsMoney()
                ? policies.price()
                : Optional.of(askedOrFail(route, questions));
        price.ifPresent(built::price);
        Optional<TikHubRoute> successor = policies.failover() ? route.successor() : Optional.empty();
        if (successor.isPresent()) {
            TikHubTransport second = open(service.transport(console).route(successor.get()));
            CommentSource below = belowRetries.apply(source(stored(stores, second, progress), second));
            // The price that was given is that of the first route.
            price.ifPresentOrElse(
                    any -> built.failoverTo(below, askedOrFail(successor.get(), questions)),
                    () -> built.failoverTo(below));
        }
        CommentSource paying = built.build();
        // A stored page neither waits for its turn nor needs a budget.
        CommentSource all = stored.map(pages -> pages.source(bare -> paying)).orElse(paying);
        if (successor.isPresent()) {
            return all;
        }
        return route.successor().isPresent() ? AutoRoute.firstOnly(all) : AutoRoute.secondOnly(all);
    }

    private static Optional<ReadThrough> stored(StoreOptions stores, TikHubTransport live, Progress progress) {
        return stores.readThrough(live, live.format(), new StoreMessages(progress::say));
    }

    private static CommentSource source(Optional<ReadThrough> stored, TikHubTransport live) {
        return stored.map(ReadThrough::source).orElseGet(live::source);
    }

    /**
     * Opens it. Sends nothing but, where money is capped and no price given, the free question what a request costs. A
     * store alone needs neither key nor service.
     */
    public static SourceFactory open(
            ServiceOptions service,
            StoreOptions stores,
            PolicyOptions policies,
            Console console,
            Progress progress,
            UnaryOperator<CommentSource> belowRetries)
            throws IOException {
        return stores.replays()
                ? new SourceFactory(replaying(service, stores))
                : new SourceFactory(service, stores, policies, console, progress, belowRetries);
    }

    private static CommentSource replaying(ServiceOptions service, StoreOptions stores) {
        List<AutoRoute.Route> routes = service.routes().stream()
                .map(TikHubRoute::format)
                .map(format -> stores.replay(format).orElseThrow().route())
                .toList();
        return routes.size() == 1
                ? routes.get(0).live()
                : AutoRoute.between(routes.get(0), routes.get(1), PolicyListener.NONE);
    }

    public CommentSource source() {
        return source;
    }

    public Budget budget() {
        return budget;
    }

    /** What a request costs, where it was given or asked. */
    public Optional<BigDecimal> price() {
        return price;
    }

    /** What a request on a route costs: as given, else asked of the service for free; empty if it does not say. */
    public Optional<BigDecimal> priceOf(TikHubRoute route) {
        Optional<BigDecimal> known = pinned.filter(route::equals).flatMap(same -> price);
        return known.isPresent() ? known : account.flatMap(questions -> asked(route, questions));
    }

    @Override
    public void close() {
        transports.forEach(TikHubTransport::close);
    }

    private TikHubTransport open(TikHubTransport.Builder settings) {
        TikHubTransport transport =
                DaggerSourceComponent.factory().create(settings).transport();
        transports.add(transport);
        return transport;
    }

    /** Says which route is in use, and what it costs. */
    public static void announce(TikHubRoute route, TikHubAccount account, Console console) {
        Messages phrases = console.phrases();
        console.words()
                .println(asked(route, account)
                        .map(each -> phrases.say(MessageKey.PROGRESS_ROUTE, route.id(), each.toPlainString()))
                        .orElseGet(() -> phrases.say(MessageKey.PROGRESS_ROUTE_UNPRICED, route.id())));
    }

    /** Empty if the service does not say: it may have no such route any more. */
    public static Optional<BigDecimal> asked(TikHubRoute route, TikHubAccount account) {
        try {
            return Optional.of(askedOrFail(route, account));
        } catch (TikHubAccountException unknown) {
            return Optional.empty();
        }
    }

    /** What the service says of a page of comments on a route; empty if it says nothing. */
    public static Optional<EndpointInfo> endpoint(TikHubRoute route, TikHubAccount account) {
        try {
            return Optional.of(account.priceOfComments(route));
        } catch (TikHubAccountException unknown) {
            return Optional.empty();
        }
    }

    private static BigDecimal askedOrFail(TikHubRoute route, TikHubAccount account) {
        BigDecimal comments = account.priceOfComments(route).cost();
        return comments.max(account.priceOfReplies(route).cost());
    }
}
