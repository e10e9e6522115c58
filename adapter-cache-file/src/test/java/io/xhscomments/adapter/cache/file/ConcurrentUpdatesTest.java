package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.CommentId;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two updates of a note and a replay at once, each through a store of its own. */
class ConcurrentUpdatesTest {
    private static final int DAYS = 12;

    @TempDir
    Path dir;

    private final ChangingNote service = new ChangingNote();

    @Test
    void twoWritersPayOnceAndAReaderSeesAPartOfTheNote() throws ExecutionException, InterruptedException {
        NoteDays days = new NoteDays(service, dir.resolve("pages"));
        service.add(60);
        days.read();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (int day = 0; day < DAYS; day++) {
                days.nextDay();
                service.add(25);
                int before = service.requests.size();
                List<CommentId> truth = service.truthIds();
                AtomicBoolean written = new AtomicBoolean();
                Future<Boolean> reader = threads.submit(() -> {
                    do {
                        List<CommentId> seen = days.replayPastGaps().ids();
                        assertThat(seen).doesNotHaveDuplicates();
                        HashSet<CommentId> ids = new HashSet<>(seen);
                        assertThat(truth.stream().filter(ids::contains)).isEqualTo(seen);
                        assertThat(seen).hasSizeGreaterThanOrEqualTo(truth.size() - 25);
                    } while (!written.get());
                    return true;
                });
                Callable<List<CommentId>> update = () -> days.update().ids();
                List<Future<List<CommentId>>> writers = threads.invokeAll(List.of(update, update));
                written.set(true);
                for (Future<List<CommentId>> writer : writers) {
                    assertThat(writer.get()).isEqualTo(truth);
                }
                assertThat(reader.get()).isTrue();
                assertThat(service.requests.size() - before).isEqualTo(3);
                assertThat(days.replay().ids()).isEqualTo(truth);
                assertThat(days.open().rebuildRecords()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
