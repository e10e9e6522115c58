package io.xhscomments.examples.cli.command;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.report.HeldPage;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.StoreDirectory;
import io.xhscomments.examples.cli.output.PageTable;
import io.xhscomments.examples.cli.source.StoredFormat;
import io.xhscomments.examples.cli.terminal.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what is stored, chain by chain. */
@Command(
        name = "ls",
        description =
                "Lists the pages of a store, and those that are missing because they are damaged, undecodable or in doubt.",
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class StoreListCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "The store.")
    private Path dir = Path.of("");

    @Override
    public Integer call() throws IOException {
        PageStore store = StoreDirectory.existing(dir);
        List<StoredPage> pages = store.pages();
        Map<PageKey, Integer> numbers = numbers(store, pages);
        PrintWriter out = console.painted();
        PageTable table = new PageTable(out, console.look());
        pages.stream()
                .sorted(Comparator.comparing(
                                (StoredPage page) -> page.key().request().note().value())
                        .thenComparing(page -> page.key().route())
                        .thenComparing(page -> chain(page.key().request()))
                        .thenComparing(page -> numbers.getOrDefault(page.key(), Integer.MAX_VALUE)))
                .forEach(page -> table.write(page, place(page.key(), numbers)));
        List<HeldPage> held = store.held(TikHubDecoder.create());
        held.forEach(missing -> table.write(missing.page(), place(missing)));
        console.finish(out);
        console.words().println(console.phrases().say(MessageKey.STORE_PAGES, pages.size()));
        if (!held.isEmpty()) {
            console.words().println(console.phrases().say(MessageKey.STORE_HELD, held.size()));
        }
        return ExitCode.OK;
    }

    /** The place of each page that can be reached from the first page of its chain. */
    private static Map<PageKey, Integer> numbers(PageStore store, List<StoredPage> pages) {
        Set<PageKey> there = pages.stream().map(StoredPage::key).collect(Collectors.toSet());
        Map<PageKey, Integer> numbers = new HashMap<>();
        for (StoredPage page : pages) {
            if (page.key().request().after().isEmpty()) {
                Optional<PageKey> at = Optional.of(page.key());
                for (int number = 1; at.isPresent() && numbers.putIfAbsent(at.get(), number) == null; number++) {
                    at = next(store, at.get()).filter(there::contains);
                }
            }
        }
        return numbers;
    }

    private static Optional<PageKey> next(PageStore store, PageKey key) {
        try {
            CommentPage page =
                    store.replay(StoredFormat.of(key.route())).source().fetch(key.request());
            return page.next()
                    .map(cursor -> new PageKey(key.route(), key.request().after(cursor)));
        } catch (CommentSourceException unreadable) {
            // "store check" tells of it.
            return Optional.empty();
        }
    }

    private static String chain(PageRequest request) {
        return request instanceof CommentReplies replies ? "replies to " + replies.comment() : "";
    }

    private static String place(HeldPage missing) {
        String reason = missing.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String chain = chain(missing.page().key().request());
        return chain.isEmpty() ? reason : reason + ", " + chain;
    }

    private static String place(PageKey key, Map<PageKey, Integer> numbers) {
        Integer number = numbers.get(key);
        String page = number == null ? "after a cursor" : Integer.toString(number);
        String chain = chain(key.request());
        return chain.isEmpty() ? page : page + ", " + chain;
    }
}
