package io.xhscomments.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.testkit.TikHubStub;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AskThePriceTest {
    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    @Test
    void theQuoteIsMadeOfWhatTheServiceChargesAndNothingIsCharged() {
        tikhub.price(TikHubRoute.APP_V2, new BigDecimal("0.02")).balance(new BigDecimal("3.50"), BigDecimal.ZERO);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        AskThePrice.run(
                TikHubTransport.builder(tikhub.apiKey()).baseUrl(tikhub.baseUrl()),
                TikHubRoute.APP_V2,
                ReportedTotals.of(205, 117),
                new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "balance: USD 3.50",
                        "top level: 1 to 12 requests at USD 0.02, up to USD 0.24",
                        "with replies: up to 88 more at USD 0.02, up to USD 2.00 in all");
        assertThat(tikhub.ledger().requests()).isZero();
        assertThat(tikhub.ledger().accountRequests()).hasSize(3);
    }
}
