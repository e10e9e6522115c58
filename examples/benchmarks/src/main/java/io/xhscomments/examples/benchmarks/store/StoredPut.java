package io.xhscomments.examples.benchmarks.store;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.ReadThrough;
import io.xhscomments.adapter.cache.file.Replay;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.examples.benchmarks.Experiment;
import io.xhscomments.examples.benchmarks.Report;
import io.xhscomments.examples.benchmarks.store.Pages.Page;
import io.xhscomments.examples.benchmarks.turns.Contestant;
import io.xhscomments.examples.benchmarks.turns.Interleaved;
import io.xhscomments.examples.benchmarks.turns.Rounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Fetches and stores a page over a transport without latency, from the request to the returned page. Beside it, as many
 * bytes are written with the same two forces. Each put stores a new page in an existing directory.
 */
public class StoredPut extends Interleaved implements Experiment {
    private static final int COUNT = 256;
    private static final int DIRECTORIES = 256;
    private static final int PUTS_IN_A_TURN = 16;
    private static final List<Integer> SIZES = List.of(7, 64);
    private static final String PUT = "durable put";
    private static final String UNDECODED = "durable put, not decoded";
    private static final String MARKER = "xhs-pages.json";
    private static final String BARE = "write, force, rename, force";
    private static final Rounds.Effort QUICK = new Rounds.Effort(1, 200, 60);
    private static final Rounds.Effort FULL = new Rounds.Effort(5, 400, 150);

    /** The size of a response. */
    @Param("7")
    public int kilobytes;

    /** The directory of the files. */
    @Param(".")
    public String scratch = ".";

    private final AtomicInteger puts = new AtomicInteger();

    @Override
    public String name() {
        return "stored-put";
    }

    @Override
    public String about() {
        return "a page fetched and kept for good, beside as many bytes written, forced and renamed";
    }

    @Override
    protected int items() {
        return PUTS_IN_A_TURN;
    }

    @Override
    protected List<Contestant> prepare() throws Exception {
        List<Page> pages = Pages.of(kilobytes, COUNT);
        Path root = Files.createTempDirectory(Path.of(scratch), "put");
        // The request determines the body of a page.
        PageTransport service = Pages.serving(request -> body(pages, request));
        PageStore decoding = PageStore.at(directory(root.resolve("decoding")));
        PageStore trusting = PageStore.at(directory(root.resolve("trusting")));
        Path bare = directory(root.resolve("bare"));
        ReadThrough put = decoding.readThrough(service, Pages.ROUTE.format());
        ReadThrough undecoded = trusting.readThrough(service, Undecoded.of(pages.get(0)));
        List<PageRequest> first =
                Stream.generate(() -> another(pages)).limit(COUNT).toList();
        first.forEach(put::send);
        first.forEach(undecoded::send);
        List<byte[]> files = copyOneByOne(decoding, bare);
        for (PageStore store : List.of(decoding, trusting, PageStore.at(bare))) {
            compare(store, first, pages);
        }
        return List.of(
                new Contestant(PUT, item -> put.send(another(pages))),
                new Contestant(UNDECODED, item -> undecoded.send(another(pages))),
                new Contestant(BARE, item -> BareFiles.put(bare.resolve(anotherName()), files.get(item))));
    }

    private static Path directory(Path root) throws IOException {
        for (int i = 0; i < DIRECTORIES; i++) {
            Files.createDirectories(root.resolve(HexFormat.of().toHexDigits((byte) i)));
        }
        return root;
    }

    private static byte[] body(List<Page> pages, PageRequest request) {
        return pages.get(Math.floorMod(request.hashCode(), pages.size())).body();
    }

    private PageRequest another(List<Page> pages) {
        int put = puts.getAndIncrement();
        String cursor = String.format(Locale.ROOT, "{\"cursor\":\"%024x\",\"index\":2,\"pageArea\":\"UNFOLDED\"}", put);
        return pages.get(put % pages.size()).request().after(Cursor.of(cursor));
    }

    /** A name like that of a page file. */
    private String anotherName() {
        int put = puts.getAndIncrement();
        return String.format(Locale.ROOT, "%02x/%038x.page", put % DIRECTORIES, put);
    }

    /** Copies the store's files to the directory of the bare contestant, and returns their bytes. */
    private static List<byte[]> copyOneByOne(PageStore store, Path bare) throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (var page : store.pages()) {
            byte[] bytes = Files.readAllBytes(page.file());
            Path directory = Objects.requireNonNull(page.file().getParent());
            BareFiles.put(
                    bare.resolve(directory.getFileName()).resolve(page.file().getFileName()), bytes);
            files.add(bytes);
            Path marker = directory.resolveSibling(MARKER);
            Files.copy(marker, bare.resolve(MARKER), StandardCopyOption.REPLACE_EXISTING);
        }
        return files;
    }

    private static void compare(PageStore store, List<PageRequest> requests, List<Page> pages) {
        Replay replay = store.replay(Pages.ROUTE.format());
        for (PageRequest request : requests) {
            if (!Arrays.equals(replay.send(request).body(), body(pages, request))) {
                throw new IllegalStateException(store + " has another page than was put");
            }
        }
    }

    @Override
    protected void discard() {
        // After the last process, because ext4 creates files slowly beside many that were just deleted.
    }

    @Override
    public Report run(boolean quick) throws IOException, RunnerException {
        Path directory = Scratch.create();
        try {
            return run(quick ? QUICK : FULL, directory);
        } finally {
            Scratch.delete(directory);
        }
    }

    private Report run(Rounds.Effort effort, Path directory) throws RunnerException {
        List<Report.Figure> figures = new ArrayList<>();
        List<Report.Ratio> ratios = new ArrayList<>();
        List<String> inputs = new ArrayList<>();
        for (int size : SIZES) {
            inputs.add(Pages.describe(Pages.of(size, COUNT)));
            String setting = size + " KB";
            Rounds rounds = Rounds.of(
                    StoredPut.class,
                    Map.of("kilobytes", Integer.toString(size), "scratch", directory.toString()),
                    1,
                    effort);
            List.of(PUT, UNDECODED, BARE).forEach(each -> figures.add(rounds.time(each, setting)));
            ratios.add(rounds.timeRatio(PUT, BARE, setting, ""));
            ratios.add(rounds.timeRatio(UNDECODED, BARE, setting, ""));
        }
        return new Report(name(), String.join("; ", inputs), figures, ratios);
    }
}
