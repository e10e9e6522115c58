package io.xhscomments.examples.cli.command.store;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.report.HeldPage;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.CommentReplies;
import io.xhscomments.examples.cli.language.MessageKey;
import io.xhscomments.examples.cli.source.StoredLinks;
import io.xhscomments.examples.cli.terminal.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the stored pages, sequence by sequence. Reads the headers of pages, and the responses to links. */
final class StoredPageList {
    private static final Comparator<StoredPage> BY_TIME = Comparator.comparing(
                    (StoredPage page) -> page.key().request().after().isPresent())
            .thenComparing(page -> page.fetchedAt().orElse(Instant.MAX));

    private StoredPageList() {}

    static void write(PageStore pageStore, Console console) throws IOException {
        List<StoredPage> listed = pageStore.pages();
        Map<PageKey, Integer> numbers = numbers(listed);
        PrintWriter out = console.styledWriter();
        PageTable table = new PageTable(out, console.tableStyle());
        StoredLinks links = new StoredLinks(pageStore, console.messages());
        listed.stream()
                .sorted(Comparator.comparing((StoredPage page) -> StoredLinks.isLink(page.key()))
                        .thenComparing(page -> page.key().request().note().value())
                        .thenComparing(page -> page.key().route())
                        .thenComparing(page -> sequence(page.key().request()))
                        .thenComparing(BY_TIME))
                .forEach(page -> write(table, page, links, position(page.key(), numbers, links)));
        List<HeldPage> held = pageStore.held(TikHubDecoder.create());
        held.forEach(missing -> write(table, missing.page(), links, position(missing)));
        console.finish(out);
        console.print(MessageKey.STORE_PAGES, listed.size());
        if (!held.isEmpty()) {
            console.print(MessageKey.STORE_MISSING, held.size());
        }
    }

    /** Shows the link instead of its placeholder, and the route over which the link was resolved. */
    private static void write(PageTable table, StoredPage page, StoredLinks links, String position) {
        if (StoredLinks.isLink(page.key())) {
            table.write(page, links.name(page), TikHubRoute.APP_V2.id(), position);
        } else {
            table.write(page, position);
        }
    }

    /**
     * The number of each page in its sequence, if the first page is stored: pages are counted in the order of their
     * requests, because the list does not read their cursors.
     */
    private static Map<PageKey, Integer> numbers(List<StoredPage> pages) {
        Map<PageKey, List<StoredPage>> sequences = pages.stream()
                .collect(Collectors.groupingBy(page ->
                        new PageKey(page.key().route(), page.key().request().first())));
        Map<PageKey, Integer> numbers = new HashMap<>();
        sequences.forEach((first, sequence) -> {
            sequence.sort(BY_TIME);
            if (sequence.get(0).key().equals(first)) {
                for (int i = 0; i < sequence.size(); i++) {
                    numbers.put(sequence.get(i).key(), i + 1);
                }
            }
        });
        return numbers;
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
