package io.xhscomments.examples.cli.command.read;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.source.SourceFactory;
import io.xhscomments.examples.cli.source.StoredLinks;
import io.xhscomments.examples.cli.terminal.Console;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;

/** Prints what {@code --pay-again} will cost, before the first charged request. */
@RequiredArgsConstructor
final class PayAgainNotice {
    private final Console console;
    private final SourceFactory sources;

    /**
     * Prints the number of pages and their price, for each route.
     *
     * @param pages the pages to pay for again, as far as the store knows them
     */
    void print(List<PageKey> pages, List<TikHubRoute> routes) {
        Map<TikHubRoute, Long> counts = routes.stream()
                .flatMap(route ->
                        pages.stream().filter(page -> isPaidOn(route, page)).map(page -> route))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        if (counts.isEmpty()) {
            console.print(MessageKey.PAY_AGAIN_NONE);
        }
        counts.forEach(this::print);
    }

    private static boolean isPaidOn(TikHubRoute route, PageKey page) {
        return page.route().equals(route.id()) || (route == TikHubRoute.APP_V2 && StoredLinks.isLink(page));
    }

    private void print(TikHubRoute route, long pages) {
        sources.priceOf(route)
                .ifPresentOrElse(
                        price -> console.print(
                                MessageKey.PAY_AGAIN_COST,
                                pages,
                                price.multiply(BigDecimal.valueOf(pages))
                                        .stripTrailingZeros()
                                        .toPlainString()),
                        () -> console.print(MessageKey.PAY_AGAIN_UNPRICED, pages));
    }
}
