package io.xhscomments.examples.cli;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.AccountInfo;
import io.xhscomments.codec.tikhub.EndpointInfo;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.Truth;
import io.xhscomments.examples.cli.language.Phrase;
import io.xhscomments.examples.cli.language.Phrases;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the account's balance and the prices. */
@Command(
        name = "account",
        description =
                "Shows the account's balance, its free credit, what requests cost, and whether free credit pays for them. Free.",
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class AccountCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ServiceOptions service = new ServiceOptions();

    @Override
    public Integer call() throws IOException {
        try (TikHubTransport transport = service.transport(console).build()) {
            AccountInfo info = transport.account().info();
            Phrases phrases = console.phrases();
            PrintWriter out = console.text();
            out.println(phrases.say(Phrase.ACCOUNT_BALANCE, usd(info.balance())));
            out.println(phrases.say(Phrase.ACCOUNT_FREE_CREDIT, usd(info.freeCredit())));
            for (TikHubRoute route : TikHubRoute.values()) {
                Optional<EndpointInfo> comments = OpenedSource.endpoint(route, transport.account());
                out.println(phrases.say(
                        Phrase.ACCOUNT_PRICE,
                        route.id(),
                        usd(comments.map(EndpointInfo::cost)),
                        phrases.say(freeCredit(
                                comments.map(EndpointInfo::freeCreditAllowed).orElse(Truth.UNKNOWN)))));
            }
            console.finish(out);
            return ExitCode.OK;
        }
    }

    private static Phrase freeCredit(Truth allowed) {
        return allowed.asBoolean()
                .map(accepted -> accepted ? Phrase.ACCOUNT_ACCEPTS_FREE_CREDIT : Phrase.ACCOUNT_REFUSES_FREE_CREDIT)
                .orElse(Phrase.ACCOUNT_UNTOLD_FREE_CREDIT);
    }

    private String usd(Optional<BigDecimal> amount) {
        return amount.map(value -> console.phrases().say(Phrase.ACCOUNT_USD, value.toPlainString()))
                .orElseGet(() -> console.phrases().say(Phrase.ACCOUNT_NOT_TOLD));
    }
}
