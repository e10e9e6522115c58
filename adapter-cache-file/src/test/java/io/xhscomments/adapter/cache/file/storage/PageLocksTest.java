package io.xhscomments.adapter.cache.file.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.Responses;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.core.policy.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageLocksTest {
    private static final Duration LONG = Duration.ofDays(1);
    private static final PageFileName PAGE = PageFileName.of(Responses.key(0));
    private static final PageFileName OTHER = PageFileName.of(Responses.key(1));

    @TempDir
    Path dir;

    private Path file;
    private PageLocks locks;

    @BeforeEach
    void make() {
        file = dir.resolve(StoreLayout.LOCK);
        locks = new PageLocks(file);
    }

    private PageLocks.LockHandle take(PageFileName page) throws IOException {
        try {
            return locks.acquire(page, LONG, TimeSource.SYSTEM);
        } catch (InterruptedException byNobody) {
            throw new IllegalStateException(byNobody);
        }
    }

    @Test
    void oneThreadAtATimeHoldsALock() throws IOException {
        PageLocks.LockHandle held = take(PAGE);
        CompletableFuture<PageLocks.LockHandle> waits = new CompletableFuture<>();
        Thread other = new Thread(() -> {
            try {
                waits.complete(take(PAGE));
            } catch (IOException failed) {
                waits.completeExceptionally(failed);
            }
        });
        other.start();
        while (other.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(locks.tryAcquire(PAGE)).isEmpty();
        take(OTHER).close();
        assertThat(waits).isNotDone();

        held.close();
        waits.join().close();
        assertThat(locks.tryAcquire(PAGE)).isPresent();
    }

    @Test
    void timeoutIsReported() throws IOException {
        PageLocks.LockHandle held = take(PAGE);

        assertThatThrownBy(() -> locks.acquire(PAGE, Duration.ofMillis(1), TimeSource.SYSTEM))
                .isInstanceOf(PageLocks.Busy.class);
        held.close();
    }

    /** As for another class loader: the JVM refuses the byte, which is not a failure. */
    @Test
    void acquireWaitsForOtherLocksOnTheFile() throws IOException, InterruptedException {
        PageLocks unknownFields = new PageLocks(file);
        PageLocks.LockHandle held = take(PAGE);

        assertThat(unknownFields.tryAcquire(PAGE)).isEmpty();
        AtomicBoolean slept = new AtomicBoolean();
        PageLocks.LockHandle taken = unknownFields.acquire(PAGE, LONG, new TimeSource() {
            @Override
            public long nanoTime() {
                return 0;
            }

            @Override
            public void sleep(Duration time) {
                slept.set(true);
                held.close();
            }
        });

        assertThat(slept).isTrue();
        assertThat(locks.tryAcquire(PAGE)).isEmpty();
        taken.close();
        assertThat(locks.tryAcquire(PAGE)).isPresent();
    }

    @Test
    void interruptWhilePollingReleasesTheLock() throws Exception {
        PageLocks.LockHandle held = new PageLocks(file).tryAcquire(PAGE).orElseThrow();

        assertThatThrownBy(() -> locks.acquire(PAGE, LONG, new TimeSource() {
                    @Override
                    public long nanoTime() {
                        return 0;
                    }

                    @Override
                    public void sleep(Duration time) throws InterruptedException {
                        throw new InterruptedException();
                    }
                }))
                .isInstanceOf(InterruptedException.class);
        held.close();

        assertThat(locks.tryAcquire(PAGE)).isPresent();
    }

    /** An interrupt must not close the channel, because that would release every lock of the process. */
    @Test
    void interruptedThreadAcquiresAFreeLock() throws IOException {
        PageLocks.LockHandle other = take(OTHER);
        Thread.currentThread().interrupt();
        take(PAGE).close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(new PageLocks(file).tryAcquire(OTHER)).isEmpty();
        other.close();
        assertThat(new PageLocks(file).tryAcquire(OTHER)).isPresent();
    }

    @Test
    void timeoutMayBeEndless() throws IOException, InterruptedException {
        locks.acquire(PAGE, Duration.ofSeconds(Long.MAX_VALUE), TimeSource.SYSTEM)
                .close();
    }

    @Test
    void pagesWithTheSameByteExcludeEachOther() throws IOException {
        Map<Long, PageFileName> byByte = new HashMap<>();
        PageFileName one = null;
        PageFileName same = null;
        for (int page = 0; one == null; page++) {
            same = PageFileName.of(Responses.key(page));
            one = byByte.put(same.lockByte(), same);
        }

        PageLocks.LockHandle held = take(one);
        assertThat(locks.tryAcquire(same)).isEmpty();
        held.close();
        assertThat(locks.tryAcquire(same)).isPresent();
    }

    @Test
    void deletedLockFileIsCreatedAgain() throws IOException {
        PageLocks.LockHandle held = take(PAGE);
        Files.delete(file);

        PageLocks.LockHandle other = take(OTHER);
        assertThat(file).exists();
        assertThat(new PageLocks(file).tryAcquire(OTHER)).isEmpty();
        assertThat(locks.tryAcquire(PAGE)).as("this process remembers").isEmpty();

        held.close();
        other.close();
        PageLocks.LockHandle again = take(PAGE);
        assertThat(new PageLocks(file).tryAcquire(PAGE)).isEmpty();
        again.close();
    }

    @Test
    void invalidLockFileFailsAndLeavesThePageFree() throws IOException {
        Files.createDirectory(file);
        assertThatThrownBy(() -> take(PAGE)).isInstanceOf(IOException.class);
        Files.delete(file);
        Files.createSymbolicLink(file, dir.resolve("elsewhere"));
        assertThatThrownBy(() -> take(PAGE)).isInstanceOf(IOException.class);
        assertThat(dir.resolve("elsewhere")).doesNotExist();
        Files.delete(file);

        take(PAGE).close();
    }
}
