package io.xhscomments.examples.cli.command;

import io.xhscomments.adapter.retrofit.TikHubAccount;
import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.policy.AutoRoute;
import io.xhscomments.core.policy.PolicyListener;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.ShortLinkResolver;
import io.xhscomments.core.reading.CostEstimate;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.CommentsOptions;
import io.xhscomments.examples.cli.option.NoteOrLink;
import io.xhscomments.examples.cli.option.ServiceOptions;
import io.xhscomments.examples.cli.option.UsageException;
import io.xhscomments.examples.cli.source.SourceFactory;
import io.xhscomments.examples.cli.terminal.Console;
import io.xhscomments.examples.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
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
            converter = NoteOrLink.Converter.class,
            description = {
                "A note id (24 hex digits), a link to a note, or a share text around one.",
                "A short link (xhslink.com) is read over app-v2."
            })
    private @Nullable NoteOrLink note;

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
        Optional<ShortLink> link = Optional.ofNullable(note).flatMap(NoteOrLink::link);
        link.ifPresent(any -> console.secrets().allowWithin(any.value()));
        if (link.isPresent() && service.pinned().equals(Optional.of(TikHubRoute.WEB_V1))) {
            throw UsageException.of(command, MessageKey.USAGE_LINK_ROUTE, link.get());
        }
        try (TikHubTransport transport = service.transport(console).build()) {
            if (comments != null && topLevel != null) {
                estimateFromCounts(costOf(ReportedTotals.of(comments, topLevel)), transport.account());
            } else if (link.isPresent()) {
                return estimateFromLink(link.get(), transport.account());
            } else if (note != null) {
                estimateFromService(note.note().orElseThrow(), transport);
            }
        }
        return ExitCode.OK;
    }

    /** The response to a link is the first page of its note. */
    private int estimateFromLink(ShortLink link, TikHubAccount account) throws IOException {
        try (TikHubTransport appV2 =
                service.transport(console).route(TikHubRoute.APP_V2).build()) {
            console.print(MessageKey.PROGRESS_LINK, link);
            CommentPage first = appV2.linkSource(link).fetch(ShortLinkResolver.request(link));
            Optional<NoteId> id = ShortLinkResolver.noteOf(first);
            if (id.isEmpty()) {
                console.print(MessageKey.SUMMARY_LINK_WITHOUT_NOTE, link);
                return ExitCode.SERVICE;
            }
            estimateFromFirstPage(first, id.get(), account, TikHubRoute.APP_V2);
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
                    first.source().fetch(wanted.firstPage(id)),
                    id,
                    account,
                    service.pinned().get());
            return;
        }
        try (TikHubTransport second =
                service.transport(console).route(TikHubRoute.APP_V2).build()) {
            AtomicBoolean usesAppV2 = new AtomicBoolean();
            CommentSource appV2 = second.source();
            CommentSource source = AutoRoute.between(
                    AutoRoute.Route.of(first.source()),
                    AutoRoute.Route.of(request -> {
                        usesAppV2.set(true);
                        SourceFactory.announce(TikHubRoute.APP_V2, account, console);
                        return appV2.fetch(request);
                    }),
                    PolicyListener.NONE);
            CommentPage page = source.fetch(wanted.firstPage(id));
            estimateFromFirstPage(page, id, account, usesAppV2.get() ? TikHubRoute.APP_V2 : TikHubRoute.WEB_V1);
        }
    }

    private void estimateFromFirstPage(CommentPage first, NoteId id, TikHubAccount account, TikHubRoute route)
            throws IOException {
        console.print(MessageKey.QUOTE_FIRST_PAGE, id);
        CostEstimate estimate = CostEstimate.ofFirstPage(first)
                .orElseThrow(() -> UsageException.of(command, MessageKey.USAGE_QUOTE_NO_COUNTS, id));
        print(estimate, route, account);
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
