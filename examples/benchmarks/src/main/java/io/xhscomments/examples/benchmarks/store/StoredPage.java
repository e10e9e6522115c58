package io.xhscomments.examples.benchmarks.store;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.ReadThrough;
import io.xhscomments.adapter.cache.file.Replay;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.examples.benchmarks.Experiment;
import io.xhscomments.examples.benchmarks.Report;
import io.xhscomments.examples.benchmarks.store.Pages.Page;
import io.xhscomments.examples.benchmarks.turns.Contestant;
import io.xhscomments.examples.benchmarks.turns.Interleaved;
import io.xhscomments.examples.benchmarks.turns.Rounds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Reads a stored page, from the request to the bytes of its response: the key's hash, the file, its checksum, its key.
 * Beside it, the same body from OkHttp's cache, filled over plain HTTP and as the service sends it; from an SQLite
 * table; and the bytes of the file.
 */
public class StoredPage extends Interleaved implements Experiment {
    private static final int COUNT = 256;
    private static final List<Integer> SIZES = List.of(7, 64);
    private static final List<Integer> THREADS = List.of(1, 2);
    private static final String HIT = "verified hit";
    private static final String OKHTTP = "OkHttp's Cache";
    private static final String SERVICE = "OkHttp's Cache of TLS and gzip";
    private static final String SQLITE = "SQLite";
    private static final String BARE = "readAllBytes";
    private static final Rounds.Effort QUICK = new Rounds.Effort(1, 70, 30);
    private static final Rounds.Effort FULL = new Rounds.Effort(5, 120, 80);

    /** The size of a response. */
    @Param("7")
    public int kilobytes;

    private @Nullable Path scratch;
    private @Nullable SqliteTable sqlite;
    private final List<OkHttpCache> caches = new ArrayList<>();

    @Override
    public String name() {
        return "stored-page";
    }

    @Override
    public String about() {
        return "a stored page, verified, beside OkHttp's Cache, SQLite and Files.readAllBytes";
    }

    @Override
    protected int items() {
        return COUNT;
    }

    @Override
    protected List<Contestant> prepare() throws Exception {
        List<Page> pages = Pages.of(kilobytes, COUNT);
        scratch = Scratch.create();
        PageStore store = PageStore.at(scratch.resolve("pages"));
        Map<PageRequest, byte[]> bodies = pages.stream().collect(Collectors.toMap(Page::request, Page::body));
        ReadThrough paying = store.readThrough(Pages.serving(bodies::get), Pages.ROUTE.format());
        pages.forEach(page -> paying.send(page.request()));
        Replay replay = store.replay(Pages.ROUTE.format());
        OkHttpCache plain = okHttp("plain", PageServer.plain(pages));
        OkHttpCache service = okHttp("service", PageServer.likeTheService(pages));
        SqliteTable table = SqliteTable.filled(scratch.resolve("pages.sqlite"), pages);
        sqlite = table;
        List<Path> files = files(store, pages);
        List<Contestant> contestants = List.of(
                new Contestant(
                        HIT, item -> replay.send(pages.get(item).request()).body()),
                new Contestant(OKHTTP, plain::read),
                new Contestant(SERVICE, service::read),
                new Contestant(SQLITE, item -> table.read(pages.get(item).request())),
                new Contestant(BARE, item -> Files.readAllBytes(files.get(item))));
        compare(pages, contestants);
        return contestants;
    }

    private OkHttpCache okHttp(String name, PageServer server) throws IOException {
        try (server) {
            OkHttpCache cache =
                    OkHttpCache.filled(Objects.requireNonNull(scratch).resolve(name), server, COUNT);
            caches.add(cache);
            return cache;
        }
    }

    private static List<Path> files(PageStore store, List<Page> pages) {
        Map<PageKey, Path> files =
                store.pages().stream().collect(Collectors.toMap(stored -> stored.key(), stored -> stored.file()));
        return pages.stream()
                .map(page -> Objects.requireNonNull(files.get(new PageKey(Pages.ROUTE.id(), page.request()))))
                .toList();
    }

    private static void compare(List<Page> pages, List<Contestant> contestants) throws Exception {
        for (int item = 0; item < pages.size(); item++) {
            byte[] body = pages.get(item).body();
            for (Contestant contestant : contestants) {
                byte[] result = (byte[]) contestant.work().on(item);
                boolean same = contestant.name().equals(BARE)
                        ? text(result).contains(text(body))
                        : Arrays.equals(result, body);
                if (!same) {
                    throw new IllegalStateException(contestant.name() + " gives another page than was stored");
                }
            }
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    protected void discard() throws Exception {
        for (OkHttpCache cache : caches) {
            cache.close();
        }
        Objects.requireNonNull(sqlite).close();
        Scratch.delete(Objects.requireNonNull(scratch));
    }

    @Override
    public Report run(boolean quick) throws RunnerException {
        List<Report.Figure> figures = new ArrayList<>();
        List<Report.Ratio> ratios = new ArrayList<>();
        List<String> inputs = new ArrayList<>();
        for (int size : SIZES) {
            inputs.add(Pages.describe(Pages.of(size, COUNT)));
            for (int threads : THREADS) {
                String setting = size + " KB, " + threads + (threads == 1 ? " thread" : " threads");
                Rounds rounds = Rounds.of(
                        StoredPage.class, Map.of("kilobytes", Integer.toString(size)), threads, quick ? QUICK : FULL);
                for (String contestant : List.of(HIT, OKHTTP, SERVICE, SQLITE, BARE)) {
                    figures.add(rounds.time(contestant, setting));
                    figures.add(rounds.cpu(contestant, setting));
                }
                ratios.add(rounds.timeRatio(OKHTTP, HIT, setting, "≥ 3"));
                ratios.add(rounds.cpuRatio(OKHTTP, HIT, setting, "≥ 3"));
                ratios.add(rounds.timeRatio(SERVICE, HIT, setting, ""));
                ratios.add(rounds.cpuRatio(SERVICE, HIT, setting, ""));
                ratios.add(rounds.timeRatio(SQLITE, HIT, setting, ""));
                ratios.add(rounds.cpuRatio(SQLITE, HIT, setting, ""));
                ratios.add(rounds.timeRatio(HIT, BARE, setting, "≤ 1.15"));
                ratios.add(rounds.cpuRatio(HIT, BARE, setting, "≤ 1.15"));
            }
        }
        return new Report(name(), String.join("; ", inputs), figures, ratios);
    }
}
