package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.file.PowerDisk.Died;
import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.adapter.cache.file.storage.FileOps;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.BodySink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Lives of a store: random reads, refreshes, truncated responses and kills, and a power cut between any two disk
 * operations. The seed determines everything.
 */
final class PowerLives {
    private static final int CUTS = 2;
    private static final int MOST_CALLS = 30;
    private static final int CHUNK = 300;

    private final PowerDisk disk;
    private final Random random;
    private final Path root;
    private final Figures figures;
    private final List<PaidPage> pages = new ArrayList<>();
    private long second;

    /** The counts of all lives. */
    static final class Figures {
        int lives;
        int cuts;
        int kills;
        int charges;
        int acknowledged;
        int inDoubt;
        int lost;
        int corrupt;
        int unexplained;
        int unreadable;
        int recordsLost;
        int seenTooEarly;
        /** After a cut, the record did not find every page on disk. */
        int unionsIncomplete;
        /** And a check did not report it. */
        int unionsUnreported;

        @Override
        public String toString() {
            return lives + " lives, " + cuts + " power cuts, " + kills + " kills before: " + charges + " charges, "
                    + acknowledged + " pages acknowledged, " + inDoubt + " in doubt; acknowledged pages lost " + lost
                    + ", corrupt pages served " + corrupt + ", unexplained charges " + unexplained
                    + ", pages unreadable " + unreadable + ", records in doubt lost " + recordsLost
                    + "; lost after others read them, before their writer could force their name: " + seenTooEarly
                    + "; unions that lack pages " + unionsIncomplete + ", not reported by a check " + unionsUnreported;
        }
    }

    /** One page and its history. */
    private static final class PaidPage {
        final int page;
        int charges;
        /** The number of charges that disappeared in a power cut before their response was returned. */
        int forgotten;

        /** The number of in-doubt records at the last event. */
        int doubtsTold;

        final Set<Integer> acknowledged = new HashSet<>();
        /** Served by another process than the one that paid. */
        final Set<Integer> seen = new HashSet<>();

        int latest() {
            return acknowledged.stream().max(Integer::compare).orElse(-1);
        }

        PaidPage(int page) {
            this.page = page;
        }
    }

    private PowerLives(PowerDisk disk, Random random, Figures figures, List<Integer> pages) {
        this.disk = disk;
        this.random = random;
        this.figures = figures;
        this.root = disk.base().resolve("new").resolve("store").resolve("pages");
        pages.forEach(page -> this.pages.add(new PaidPage(page)));
    }

    static Figures run(Path dir, int lives, PowerDisk.Abilities abilities) throws IOException {
        Figures figures = new Figures();
        List<Integer> pages = somePages();
        for (int seed = 0; seed < lives; seed++) {
            Random random = new Random(seed);
            new PowerLives(new PowerDisk(dir, random, abilities), random, figures, pages).live();
            PowerDisk.deleteAll(dir.resolve("disk"));
            PowerDisk.deleteAll(dir.resolve("limbo"));
            figures.lives++;
        }
        return figures;
    }

    /** Two pages in one directory, and one in another. */
    private static List<Integer> somePages() {
        int other = 1;
        while (!directory(other).equals(directory(0))) {
            other++;
        }
        return List.of(0, other, other + 1);
    }

    private static String directory(int page) {
        return PageFileName.of(Responses.key(page)).directory();
    }

    private void live() throws IOException {
        for (int cut = 0; cut < CUTS; cut++) {
            PowerDisk.Process process = disk.new Process();
            for (int left = random.nextInt(6); left > 0; left--) {
                if (process.isDead() || random.nextInt(3) == 0) {
                    process = disk.new Process().dyingAfter(random.nextInt(MOST_CALLS));
                }
                use(process);
                figures.kills += process.isDead() ? 1 : 0;
            }
            if (random.nextBoolean()) {
                use(disk.new Process().dyingAfter(random.nextInt(MOST_CALLS)));
            }
            disk.crash();
            figures.cuts++;
            if (!Unions.areEqual(root)) {
                figures.unionsIncomplete++;
                figures.unionsUnreported += Unions.areReported(root) ? 0 : 1;
            }
            for (PaidPage page : pages) {
                check(page);
                page.forgotten = Math.max(page.forgotten, page.charges - recorded(page));
            }
        }
        for (PaidPage page : pages) {
            buy(page, store(disk.new Process()), 3);
            check(page);
            figures.charges += page.charges;
            figures.acknowledged += page.acknowledged.size();
            figures.inDoubt += records(page);
            figures.unexplained += Math.max(0, page.charges - recorded(page) - page.forgotten);
        }
    }

    private PageStore store(FileOps process) {
        return new PageStore(StoreContext.of(StoreReader.ofDirectory(root), process, new Clock() {
            @Override
            public Instant instant() {
                return Instant.parse("2026-11-23T17:00:00Z").plusSeconds(second++);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        }));
    }

    private void use(PowerDisk.Process process) throws IOException {
        buy(pages.get(random.nextInt(pages.size())), store(process), random.nextInt(4));
    }

    /** Reads a page in a random way, with a random response. */
    private void buy(PaidPage page, PageStore store, int fate) throws IOException {
        ReadThrough through = ReadThrough.builder(
                        store, (request, sink) -> response(page, request, sink, fate == 0), Responses.FORMAT)
                .listener(listener(page))
                .noCacheLinks()
                .build();
        boolean hit = Files.exists(PageFileName.of(Responses.key(page.page)).page(root));
        try {
            RawResponse response = (fate == 1
                            ? through.toBuilder().maxAge(Duration.ZERO).build()
                            : through)
                    .send(Responses.request(page.page));
            int number = numberOf(page, response.body());
            figures.corrupt += number < 0 ? 1 : 0;
            (hit ? page.seen : page.acknowledged).add(number);
        } catch (ResponseLostException brokeOff) {
            if (fate != 0) {
                throw brokeOff;
            }
        } catch (StoredPageUnreadableException damaged) {
            figures.unreadable++;
        } catch (IllegalStateException died) {
            if (!(died.getCause() instanceof Died)) {
                throw died;
            }
        }
    }

    private StoreListener listener(PaidPage page) {
        return new StoreListener() {
            @Override
            public void payingAgain(PageKey key, Path record) {
                page.doubtsTold = kept(StoreLayout.IN_DOUBT, page).size();
            }
        };
    }

    private RawResponse response(PaidPage page, PageRequest request, BodySink sink, boolean breaksOff) {
        byte[] body = Responses.page(Responses.NOTE, page.page, page.charges++);
        sink.onHeaders(200, Map.of());
        int end = breaksOff ? random.nextInt(body.length) : body.length;
        for (int at = 0; at < end; at += CHUNK) {
            sink.onBody(body, at, Math.min(CHUNK, end - at));
        }
        if (breaksOff) {
            throw ResponseLostException.noResponse(request, "broke off", null);
        }
        return new RawResponse(200, Map.of(), body, RawResponse.Origin.NETWORK);
    }

    /** The number of the response; −1 if unknown. A line break at its end may come from the store. */
    private static int numberOf(PaidPage page, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).stripTrailing();
        for (int number = 0; number < page.charges; number++) {
            if (text.equals(new String(Responses.page(Responses.NOTE, page.page, number), StandardCharsets.UTF_8))) {
                return number;
            }
        }
        return -1;
    }

    private static int numberIn(PaidPage page, Path file) throws IOException {
        try {
            PageFile read = PageFileParser.verify(Files.readAllBytes(file));
            if (read.header().values().values().stream()
                    .anyMatch(value -> value.chars().anyMatch(Character::isISOControl))) {
                throw new CorruptPageException("its header has holes");
            }
            return numberOf(page, read.body());
        } catch (CorruptPageException damaged) {
            return -1;
        }
    }

    /** Checks after a power cut that every returned page is stored. */
    private void check(PaidPage page) throws IOException {
        Set<Integer> there = older(page);
        int current = -1;
        try {
            byte[] body = store(FileOps.SYSTEM)
                    .replay(Responses.FORMAT)
                    .send(Responses.request(page.page))
                    .body();
            current = numberOf(page, body);
            figures.corrupt += current < 0 ? 1 : 0;
            there.add(numberIn(page, PageFileName.of(Responses.key(page.page)).page(root)));
        } catch (PageNotStoredException gone) {
            figures.lost += page.acknowledged.isEmpty() ? 0 : 1;
        } catch (StoredPageUnreadableException damaged) {
            figures.unreadable++;
        }
        figures.lost += current < page.latest() ? 1 : 0;
        figures.lost += (int) page.acknowledged.stream()
                .filter(number -> !there.contains(number))
                .count();
        figures.seenTooEarly += (int) page.seen.stream()
                .filter(number -> !there.contains(number) && !page.acknowledged.contains(number))
                .count();
        figures.recordsLost +=
                Math.max(0, page.doubtsTold - kept(StoreLayout.IN_DOUBT, page).size());
    }

    private Set<Integer> older(PaidPage page) throws IOException {
        Set<Integer> numbers = new HashSet<>();
        for (Path file : kept(StoreLayout.SUPERSEDED, page)) {
            numbers.add(numberIn(page, file));
        }
        return numbers;
    }

    private List<Path> kept(String holdingDirectory, PaidPage page) {
        try {
            return PageStore.at(root)
                    .context()
                    .reader()
                    .held(holdingDirectory, PageFileName.of(Responses.key(page.page)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private int records(PaidPage page) throws IOException {
        Path part = PageFileName.of(Responses.key(page.page)).part(root);
        return kept(StoreLayout.IN_DOUBT, page).size() + (Files.exists(part) ? 1 : 0);
    }

    /** The number of charges with a record: pages, superseded pages, and records in doubt. */
    private int recorded(PaidPage page) throws IOException {
        Set<Integer> pages = older(page);
        Path file = PageFileName.of(Responses.key(page.page)).page(root);
        if (Files.exists(file)) {
            pages.add(numberIn(page, file));
        }
        return pages.size() + records(page);
    }
}
