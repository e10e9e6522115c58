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
import io.xhscomments.examples.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the balance of the account and the prices of requests. */
@Command(
        name = "account",
        description =
                "Shows the balance and the free credit of the account, the prices of requests, and whether they accept free credit. Free of charge.",
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
            Messages messages = console.messages();
            PrintWriter out = console.textWriter();
            out.println(messages.format(MessageKey.ACCOUNT_BALANCE, usd(info.balance())));
            out.println(messages.format(MessageKey.ACCOUNT_FREE_CREDIT, usd(info.freeCredit())));
            for (TikHubRoute route : TikHubRoute.values()) {
                Optional<EndpointInfo> endpoint = SourceFactory.findEndpoint(route, transport.account());
                out.println(messages.format(
                        MessageKey.ACCOUNT_PRICE,
                        route.id(),
                        usd(endpoint.map(EndpointInfo::cost)),
                        messages.format(freeCredit(
                                endpoint.map(EndpointInfo::freeCreditAllowed).orElse(TriState.UNKNOWN)))));
            }
            console.finish(out);
            return ExitCode.OK;
        }
    }

    private static MessageKey freeCredit(TriState allowed) {
        return allowed.asBoolean()
                .map(accepted ->
                        accepted ? MessageKey.ACCOUNT_ACCEPTS_FREE_CREDIT : MessageKey.ACCOUNT_REFUSES_FREE_CREDIT)
                .orElse(MessageKey.ACCOUNT_UNKNOWN_FREE_CREDIT);
    }

    private String usd(Optional<BigDecimal> amount) {
        return amount.map(value -> console.messages().format(MessageKey.ACCOUNT_USD, value.toPlainString()))
                .orElseGet(() -> console.messages().format(MessageKey.ACCOUNT_UNKNOWN));
    }
}
