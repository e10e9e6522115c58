package io.xhscomments.examples.cli.command;

import io.xhscomments.adapter.retrofit.TikHubAccount;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.policy.AutoRoute;
import io.xhscomments.core.policy.PolicyListener;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.CostEstimate;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.CommentsOptions;
import io.xhscomments.examples.cli.option.NoteConverter;
import io.xhscomments.examples.cli.option.ServiceOptions;
import io.xhscomments.examples.cli.option.UsageException;
import io.xhscomments.examples.cli.source.SourceFactory;
import io.xhscomments.examples.cli.terminal.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says beforehand what reading a note may cost. */
@Command(
        name = "quote",
        description = {
            "Estimates what reading a note costs, as a range of requests and money.",
            "Reads the note's first page for it, which is one charged request; with --comments and --top-level nothing is charged.",
            "The price is asked of the service, which is free."
        },
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class QuoteCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private ServiceOptions service = new ServiceOptions();

    @Mixin
    private CommentsOptions wanted = new CommentsOptions();

    @Parameters(
            paramLabel = "NOTE|LINK",
            arity = "0..1",
            converter = NoteConverter.class,
            description = "A note id (24 hex digits), a link to a note, or a share text around one.")
    private @Nullable NoteId note;

    @Option(names = "--comments", paramLabel = "N", description = "How many comments the note has, replies included.")
    private @Nullable Long comments;

    @Option(names = "--top-level", paramLabel = "N", description = "How many of them are top-level comments.")
    private @Nullable Long topLevel;

    @Override
    public Integer call() throws IOException {
        boolean numbers = comments != null && topLevel != null;
        if (numbers == (note != null)) {
            throw UsageException.of(command, MessageKey.USAGE_QUOTE);
        }
        try (TikHubTransport transport = service.transport(console).build()) {
            if (comments != null && topLevel != null) {
                quoteNumbers(ofNumbers(ReportedTotals.of(comments, topLevel)), transport.account());
            } else if (note != null) {
                quoteNote(note, transport);
            }
        }
        return ExitCode.OK;
    }

    /** On each route whose price the service tells; if it tells none, that is a failure. */
    private void quoteNumbers(CostEstimate quote, TikHubAccount account) throws IOException {
        List<TikHubRoute> priced = service.routes().stream()
                .filter(route -> SourceFactory.asked(route, account).isPresent())
                .toList();
        for (TikHubRoute route : priced.isEmpty() ? service.routes().subList(0, 1) : priced) {
            print(quote, route, account);
        }
    }

    private void quoteNote(NoteId asked, TikHubTransport first) throws IOException {
        TikHubAccount account = first.account();
        if (service.pinned().isPresent()) {
            quoteFirstPage(
                    asked, first.source(), account, () -> service.pinned().get());
            return;
        }
        try (TikHubTransport second =
                service.transport(console).route(TikHubRoute.APP_V2).build()) {
            AtomicReference<TikHubRoute> used = new AtomicReference<>(TikHubRoute.WEB_V1);
            CommentSource dearer = second.source();
            CommentSource either = AutoRoute.between(
                    AutoRoute.Route.of(first.source()),
                    AutoRoute.Route.of(request -> {
                        used.set(TikHubRoute.APP_V2);
                        SourceFactory.announce(TikHubRoute.APP_V2, account, console);
                        return dearer.fetch(request);
                    }),
                    PolicyListener.NONE);
            quoteFirstPage(asked, either, account, used::get);
        }
    }

    private void quoteFirstPage(NoteId asked, CommentSource source, TikHubAccount account, Supplier<TikHubRoute> used)
            throws IOException {
        CommentPage first = source.fetch(wanted.firstPage(asked));
        console.words().println(console.phrases().say(MessageKey.QUOTE_FIRST_PAGE, asked));
        CostEstimate quote = CostEstimate.ofFirstPage(first)
                .orElseThrow(() -> UsageException.of(command, MessageKey.USAGE_QUOTE_UNTOLD, asked));
        print(quote, used.get(), account);
    }

    private CostEstimate ofNumbers(ReportedTotals totals) {
        try {
            return CostEstimate.of(totals, CostEstimate.ASSUMED_PAGE_SIZE);
        } catch (IllegalArgumentException refused) {
            throw UsageException.refused(command, refused);
        }
    }

    private void print(CostEstimate quote, TikHubRoute route, TikHubAccount account) throws IOException {
        BigDecimal priceOfComments = account.priceOfComments(route).cost();
        BigDecimal priceOfReplies = account.priceOfReplies(route).cost();
        PrintWriter out = console.text();
        if (service.pinned().isEmpty()) {
            out.println(console.phrases().say(MessageKey.QUOTE_ROUTE, route.id()));
        }
        CostEstimate topLevelOnly = new CostEstimate(quote.commentsAtLeast(), quote.commentsAtMost(), 0, 0);
        out.println(console.phrases()
                .say(
                        MessageKey.QUOTE_TOP_LEVEL,
                        quote.commentsAtLeast(),
                        quote.commentsAtMost(),
                        topLevelOnly
                                .moneyAtLeast(priceOfComments, priceOfReplies)
                                .toPlainString(),
                        topLevelOnly
                                .moneyAtMost(priceOfComments, priceOfReplies)
                                .toPlainString()));
        out.println(console.phrases()
                .say(
                        MessageKey.QUOTE_WITH_REPLIES,
                        quote.commentsAtLeast() + quote.repliesAtLeast(),
                        quote.commentsAtMost() + quote.repliesAtMost(),
                        quote.moneyAtLeast(priceOfComments, priceOfReplies).toPlainString(),
                        quote.moneyAtMost(priceOfComments, priceOfReplies).toPlainString()));
        out.println(console.phrases()
                .say(MessageKey.QUOTE_PRICE, priceOfComments.toPlainString(), priceOfReplies.toPlainString()));
        console.finish(out);
    }
}
