package io.xhscomments.adapter.cache.file;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Several processes read the same pages concurrently from a server that charges, and are killed at random. The server
 * sends a limited number of responses per kill, so that every kill hits a working process.
 */
final class KillTorture {
    private static final int PROCESSES = 3;
    private static final int THREADS = 8;
    private static final int MOST_MICROSECONDS = 3_000;

    private final Path root;
    private final int pages;
    private final int kills;
    private final String how;
    private final Random random;
    private final Semaphore responses = new Semaphore(0);
    private final AtomicInteger corrupt = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Reader[] readers = new Reader[PROCESSES];

    /** The counts of one run. */
    record Figures(
            int pages,
            int kills,
            int charges,
            int inDoubt,
            int undecodable,
            int unexplained,
            int corrupt,
            int missing,
            List<String> failures,
            long seconds) {
        @Override
        public String toString() {
            return PROCESSES + " processes x " + THREADS + " threads, " + pages + " pages, " + kills + " kills: "
                    + charges + " charges, " + inDoubt + " in doubt, " + undecodable
                    + " undecodable, unexplained charges " + unexplained
                    + ", corrupt pages served " + corrupt + ", pages missing " + missing + ", failures "
                    + failures.size() + ", " + seconds + " s";
        }
    }

    /** A process, and the thread that reads its output. */
    private final class Reader {
        private final ReaderProcess process;
        private final Thread listener;
        private volatile boolean reading;

        Reader(int port) throws IOException {
            process = ReaderProcess.start(
                    TortureReader.class, port, root, pages, THREADS, random.nextInt(Integer.MAX_VALUE), how);
            listener = new Thread(this::listen);
            listener.start();
        }

        private void listen() {
            try {
                for (String line = process.line(); line != null; line = process.line()) {
                    if (line.equals("reading")) {
                        reading = true;
                    } else if (line.equals("done")) {
                        reading = false;
                    } else if (line.startsWith("corrupt ")) {
                        corrupt.incrementAndGet();
                    } else {
                        failures.add(line);
                    }
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        void kill() throws InterruptedException {
            process.kill();
            listener.join();
        }

        void join() throws InterruptedException {
            listener.join();
        }
    }

    KillTorture(Path root, int pages, int kills, String how, long seed) {
        this.root = root;
        this.pages = pages;
        this.kills = kills;
        this.how = how;
        this.random = new Random(seed);
    }

    Figures run() throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (LedgerServer server = new LedgerServer(request -> TortureReader.response(request, how))) {
            server.fault(exchange -> {
                responses.acquireUninterruptibly();
                return false;
            });
            for (int i = 0; i < PROCESSES; i++) {
                readers[i] = new Reader(server.port());
            }
            int each = pages / (kills + 1);
            for (int killed = 0; killed < kills; killed++) {
                responses.release(each);
                killOne(server, each);
            }
            responses.release(Integer.MAX_VALUE / 2);
            for (Reader reader : readers) {
                reader.join();
            }
            return figures(server, (System.nanoTime() - start) / 1_000_000_000);
        }
    }

    /** Kills one of the reading processes at a random moment. */
    private void killOne(LedgerServer server, int each) throws IOException, InterruptedException {
        int left = random.nextInt(each);
        int chosen;
        do {
            LockSupport.parkNanos(random.nextInt(MOST_MICROSECONDS) * 1000L);
            chosen = random.nextInt(PROCESSES);
        } while (responses.availablePermits() > left || !readers[chosen].reading);
        readers[chosen].kill();
        readers[chosen] = new Reader(server.port());
    }

    private Figures figures(LedgerServer server, long seconds) throws IOException {
        PageStore store = PageStore.at(root);
        int inDoubt = 0;
        int undecodable = 0;
        int unexplained = 0;
        for (int page = 0; page < pages; page++) {
            PageRequest request = TortureReader.request(page);
            PageFileName name = PageFileName.of(new PageKey(Responses.ROUTE, request));
            int lost = store.context().reader().held(StoreLayout.IN_DOUBT, name).size();
            int kept = TortureReader.isUndecodable(request, how)
                    ? store.context()
                            .reader()
                            .held(StoreLayout.UNDECODABLE, name)
                            .size()
                    : 1;
            inDoubt += lost;
            undecodable += TortureReader.isUndecodable(request, how) ? kept : 0;
            unexplained += Math.max(0, server.charges(request) - kept - lost);
        }
        int missing = (int) IntStream.range(0, pages)
                .filter(page -> !isThere(store, page, how))
                .count();
        return new Figures(
                pages,
                kills,
                server.charges(),
                inDoubt,
                undecodable,
                unexplained,
                corrupt.get(),
                missing,
                failures,
                seconds);
    }

    private static boolean isThere(PageStore store, int page, String how) {
        PageRequest request = TortureReader.request(page);
        try {
            if (TortureReader.isUndecodable(request, how)) {
                return store.context()
                                .reader()
                                .held(StoreLayout.UNDECODABLE, PageFileName.of(new PageKey(Responses.ROUTE, request)))
                                .size()
                        == 1;
            }
            byte[] body = store.replay(Responses.FORMAT)
                    .send(TortureReader.request(page))
                    .body();
            return Arrays.equals(body, TortureReader.response(TortureReader.request(page)));
        } catch (CommentSourceException | IOException missing) {
            return false;
        }
    }
}
