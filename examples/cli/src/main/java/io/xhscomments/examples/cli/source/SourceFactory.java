package io.xhscomments.examples.cli.source;

import io.xhscomments.adapter.retrofit.TikHubAccount;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.EndpointInfo;
import io.xhscomments.codec.tikhub.TikHubAccountException;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.policy.AutoRoute;
import io.xhscomments.core.policy.Budget;
import io.xhscomments.core.policy.ConcurrencyLimiter;
import io.xhscomments.core.policy.Policies;
import io.xhscomments.core.policy.PolicyListener;
import io.xhscomments.core.policy.RateLimiter;
import io.xhscomments.core.policy.ResolvedPages;
import io.xhscomments.core.policy.Retry;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.ShortLinkResolver;
import io.xhscomments.examples.cli.language.MessageKey;
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
 * Creates the source that the options describe: the service with its policies, on one route or on the route of each
 * note, with a store in front of it if one is given; or a store alone. Closing it closes the connections.
 */
public final class SourceFactory implements AutoCloseable {
    private final List<TikHubTransport> transports = new ArrayList<>();
    private final Budget budget;
    private final Optional<ConcurrencyLimiter> concurrency;
    private final CommentSource source;
    private final Function<ShortLink, CommentSource> links;
    private final Optional<TikHubAccount> account;
    private final Optional<TikHubRoute> pinned;
    private Optional<BigDecimal> price = Optional.empty();

    private SourceFactory(CommentSource source, Function<ShortLink, CommentSource> links) {
        this.budget = Budget.ofDefaults();
        this.concurrency = Optional.empty();
        this.source = source;
        this.links = links;
        this.account = Optional.empty();
        this.pinned = Optional.empty();
    }

    private SourceFactory(
            ServiceOptions service,
            StoreOptions stores,
            PolicyOptions policies,
            Console console,
            Progress progress,
            UnaryOperator<CommentSource> insideRetries)
            throws IOException {
        budget = policies.budget();
        ConcurrencyLimiter limiter = policies.atOnce();
        concurrency = Optional.of(limiter);
        RateLimiter rateLimit = policies.rateLimit(progress);
        Retry retry = policies.retry(progress);
        Function<CommentSource, Policies.Builder> policiesFor = direct -> Policies.builder(direct)
                .rateLimit(rateLimit)
                .concurrency(limiter)
                .budget(budget)
                .retry(retry)
                .singleFlight();
        TikHubTransport first = open(service.transport(console).sendingListener(rateLimit::sent));
        TikHubAccount prices = first.account();
        account = Optional.of(prices);
        pinned = service.pinned();
        ResolvedPages resolved = new ResolvedPages();
        if (service.pinned().isPresent()) {
            TikHubRoute route = service.pinned().get();
            source = pinned(route, first, stores, policies, progress, insideRetries, policiesFor, resolved);
            ShortLinkSource linkSource = new ShortLinkSource(first, stores, progress, () -> {});
            links = link -> resolved.keeping(linkSource.withPolicies(
                    link, direct -> build(policiesFor.apply(insideRetries.apply(direct)), price)));
            return;
        }
        TikHubTransport second =
                open(service.transport(console).route(TikHubRoute.APP_V2).sendingListener(rateLimit::sent));
        Optional<BigDecimal> priceOfFirst = Optional.empty();
        Optional<BigDecimal> priceOfSecond = Optional.empty();
        if (policies.limitsMoney()) {
            priceOfFirst = findPrice(TikHubRoute.WEB_V1, prices);
            priceOfSecond = findPrice(TikHubRoute.APP_V2, prices);
            price = priceOfFirst.isPresent() ? priceOfFirst : priceOfSecond;
        }
        Runnable announcement = new OnceRunnable(() -> {
            if (!policies.hasLimit()) {
                announce(TikHubRoute.APP_V2, prices, console);
            }
        });
        UnaryOperator<CommentSource> payingSecond =
                paying(TikHubRoute.APP_V2, policies, insideRetries, policiesFor, priceOfSecond);
        source = AutoRoute.between(
                new RouteSource(first, stores, progress, () -> {})
                        .withPolicies(paying(TikHubRoute.WEB_V1, policies, insideRetries, policiesFor, priceOfFirst)),
                resolved.before(new RouteSource(second, stores, progress, announcement).withPolicies(payingSecond)),
                progress);
        ShortLinkSource linkSource = new ShortLinkSource(second, stores, progress, announcement);
        links = link -> resolved.keeping(linkSource.withPolicies(link, payingSecond));
    }

    /** The policies of one of two routes. If money is limited and the price is unknown, they send nothing. */
    private static UnaryOperator<CommentSource> paying(
            TikHubRoute route,
            PolicyOptions policies,
            UnaryOperator<CommentSource> insideRetries,
            Function<CommentSource, Policies.Builder> policiesFor,
            Optional<BigDecimal> price) {
        if (policies.limitsMoney() && price.isEmpty()) {
            return direct -> request -> {
                throw new BudgetExhaustedException(
                        request,
                        "the service does not report the price of a request on " + route.id()
                                + "; choose a route with --route and give its price with --price");
            };
        }
        Optional<BigDecimal> counted = policies.limitsMoney() ? price : Optional.empty();
        return direct -> build(policiesFor.apply(insideRetries.apply(direct)), counted);
    }

    private static CommentSource build(Policies.Builder policies, Optional<BigDecimal> price) {
        price.ifPresent(policies::price);
        return policies.build();
    }

    private CommentSource pinned(
            TikHubRoute route,
            TikHubTransport first,
            StoreOptions stores,
            PolicyOptions policies,
            Progress progress,
            UnaryOperator<CommentSource> insideRetries,
            Function<CommentSource, Policies.Builder> policiesFor,
            ResolvedPages resolved) {
        TikHubAccount prices = first.account();
        price = policies.price().isPresent() || !policies.limitsMoney()
                ? policies.price()
                : Optional.of(requirePrice(route, prices));
        UnaryOperator<CommentSource> paying = direct -> build(policiesFor.apply(insideRetries.apply(direct)), price);
        // Stored pages bypass the rate limit and the budget.
        CommentSource all = stores.readThrough(first, first.format(), new StoreMessages(progress::print))
                .map(pages -> pages.source(paying))
                .orElseGet(() -> paying.apply(first.source()));
        return route.successor().isPresent() ? AutoRoute.firstOnly(all) : AutoRoute.secondOnly(resolved.before(all));
    }

    /**
     * Opens a source. If money is limited and no price is given, it asks the service for the price, which is free;
     * otherwise it sends nothing. A store alone needs neither a key nor the service.
     *
     * @param insideRetries decorates the source of each route, inside its policies
     */
    public static SourceFactory open(
            ServiceOptions service,
            StoreOptions stores,
            PolicyOptions policies,
            Console console,
            Progress progress,
            UnaryOperator<CommentSource> insideRetries)
            throws IOException {
        return stores.replays()
                ? new SourceFactory(
                        replaying(service, stores),
                        link -> ShortLinkResolver.named(
                                link, stores.replayLinks().orElseThrow().source()))
                : new SourceFactory(service, stores, policies, console, progress, insideRetries);
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

    /** The source to read from. */
    public CommentSource source() {
        return source;
    }

    /** The source of the response to a short link. Its page is not paid for again in this run. */
    public CommentSource linkSource(ShortLink link) {
        return links.apply(link);
    }

    /** The limit on requests in flight; empty for a store alone, which is read without looking ahead. */
    public Optional<ConcurrencyLimiter> concurrency() {
        return concurrency;
    }

    /** The budget of the run, with what it has spent. */
    public Budget budget() {
        return budget;
    }

    /** The price of a request, if it was given or asked for. */
    public Optional<BigDecimal> price() {
        return price;
    }

    /** The price of a request on a route: as given, or else as the service reports it, at no charge. */
    public Optional<BigDecimal> priceOf(TikHubRoute route) {
        Optional<BigDecimal> known = pinned.filter(route::equals).flatMap(same -> price);
        return known.isPresent() ? known : account.flatMap(prices -> findPrice(route, prices));
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

    /** Prints the route in use and its price. */
    public static void announce(TikHubRoute route, TikHubAccount account, Console console) {
        findPrice(route, account)
                .ifPresentOrElse(
                        price -> console.print(MessageKey.PROGRESS_ROUTE, route.id(), price.toPlainString()),
                        () -> console.print(MessageKey.PROGRESS_ROUTE_UNPRICED, route.id()));
    }

    /** The price of a request on a route; empty if the service does not report it, for example for a retired route. */
    public static Optional<BigDecimal> findPrice(TikHubRoute route, TikHubAccount account) {
        try {
            return Optional.of(requirePrice(route, account));
        } catch (TikHubAccountException unknown) {
            return Optional.empty();
        }
    }

    /** What the service reports about pages of comments on a route, if anything. */
    public static Optional<EndpointInfo> findEndpoint(TikHubRoute route, TikHubAccount account) {
        try {
            return Optional.of(account.priceOfComments(route));
        } catch (TikHubAccountException unknown) {
            return Optional.empty();
        }
    }

    private static BigDecimal requirePrice(TikHubRoute route, TikHubAccount account) {
        BigDecimal comments = account.priceOfComments(route).cost();
        return comments.max(account.priceOfReplies(route).cost());
    }
}
