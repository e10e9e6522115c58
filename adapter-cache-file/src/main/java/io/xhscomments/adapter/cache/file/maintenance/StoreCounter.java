package io.xhscomments.adapter.cache.file.maintenance;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.format.PageSummary;
import io.xhscomments.adapter.cache.file.report.NoteStats;
import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.report.StoreStats;
import io.xhscomments.adapter.cache.file.storage.AgeLimit;
import io.xhscomments.adapter.cache.file.storage.PageFileWalker;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.core.page.PageKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;

/**
 * Counts the files of a store, directory by directory on all cores. Reads headers and no responses, and keeps one entry
 * for each note. For one run.
 */
@RequiredArgsConstructor
public final class StoreCounter {
    private static final Comparator<NoteStats> BY_ID =
            Comparator.comparing((NoteStats note) -> note.note().value()).thenComparing(NoteStats::route);

    private final StoreContext store;
    private final Map<List<String>, NoteStats> notes = new ConcurrentHashMap<>();
    private final AtomicLong unreadable = new AtomicLong();

    public StoreStats count() {
        Stream<Path> pages = PageFileWalker.entries(store.reader()).stream().filter(store.reader()::isPageDirectory);
        Stream<Path> superseded = Stream.of(StoreLayout.SUPERSEDED, StoreLayout.OLDER)
                .map(store.root()::resolve)
                .flatMap(directory -> Stream.concat(Stream.of(directory), subdirectories(directory)));
        Stream.concat(pages, superseded).toList().parallelStream().forEach(this::count);
        return new StoreStats(
                notes.values().stream().sorted(BY_ID).toList(),
                unreadable.get(),
                held(StoreLayout.IN_DOUBT),
                held(StoreLayout.QUARANTINE),
                held(StoreLayout.UNDECODABLE) + held(StoreLayout.RECEIPTS),
                held(StoreLayout.FAILED));
    }

    private Stream<Path> subdirectories(Path directory) {
        return entries(directory).stream().filter(store.reader()::isPageDirectory);
    }

    private void count(Path directory) {
        for (Path file : entries(directory)) {
            boolean isSuperseded = StoreLayout.digitsOf(file).isPresent();
            if (isSuperseded || StoreLayout.isPage(file)) {
                count(file, isSuperseded);
            }
        }
    }

    private void count(Path file, boolean isSuperseded) {
        try {
            PageSummary page = store.reader().summary(file);
            PageKey key = StoreLayout.pageName(page.header(), file)
                    .orElseThrow(() -> new CorruptPageException("its key is missing, or that of another file"))
                    .key();
            notes.merge(
                    List.of(key.request().note().value(), key.route()),
                    stats(key, page, isSuperseded),
                    StoreCounter::sum);
        } catch (IOException damaged) {
            unreadable.incrementAndGet();
        }
    }

    private NoteStats stats(PageKey key, PageSummary page, boolean isSuperseded) {
        PageHeader header = page.header();
        boolean paid = header.get(PageHeader.SOURCE)
                .flatMap(PageSource::ofHeaderValue)
                .filter(PageSource.PAID::equals)
                .isPresent();
        Optional<Instant> time =
                header.fetchedAt().filter(fetched -> !isSuperseded && AgeLimit.isKnown(fetched, store.now()));
        return new NoteStats(
                key.request().note(),
                key.route(),
                isSuperseded ? 0 : 1,
                isSuperseded ? 1 : 0,
                page.bodyLength(),
                paid ? 1 : 0,
                time,
                time);
    }

    private static NoteStats sum(NoteStats one, NoteStats other) {
        return new NoteStats(
                one.note(),
                one.route(),
                one.pages() + other.pages(),
                one.superseded() + other.superseded(),
                one.bytes() + other.bytes(),
                one.paid() + other.paid(),
                either(one.oldest(), other.oldest(), BinaryOperator.minBy(Comparator.naturalOrder())),
                either(one.newest(), other.newest(), BinaryOperator.maxBy(Comparator.naturalOrder())));
    }

    private static Optional<Instant> either(
            Optional<Instant> one, Optional<Instant> other, BinaryOperator<Instant> choice) {
        return Stream.of(one, other).flatMap(Optional::stream).reduce(choice);
    }

    /** A directory that cannot be read is counted as one unreadable file. */
    private List<Path> entries(Path directory) {
        try {
            return store.reader().entries(directory);
        } catch (IOException damaged) {
            unreadable.incrementAndGet();
            return List.of();
        }
    }

    private long held(String holdingDirectory) {
        Path directory = store.root().resolve(holdingDirectory);
        return Stream.concat(
                        entries(directory).stream(), subdirectories(directory).flatMap(each -> entries(each).stream()))
                .filter(file -> StoreLayout.digitsOf(file).isPresent())
                .count();
    }
}
