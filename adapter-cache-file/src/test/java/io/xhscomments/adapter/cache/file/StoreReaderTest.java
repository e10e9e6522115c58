package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.format.CorruptPageException;
import io.xhscomments.adapter.cache.file.format.LastLine;
import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.format.PageKeyText;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages are read into reused buffers. Bytes of an earlier page must never appear. */
class StoreReaderTest {
    private static final int BUFFER = 128 * 1024;

    @TempDir
    Path dir;

    private PageStore store;

    @BeforeEach
    void open() {
        store = PageStore.at(dir);
    }

    /** Stores a page with a file of this length; returns its body. */
    private byte[] put(int page, int length) throws IOException {
        int filling = 0;
        for (int attempt = 0; attempt < 3; attempt++) {
            byte[] body = Responses.page(Responses.NOTE, page, filling);
            Files.deleteIfExists(file(page));
            store.importing(TikHubDecoder.create()).add(body, Responses.key(page));
            int missing = length - (int) Files.size(file(page));
            if (missing == 0) {
                return body;
            }
            filling += missing;
        }
        throw new IllegalArgumentException("There is no page of " + length + " bytes");
    }

    private Path file(int page) {
        return PageFileName.of(Responses.key(page)).page(dir);
    }

    private byte[] read(int page) throws IOException {
        return store.context()
                .reader()
                .page(PageFileName.of(Responses.key(page)))
                .body();
    }

    @ParameterizedTest
    @ValueSource(ints = {2_000, BUFFER - 1, BUFFER, BUFFER + 1, 3 * BUFFER})
    void pageOfAnySizeIsReadCompletely(int length) throws IOException {
        byte[] body = put(0, length);
        assertThat(read(0)).isEqualTo(body);

        Files.write(file(0), new byte[] {'\n'}, StandardOpenOption.APPEND);
        assertThatThrownBy(() -> read(0))
                .isInstanceOf(CorruptPageException.class)
                .hasMessageContaining("cut off or changed");
    }

    @Test
    void shortPageDoesNotContainBytesOfALongerOne() throws IOException {
        byte[] body = put(0, 2_000);
        byte[] whole = Files.readAllBytes(file(0));

        for (int length = whole.length - 1; length >= 0; length -= length > whole.length - 30 ? 1 : 29) {
            Files.write(file(0), whole);
            assertThat(read(0)).isEqualTo(body);
            Files.write(file(0), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> read(0)).as("%d bytes", length).isInstanceOf(CorruptPageException.class);
        }
    }

    @Test
    void returnedPageDoesNotChange() throws IOException {
        byte[] body = put(0, 3_000);
        put(1, 5_000);
        PageFile page = store.context().reader().page(PageFileName.of(Responses.key(0)));

        read(1);

        assertThat(page.body()).isEqualTo(body);
        assertThat(page.isOf(PageFileName.of(Responses.key(0)))).isTrue();
        assertThat(page.header().get(PageHeader.KEY)).contains(PageKeyText.of(Responses.key(0)));
    }

    @Test
    void concurrentReadsReturnTheirOwnPages() throws IOException, InterruptedException, ExecutionException {
        int threads = 20;
        List<byte[]> bodies = new ArrayList<>();
        for (int page = 0; page < threads; page++) {
            bodies.add(put(page, 2_000 + 100 * page));
        }
        ExecutorService readers = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int page = 0; page < threads; page++) {
                int number = page;
                work.add(() -> {
                    int same = 0;
                    for (int i = 0; i < 200; i++) {
                        same += Arrays.equals(read(number), bodies.get(number)) ? 1 : 0;
                    }
                    return same;
                });
            }
            for (Future<Integer> same : readers.invokeAll(work)) {
                assertThat(same.get()).isEqualTo(200);
            }
        } finally {
            readers.shutdownNow();
        }
    }

    /** An archive returns its bytes in pieces. */
    @Test
    void pageInAnArchiveIsReadCompletely() throws IOException {
        byte[] body = put(0, BUFFER - 1);
        Path archive = dir.resolve("pages.zip");
        try (FileSystem zip =
                FileSystems.newFileSystem(URI.create("jar:" + archive.toUri()), Map.of("create", "true"))) {
            Path page = zip.getPath("/" + PageFileName.of(Responses.key(0)).file());
            Files.createDirectories(page.getParent());
            Files.copy(file(0), page);
        }
        try (PageStore inArchive = PageStore.inArchive(archive, "")) {
            assertThat(inArchive
                            .context()
                            .reader()
                            .page(PageFileName.of(Responses.key(0)))
                            .body())
                    .isEqualTo(body);
        }
    }

    @Test
    void onlyAMatchingLastLineEndsAPage() throws IOException {
        put(0, 2_000);
        byte[] whole = Files.readAllBytes(file(0));

        assertThat(endsHere(whole, whole.length)).isTrue();
        for (int length = 0; length < whole.length; length++) {
            assertThat(endsHere(whole, length)).as("%d bytes", length).isFalse();
        }
        byte[] moved = Arrays.copyOfRange(whole, 1, whole.length);
        assertThat(endsHere(moved, moved.length)).isFalse();
    }

    private static boolean endsHere(byte[] bytes, int length) {
        return LastLine.endsWithLastLine(ByteBuffer.wrap(bytes).position(length));
    }
}
