package io.xhscomments.examples.cli.command.read;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.RouteNotFoundException;
import io.xhscomments.core.failure.RouteRetiredException;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.reading.CostEstimate;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.language.Messages;
import io.xhscomments.examples.cli.output.Summary;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;

/** Advice for a note that was begun on a route that is now retired. Another route cannot continue its cursors. */
final class RetiredRouteAdvice {
    private RetiredRouteAdvice() {}

    /**
     * How to read the note again on the other route; empty if the note stopped for another reason.
     *
     * @param price the price of a request on the other route
     */
    static Optional<String> advice(Summary summary, Supplier<Optional<BigDecimal>> price, Messages messages) {
        Optional<CommentSourceException> retired = summary.stop()
                .failure()
                .filter(failure ->
                        failure instanceof RouteRetiredException || failure instanceof RouteNotFoundException)
                .filter(failure -> summary.coverage().pages() > 0);
        return retired.map(failure -> advice(summary, price.get(), messages));
    }

    private static String advice(Summary summary, Optional<BigDecimal> price, Messages messages) {
        String priceText = price.map(BigDecimal::toPlainString)
                .orElseGet(() -> messages.format(MessageKey.SUMMARY_UNKNOWN_NUMBER));
        ReportedTotals reported = summary.coverage().reported();
        if (reported.all().isEmpty() || reported.topLevel().isEmpty()) {
            return messages.format(MessageKey.ROUTE_RETIRED, summary.note(), TikHubRoute.APP_V2.id(), priceText);
        }
        CostEstimate estimate = CostEstimate.of(reported, CostEstimate.ASSUMED_PAGE_SIZE);
        String maxCost = price.map(
                        known -> estimate.moneyAtMost(known, BigDecimal.ZERO).toPlainString())
                .orElseGet(() -> messages.format(MessageKey.SUMMARY_UNKNOWN_NUMBER));
        return messages.format(
                MessageKey.ROUTE_RETIRED_ESTIMATE,
                summary.note(),
                TikHubRoute.APP_V2.id(),
                priceText,
                estimate.commentsAtLeast(),
                estimate.commentsAtMost(),
                maxCost);
    }
}
