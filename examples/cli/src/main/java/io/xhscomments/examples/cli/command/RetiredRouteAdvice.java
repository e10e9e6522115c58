package io.xhscomments.examples.cli.command;

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

/** A note that was begun over a route which is gone by now: its pages cannot be gone on with over another. */
final class RetiredRouteAdvice {
    private RetiredRouteAdvice() {}

    /**
     * What to do about it; empty if the note stopped for another reason.
     *
     * @param price asks what a request on the other route costs
     */
    static Optional<String> advice(Summary summary, Supplier<Optional<BigDecimal>> price, Messages phrases) {
        Optional<CommentSourceException> gone = summary.stop()
                .failure()
                .filter(failure ->
                        failure instanceof RouteRetiredException || failure instanceof RouteNotFoundException)
                .filter(failure -> summary.coverage().pages() > 0);
        return gone.map(failure -> advice(summary, price.get(), phrases));
    }

    private static String advice(Summary summary, Optional<BigDecimal> price, Messages phrases) {
        String each =
                price.map(BigDecimal::toPlainString).orElseGet(() -> phrases.say(MessageKey.SUMMARY_UNKNOWN_NUMBER));
        ReportedTotals reported = summary.coverage().reported();
        if (reported.all().isEmpty() || reported.topLevel().isEmpty()) {
            return phrases.say(MessageKey.ROUTE_BEGUN, summary.note(), TikHubRoute.APP_V2.id(), each);
        }
        CostEstimate quote = CostEstimate.of(reported, CostEstimate.ASSUMED_PAGE_SIZE);
        String most = price.map(
                        known -> quote.moneyAtMost(known, BigDecimal.ZERO).toPlainString())
                .orElseGet(() -> phrases.say(MessageKey.SUMMARY_UNKNOWN_NUMBER));
        return phrases.say(
                MessageKey.ROUTE_BEGUN_QUOTED,
                summary.note(),
                TikHubRoute.APP_V2.id(),
                each,
                quote.commentsAtLeast(),
                quote.commentsAtMost(),
                most);
    }
}
