package io.xhscomments.examples.cli;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.AccountInfo;
import io.xhscomments.codec.tikhub.TikHubRoute;
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
        description = "Shows the account's balance, its free credit, and what requests cost. Free.",
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
                out.println(phrases.say(
                        Phrase.ACCOUNT_PRICE, route.id(), usd(OpenedSource.asked(route, transport.account()))));
            }
            console.finish(out);
            return ExitCode.OK;
        }
    }

    private String usd(Optional<BigDecimal> amount) {
        return amount.map(value -> console.phrases().say(Phrase.ACCOUNT_USD, value.toPlainString()))
                .orElseGet(() -> console.phrases().say(Phrase.ACCOUNT_NOT_TOLD));
    }
}
