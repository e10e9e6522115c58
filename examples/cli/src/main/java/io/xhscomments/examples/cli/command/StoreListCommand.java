package io.xhscomments.examples.cli.command;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.report.HeldPage;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.option.StoreDirectory;
import io.xhscomments.examples.cli.output.PageTable;
import io.xhscomments.examples.cli.source.StoredFormat;
import io.xhscomments.examples.cli.source.StoredLinks;
import io.xhscomments.examples.cli.terminal.Console;
import java.io.IOException;
import java.io.PrintWriter;
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
import picocli.CommandLine.Mixin;

/** Lists the stored pages, sequence by sequence. */
@Command(
        name = "ls",
        description =
                "Lists the pages of a store, and the pages that are missing because they are damaged, undecodable or in doubt.",
        mixinStandardHelpOptions = true)
@RequiredArgsConstructor
final class StoreListCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private StoreDirectory store = new StoreDirectory();

    @Override
    public Integer call() throws IOException {
        PageStore pageStore = store.open();
        List<StoredPage> pages = pageStore.pages();
        Map<PageKey, Integer> numbers = numbers(pageStore, pages);
        PrintWriter out = console.styledWriter();
        PageTable table = new PageTable(out, console.tableStyle());
        StoredLinks links = new StoredLinks(pageStore, console.messages());
        pages.stream()
                .sorted(Comparator.comparing((StoredPage page) -> StoredLinks.isLink(page.key()))
                        .thenComparing(page -> page.key().request().note().value())
                        .thenComparing(page -> page.key().route())
                        .thenComparing(page -> sequence(page.key().request()))
                        .thenComparing(page -> numbers.getOrDefault(page.key(), Integer.MAX_VALUE)))
                .forEach(page -> write(table, page, links, position(page.key(), numbers, links)));
        List<HeldPage> held = pageStore.held(TikHubDecoder.create());
        held.forEach(missing -> write(table, missing.page(), links, position(missing)));
        console.finish(out);
        console.print(MessageKey.STORE_PAGES, pages.size());
        if (!held.isEmpty()) {
            console.print(MessageKey.STORE_MISSING, held.size());
        }
        return ExitCode.OK;
    }

    /** Shows the link instead of its placeholder, and the route over which the link was resolved. */
    private static void write(PageTable table, StoredPage page, StoredLinks links, String position) {
        if (StoredLinks.isLink(page.key())) {
            table.write(page, links.name(page), TikHubRoute.APP_V2.id(), position);
        } else {
            table.write(page, position);
        }
    }

    /** The number of each page that can be reached from the first page of its sequence. */
    private static Map<PageKey, Integer> numbers(PageStore store, List<StoredPage> pages) {
        Set<PageKey> stored = pages.stream().map(StoredPage::key).collect(Collectors.toSet());
        Map<PageKey, Integer> numbers = new HashMap<>();
        for (StoredPage page : pages) {
            if (page.key().request().after().isEmpty()) {
                Optional<PageKey> at = Optional.of(page.key());
                for (int number = 1; at.isPresent() && numbers.putIfAbsent(at.get(), number) == null; number++) {
                    at = next(store, at.get()).filter(stored::contains);
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
            // The command "store check" reports it.
            return Optional.empty();
        }
    }

    private static String sequence(PageRequest request) {
        return request instanceof CommentReplies replies ? "replies to " + replies.comment() : "";
    }

    private static String position(HeldPage missing) {
        String reason = missing.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String sequence = sequence(missing.page().key().request());
        return sequence.isEmpty() ? reason : reason + ", " + sequence;
    }

    private static String position(PageKey key, Map<PageKey, Integer> numbers, StoredLinks links) {
        if (StoredLinks.isLink(key)) {
            return links.noteOf(key).map(note -> "link to " + note).orElse("link without a note");
        }
        Integer number = numbers.get(key);
        String page = number == null ? "after a cursor" : Integer.toString(number);
        String sequence = sequence(key.request());
        return sequence.isEmpty() ? page : page + ", " + sequence;
    }
}
