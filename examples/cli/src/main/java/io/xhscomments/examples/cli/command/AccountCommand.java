package io.xhscomments.examples.cli.command;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.AccountInfo;
import io.xhscomments.codec.tikhub.EndpointInfo;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.TriState;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.language.Messages;
import io.xhscomments.examples.cli.option.ServiceOptions;
import io.xhscomments.examples.cli.source.SourceFactory;
import io.xhscomments.examples.cli.terminal.Console;
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
            Messages phrases = console.phrases();
            PrintWriter out = console.text();
            out.println(phrases.say(MessageKey.ACCOUNT_BALANCE, usd(info.balance())));
            out.println(phrases.say(MessageKey.ACCOUNT_FREE_CREDIT, usd(info.freeCredit())));
            for (TikHubRoute route : TikHubRoute.values()) {
                Optional<EndpointInfo> comments = SourceFactory.endpoint(route, transport.account());
                out.println(phrases.say(
                        MessageKey.ACCOUNT_PRICE,
                        route.id(),
                        usd(comments.map(EndpointInfo::cost)),
                        phrases.say(freeCredit(
                                comments.map(EndpointInfo::freeCreditAllowed).orElse(TriState.UNKNOWN)))));
            }
            console.finish(out);
            return ExitCode.OK;
        }
    }

    private static MessageKey freeCredit(TriState allowed) {
        return allowed.asBoolean()
                .map(accepted ->
                        accepted ? MessageKey.ACCOUNT_ACCEPTS_FREE_CREDIT : MessageKey.ACCOUNT_REFUSES_FREE_CREDIT)
                .orElse(MessageKey.ACCOUNT_UNTOLD_FREE_CREDIT);
    }

    private String usd(Optional<BigDecimal> amount) {
        return amount.map(value -> console.phrases().say(MessageKey.ACCOUNT_USD, value.toPlainString()))
                .orElseGet(() -> console.phrases().say(MessageKey.ACCOUNT_NOT_TOLD));
    }
}
