package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.cache.file.Callers.Outcome;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.adapter.cache.file.storage.FileOps;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.page.Charge;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many callers request the same pages through several stores on one directory, and are interrupted at random: at each
 * payment and at each disk operation one caller is, usually during the fetch of its page.
 */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("torture")
class InterruptTortureTest {
    private static final int CALLERS = 12;
    private static final int PAGES = 50;
    private static final int SEEDS = Integer.getInteger("interrupts.seeds", 3);

    @TempDir
    Path dir;

    private final AtomicInteger interrupts = new AtomicInteger();
    private final AtomicInteger toldUnknown = new AtomicInteger();
    private final AtomicInteger toldFree = new AtomicInteger();

    /** One round with a new store and its callers. */
    private final class Round implements FileOps {
        private final Random random;
        private final boolean interrupting;
        private final Path root;
        private final List<Thread> threads = new ArrayList<>();

        Round(int seed, boolean interrupting) {
            this.random = new Random(seed);
            this.interrupting = interrupting;
            this.root = dir.resolve(seed + "-" + interrupting);
        }

        private synchronized void poke() {
            if (interrupting && random.nextInt(3) == 0) {
                threads.get(random.nextInt(threads.size())).interrupt();
                interrupts.incrementAndGet();
            }
        }

        @Override
        public void write(FileChannel file, ByteBuffer bytes, long at) throws IOException {
            poke();
            FileOps.super.write(file, bytes, at);
        }

        @Override
        public void force(FileChannel file) throws IOException {
            poke();
            FileOps.super.force(file);
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            poke();
            FileOps.super.rename(from, to);
        }

        /** Reads all pages with all callers; returns the charges that were reported to them. */
        long run(LedgerServer server) throws ExecutionException, InterruptedException {
            List<FutureTask<Long>> calls = new ArrayList<>();
            ReadThrough shared = through(server);
            synchronized (this) {
                for (int i = 0; i < CALLERS; i++) {
                    List<Integer> pages =
                            new ArrayList<>(IntStream.range(0, PAGES).boxed().toList());
                    Collections.shuffle(pages, random);
                    ReadThrough own = i % 3 == 0 ? through(server) : shared;
                    FutureTask<Long> call = new FutureTask<>(() -> readAll(own, pages));
                    calls.add(call);
                    threads.add(new Thread(call, "caller"));
                }
            }
            threads.forEach(Thread::start);
            long told = 0;
            for (FutureTask<Long> call : calls) {
                told += call.get();
            }
            Callers.awaitStores();
            return told;
        }

        private ReadThrough through(LedgerServer server) {
            return ReadThrough.builder(
                            new PageStore(StoreContext.of(StoreReader.ofDirectory(root), this, Clock.systemUTC())),
                            new SocketTransport(server.port()),
                            Responses.FORMAT)
                    .noCacheLinks()
                    .listener(StoreListener.NONE)
                    .build();
        }

        private long readAll(ReadThrough through, List<Integer> pages) {
            long told = 0;
            for (int page : pages) {
                Outcome outcome;
                do {
                    outcome = Callers.outcome(() -> through.send(Responses.request(page)));
                    told += outcome.paid();
                    outcome.failure().ifPresent(failure -> {
                        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
                        boolean unknown = failure instanceof ResponseLostException;
                        assertThat(failure.charge()).isEqualTo(unknown ? Charge.UNKNOWN : Charge.FREE);
                        assertThat(unknown || failure instanceof RequestNotSentException)
                                .isTrue();
                        (unknown ? toldUnknown : toldFree).incrementAndGet();
                    });
                } while (outcome.failure().isPresent());
                assertThat(outcome.page().orElseThrow().body()).isEqualTo(Responses.page(page));
            }
            return told;
        }

        private void assertAllIsThere(LedgerServer server) throws IOException {
            PageStore store = PageStore.at(root);
            for (int page = 0; page < PAGES; page++) {
                assertThat(server.charges(Responses.request(page))).isEqualTo(1);
                assertThat(PageFileParser.verify(Files.readAllBytes(Stores.page(store, page)))
                                .body())
                        .isEqualTo(Responses.page(page));
            }
            assertThat(store.check(TikHubDecoder.create(), body -> false).findings())
                    .isEmpty();
        }
    }

    private long tortured(int seed, boolean interrupting) throws IOException, ExecutionException, InterruptedException {
        try (LedgerServer server = LedgerServer.start()) {
            Round round = new Round(seed, interrupting);
            server.fault(exchange -> {
                round.poke();
                return false;
            });
            long told = round.run(server);
            round.assertAllIsThere(server);
            return told;
        }
    }

    @Test
    void interruptsLoseNoPageAndNoCharge() throws IOException, ExecutionException, InterruptedException {
        long told = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            long toldOfRound = tortured(seed, true);
            assertThat(toldOfRound).isGreaterThanOrEqualTo(PAGES);
            told += toldOfRound;
        }

        assertThat(interrupts).hasValueGreaterThan(SEEDS * PAGES);
        assertThat(toldUnknown).hasPositiveValue();
        assertThat(toldFree).hasPositiveValue();
        Figures.print(
                "interrupts: %d at %d callers reading %d pages; lost 0, paid twice 0, cut off 0; charged %d, told %d"
                        + " (%d calls may have been charged, %d were free)",
                interrupts.get(), CALLERS, SEEDS * PAGES, SEEDS * PAGES, told, toldUnknown.get(), toldFree.get());
    }

    @Test
    void uninterruptedCallersReportEveryChargeOnce() throws IOException, ExecutionException, InterruptedException {
        assertThat(tortured(0, false)).isEqualTo(PAGES);
    }
}
