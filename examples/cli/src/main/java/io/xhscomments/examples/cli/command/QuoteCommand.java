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

/** Estimates the cost of reading a note. */
@Command(
        name = "quote",
        description = {
            "Estimates the cost of reading a note, as a range of requests and money.",
            "Reads the first page of the note, which is one charged request. With --comments and --top-level, nothing is charged.",
            "The price comes from the service, at no charge."
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

    @Option(
            names = "--comments",
            paramLabel = "N",
            description = "The number of comments of the note, including replies.")
    private @Nullable Long comments;

    @Option(names = "--top-level", paramLabel = "N", description = "The number of top-level comments of the note.")
    private @Nullable Long topLevel;

    @Override
    public Integer call() throws IOException {
        boolean hasCounts = comments != null && topLevel != null;
        if (hasCounts == (note != null)) {
            throw UsageException.of(command, MessageKey.USAGE_QUOTE);
        }
        try (TikHubTransport transport = service.transport(console).build()) {
            if (comments != null && topLevel != null) {
                estimateFromCounts(costOf(ReportedTotals.of(comments, topLevel)), transport.account());
            } else if (note != null) {
                estimateFromService(note, transport);
            }
        }
        return ExitCode.OK;
    }

    /**
     * Prints the cost on each route with a known price; if no price is known, the first route fails with the reason.
     */
    private void estimateFromCounts(CostEstimate estimate, TikHubAccount account) throws IOException {
        List<TikHubRoute> priced = service.routes().stream()
                .filter(route -> SourceFactory.findPrice(route, account).isPresent())
                .toList();
        for (TikHubRoute route : priced.isEmpty() ? service.routes().subList(0, 1) : priced) {
            print(estimate, route, account);
        }
    }

    private void estimateFromService(NoteId id, TikHubTransport first) throws IOException {
        TikHubAccount account = first.account();
        if (service.pinned().isPresent()) {
            estimateFromFirstPage(
                    id, first.source(), account, () -> service.pinned().get());
            return;
        }
        try (TikHubTransport second =
                service.transport(console).route(TikHubRoute.APP_V2).build()) {
            AtomicReference<TikHubRoute> used = new AtomicReference<>(TikHubRoute.WEB_V1);
            CommentSource appV2 = second.source();
            CommentSource source = AutoRoute.between(
                    AutoRoute.Route.of(first.source()),
                    AutoRoute.Route.of(request -> {
                        used.set(TikHubRoute.APP_V2);
                        SourceFactory.announce(TikHubRoute.APP_V2, account, console);
                        return appV2.fetch(request);
                    }),
                    PolicyListener.NONE);
            estimateFromFirstPage(id, source, account, used::get);
        }
    }

    private void estimateFromFirstPage(
            NoteId id, CommentSource source, TikHubAccount account, Supplier<TikHubRoute> used) throws IOException {
        CommentPage first = source.fetch(wanted.firstPage(id));
        console.print(MessageKey.QUOTE_FIRST_PAGE, id);
        CostEstimate estimate = CostEstimate.ofFirstPage(first)
                .orElseThrow(() -> UsageException.of(command, MessageKey.USAGE_QUOTE_NO_COUNTS, id));
        print(estimate, used.get(), account);
    }

    private CostEstimate costOf(ReportedTotals totals) {
        try {
            return CostEstimate.of(totals, CostEstimate.ASSUMED_PAGE_SIZE);
        } catch (IllegalArgumentException refused) {
            throw UsageException.invalidArgument(command, refused);
        }
    }

    private void print(CostEstimate estimate, TikHubRoute route, TikHubAccount account) throws IOException {
        BigDecimal priceOfComments = account.priceOfComments(route).cost();
        BigDecimal priceOfReplies = account.priceOfReplies(route).cost();
        PrintWriter out = console.textWriter();
        if (service.pinned().isEmpty()) {
            out.println(console.messages().format(MessageKey.QUOTE_ROUTE, route.id()));
        }
        CostEstimate topLevelOnly = new CostEstimate(estimate.commentsAtLeast(), estimate.commentsAtMost(), 0, 0);
        out.println(console.messages()
                .format(
                        MessageKey.QUOTE_TOP_LEVEL,
                        estimate.commentsAtLeast(),
                        estimate.commentsAtMost(),
                        topLevelOnly
                                .moneyAtLeast(priceOfComments, priceOfReplies)
                                .toPlainString(),
                        topLevelOnly
                                .moneyAtMost(priceOfComments, priceOfReplies)
                                .toPlainString()));
        out.println(console.messages()
                .format(
                        MessageKey.QUOTE_WITH_REPLIES,
                        estimate.commentsAtLeast() + estimate.repliesAtLeast(),
                        estimate.commentsAtMost() + estimate.repliesAtMost(),
                        estimate.moneyAtLeast(priceOfComments, priceOfReplies).toPlainString(),
                        estimate.moneyAtMost(priceOfComments, priceOfReplies).toPlainString()));
        out.println(console.messages()
                .format(MessageKey.QUOTE_PRICE, priceOfComments.toPlainString(), priceOfReplies.toPlainString()));
        console.finish(out);
    }
}
