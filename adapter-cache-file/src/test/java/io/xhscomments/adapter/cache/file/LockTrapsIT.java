package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.storage.PageLocks;
import io.xhscomments.adapter.cache.file.storage.RootState;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.failure.StoreUnavailableException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.policy.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The pitfalls of POSIX file locks, and proof that the store avoids them. */
@DisabledOnOs(OS.WINDOWS)
class LockTrapsIT {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path dir;

    private Path root;
    private LedgerServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void start() throws IOException {
        server = LedgerServer.start();
        root = Files.createDirectory(dir.resolve("pages"));
    }

    @AfterEach
    void stop() {
        server.close();
        threads.shutdownNow();
    }

    private ReadThrough through(Path directory) {
        return ReadThrough.builder(PageStore.at(directory), new SocketTransport(server.port()), Responses.FORMAT)
                .noCacheLinks()
                .build();
    }

    private ReaderProcess holder() throws IOException {
        ReaderProcess holder = ReaderProcess.start(LockHolder.class, root.resolve(StoreLayout.LOCK));
        holder.await("ready");
        return holder;
    }

    private static void order(ReaderProcess holder, String order) throws IOException {
        holder.say(order);
        holder.await("done");
    }

    private static PageFileName name(int page) {
        return PageFileName.of(Responses.key(page));
    }

    private PageLocks locks() throws IOException {
        return RootState.of(root).locks();
    }

    /**
     * One process holds byte 1, the other holds byte 2; a second thread of the first waits for 2, and the other for 1.
     * No thread is stuck, because the first thread will release its byte. But the system counts processes, not threads.
     */
    @Test
    void blockingLocksFailWithAFalseDeadlock() throws ExecutionException, IOException, InterruptedException {
        try (ReaderProcess other = holder();
                FileChannel channel = FileChannel.open(root.resolve("raw.lock"), StandardOpenOption.WRITE)) {
            order(other, "block 2");
            FileLock one = channel.lock(1, 1, false);
            CompletableFuture<String> here = CompletableFuture.supplyAsync(() -> block(channel, 2), threads);
            other.say("block 1");
            CompletableFuture<String> there = CompletableFuture.supplyAsync(() -> line(other), threads);

            String first = (String) CompletableFuture.anyOf(here, there).get();
            System.out.println("Locks that block: " + first);
            assertThat(first).startsWith("failed: ");
            one.release();
        }
    }

    private static String block(FileChannel channel, long place) {
        try (FileLock lock = channel.lock(place, 1, false)) {
            return "done";
        } catch (IOException failed) {
            return "failed: " + failed.getMessage();
        }
    }

    private static String line(ReaderProcess process) {
        try {
            return process.line();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void storeLocksWaitWhereBlockingLocksFail() throws ExecutionException, IOException, InterruptedException {
        try (ReaderProcess other = holder()) {
            order(other, "take 2");
            PageLocks.LockHandle one = locks().acquire(name(1), LONG, TimeSource.SYSTEM);
            Future<PageLocks.LockHandle> here = threads.submit(() -> locks().acquire(name(2), LONG, TimeSource.SYSTEM));
            other.say("take 1");

            one.close();
            assertThat(other.line()).isEqualTo("done");
            order(other, "release 2");
            here.get().close();
        }
    }

    /** Reading and closing the lock file releases all locks of the process. So the store never reads it. */
    @Test
    void readingTheLockFileReleasesItsLocks() throws IOException, InterruptedException {
        try (ReaderProcess other = holder()) {
            order(other, "take 1");
            assertThat(locks().tryAcquire(name(1))).isEmpty();

            order(other, "read .lock");

            locks().acquire(name(1), LONG, TimeSource.SYSTEM).close();
        }
    }

    @Test
    void storeOperationsKeepTheirLocks() throws ExecutionException, IOException, InterruptedException {
        through(root).send(Responses.request(0));
        PageStore store = PageStore.at(root);
        try (PageLocks.LockHandle held = locks().tryAcquire(name(1)).orElseThrow();
                ReaderProcess other = holder()) {
            store.pages();
            store.check(TikHubDecoder.create(), body -> false);
            store.importing(TikHubDecoder.create()).add(Responses.page(2), Responses.key(2));
            store.exporting(TikHubDecoder.create(), body -> body).to(dir.resolve("exported"));
            store.replay(Responses.FORMAT).send(Responses.request(0));
            through(root).send(Responses.request(3));
            assertThatThrownBy(() -> store.replay(Responses.FORMAT).send(Responses.request(9)));

            other.say("take 1");
            Future<String> response = threads.submit(() -> line(other));
            order(holder(), "take 3");
            assertThat(response).isNotDone();
            held.close();
            assertThat(response.get()).isEqualTo("done");
        }
    }

    @Test
    void lockTimeoutOfAnotherProcessPaysNothing() throws Exception {
        try (ReaderProcess other = holder()) {
            order(other, "take 0");

            assertThatThrownBy(() -> through(root).toBuilder()
                            .lockTimeout(Duration.ofMillis(20))
                            .build()
                            .send(Responses.request(0)))
                    .isInstanceOfSatisfying(
                            StoreUnavailableException.class,
                            failure -> assertThat(failure.charge()).isEqualTo(Charge.FREE))
                    .hasMessageContaining("another thread or process has been working for this page");
            assertThat(server.charges()).isZero();

            other.kill();
            assertThat(through(root).send(Responses.request(0)).body()).isEqualTo(Responses.page(0));
        }
    }

    @Test
    void unavailableLockFailsBeforePaying() throws Exception {
        Files.createDirectory(root.resolve(StoreLayout.LOCK));

        failsBeforePaying(root);
    }

    private void failsBeforePaying(Path directory) {
        assertThatThrownBy(() -> through(directory).send(Responses.request(0)))
                .isInstanceOfSatisfying(
                        StoreUnavailableException.class,
                        failure -> assertThat(failure.charge()).isEqualTo(Charge.FREE));
        assertThat(server.charges()).isZero();
    }
}
