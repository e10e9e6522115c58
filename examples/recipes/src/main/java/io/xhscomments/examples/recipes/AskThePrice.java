package io.xhscomments.examples.recipes;

import io.xhscomments.adapter.retrofit.TikHubAccount;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.ApiKey;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.reading.CostEstimate;
import java.io.PrintStream;
import java.math.BigDecimal;

/**
 * Estimates the cost of a note with three free requests. The numbers of comments are those that the note shows in the
 * app.
 */
public final class AskThePrice {
    private AskThePrice() {}

    /**
     * Arguments: the number of comments including replies, and the number of top-level comments. The key comes from the
     * environment.
     */
    public static void main(String[] args) {
        run(
                TikHubTransport.builder(ApiKey.of(System.getenv("TIKHUB_API_KEY"))),
                TikHubRoute.WEB_V1,
                ReportedTotals.of(Long.parseLong(args[0]), Long.parseLong(args[1])),
                System.out);
    }

    static void run(TikHubTransport.Builder settings, TikHubRoute route, ReportedTotals totals, PrintStream out) {
        try (TikHubTransport tikhub = settings.route(route).build()) {
            TikHubAccount account = tikhub.account();
            BigDecimal comments = account.priceOfComments(route).cost();
            BigDecimal replies = account.priceOfReplies(route).cost();
            CostEstimate quote = CostEstimate.of(totals, CostEstimate.ASSUMED_PAGE_SIZE);

            out.println(
                    "balance: " + account.info().balance().map(AskThePrice::usd).orElse("not told"));
            out.println("top level: " + quote.commentsAtLeast() + " to " + quote.commentsAtMost() + " requests at "
                    + usd(comments) + ", up to " + usd(quote.moneyAtMost(comments, BigDecimal.ZERO)));
            out.println("with replies: up to " + quote.repliesAtMost() + " more at " + usd(replies) + ", up to "
                    + usd(quote.moneyAtMost(comments, replies)) + " in all");
        }
    }

    private static String usd(BigDecimal amount) {
        return "USD " + amount.toPlainString();
    }
}
