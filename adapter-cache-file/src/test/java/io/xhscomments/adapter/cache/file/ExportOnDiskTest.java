package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.maintenance.StoreExport;
import io.xhscomments.adapter.cache.file.report.ExportReport;
import io.xhscomments.adapter.cache.file.storage.FileOps;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operations of an export on its disk and its threads. */
class ExportOnDiskTest {
    private static final int PAGES = 12;

    @TempDir
    Path dir;

    private final RecordedDisk disk = new RecordedDisk();
    private PageStore store;
    private Path target;

    /** Records operations by name, and fails at one of them. */
    private static final class RecordedDisk implements FileOps {
        private final Queue<String> steps = new ConcurrentLinkedQueue<>();
        private String refused = "";

        private void step(String name) throws IOException {
            if (name.equals(refused)) {
                throw new IOException("No space left on device");
            }
            steps.add(name);
        }

        @Override
        public void write(FileChannel file, ByteBuffer bytes, long position) throws IOException {
            step("write");
            FileOps.super.write(file, bytes, position);
        }

        @Override
        public void force(FileChannel file) throws IOException {
            step("force");
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            step("rename");
            FileOps.super.rename(from, to);
        }

        @Override
        public void forceDirectory(Path directory) throws IOException {
            step("force " + directory.getFileName());
        }

        private List<String> pageSteps() {
            return steps.stream()
                    .dropWhile(step -> !step.equals("PAGES"))
                    .skip(1)
                    .toList();
        }
    }

    @BeforeEach
    void aStore() {
        store = Stores.with(dir.resolve("pages"), IntStream.range(0, PAGES).toArray());
        target = dir.resolve("fixtures");
    }

    private ExportReport export(UnaryOperator<byte[]> redaction) throws IOException {
        StoreContext context = StoreContext.of(StoreReader.ofDirectory(target), disk, Clock.systemUTC());
        context.writer().directories().prepareWithoutRecords();
        disk.steps.add("PAGES");
        return new StoreExport(store.context().reader(), TikHubDecoder.create(), redaction, false, any -> true)
                .to(target, context);
    }

    @Test
    void exportWaitsForTheDiskOnceAfterAllPagesAreWritten() throws IOException {
        assertThat(export(body -> body)).isEqualTo(new ExportReport(PAGES, List.of()));

        List<String> steps = disk.pageSteps();
        assertThat(steps.subList(0, PAGES)).containsOnly("write");
        assertThat(steps.subList(PAGES, 3 * PAGES)).containsOnly("force", "rename");
        assertThat(steps.stream().filter("force"::equals)).hasSize(PAGES);
        Stream<String> directories = IntStream.range(0, PAGES)
                .mapToObj(
                        page -> "force " + PageFileName.of(Responses.key(page)).directory())
                .distinct();
        assertThat(steps.subList(3 * PAGES, steps.size()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(directories, Stream.of("force fixtures")).toList());
    }

    @Test
    void fullDiskLeavesNoFileBehind() throws IOException {
        for (String refused : List.of("write", "force", "rename")) {
            target = dir.resolve(refused);
            disk.refused = "";
            StoreContext.of(StoreReader.ofDirectory(target), disk, Clock.systemUTC())
                    .writer()
                    .directories()
                    .prepareWithoutRecords();
            disk.refused = refused;

            assertThatThrownBy(() -> export(body -> body)).isInstanceOf(IOException.class);

            try (Stream<Path> files = Files.walk(target)) {
                assertThat(files.filter(Files::isRegularFile).map(Path::getFileName))
                        .extracting(Path::toString)
                        .containsExactlyInAnyOrder("xhs-pages.json", ".gitattributes");
            }
        }
    }

    @Test
    void pagesAreRedactedBySeveralThreads() throws IOException {
        CountDownLatch two = new CountDownLatch(2);

        export(body -> {
            two.countDown();
            await(two);
            return body;
        });

        assertThat(two.getCount()).isZero();
    }

    @Test
    void pagesAreCheckedBySeveralThreads() throws IOException {
        export(body -> body);
        CountDownLatch two = new CountDownLatch(2);

        assertThat(PageStore.at(target)
                        .check(TikHubDecoder.create(), body -> {
                            two.countDown();
                            await(two);
                            return false;
                        })
                        .pages())
                .isEqualTo(PAGES);

        assertThat(two.getCount()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
