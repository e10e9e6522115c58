package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.adapter.cache.file.format.PageFileBytes;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageKeyText;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives with hostile entries, and the cost of reading an archive. */
class HostileArchiveTest {
    private static final int PAGES = 50;
    /** The position of the sizes in a central directory header; see the ZIP format, 4.3.12. */
    private static final int CENTRAL_SIGNATURE = 0x02014b50;

    private static final int UNCOMPRESSED_SIZE = 24;

    @TempDir
    Path dir;

    private Path zip;

    @BeforeEach
    void name() {
        zip = dir.resolve("store.zip");
    }

    private interface Filling {
        void fill(ZipOutputStream out) throws IOException;
    }

    private PageStore store(Filling filling) throws IOException {
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            put(out, StoreLayout.MARKER, PageFileBytes.bytes("{\"format\":\"xhs-pages\",\"version\":1}"));
            filling.fill(out);
        }
        return PageStore.inArchive(zip, "");
    }

    private static void put(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(bytes);
        out.closeEntry();
    }

    private static String name(int page) {
        return PageFileName.of(Responses.key(page)).file();
    }

    private static byte[] page(int page) {
        return PageFileBytes.file(
                "XHS-PAGE 1\nkey: " + PageKeyText.of(Responses.key(page)) + "\n\n",
                new String(Responses.page(page), StandardCharsets.UTF_8));
    }

    private PageStore storeOfPages() throws IOException {
        return store(out -> {
            for (int page = 0; page < PAGES; page++) {
                put(out, name(page), page(page));
            }
        });
    }

    /** One thread per page would cost ten times as much as the page. */
    @Test
    void readingAPageStartsNoThread() throws IOException {
        try (PageStore store = storeOfPages()) {
            Replay replay = store.replay(Responses.FORMAT);
            replay.send(Responses.request(0));
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long before = threads.getTotalStartedThreadCount();

            for (int i = 0; i < 1000; i++) {
                assertThat(replay.send(Responses.request(i % PAGES)).body()).isEqualTo(Responses.page(i % PAGES));
            }
            store.pages();

            assertThat(threads.getTotalStartedThreadCount() - before).isLessThan(20);
        }
    }

    /** Reading names and kinds does not read the times inside the entries. */
    @Test
    void interruptClosesNoArchiveChannel() throws IOException {
        FileTime time = FileTime.from(Instant.parse("2026-11-23T17:00:00Z"));
        PageStore store = store(out -> {
            for (int page = 0; page < 3; page++) {
                out.putNextEntry(new ZipEntry(name(page))
                        .setCreationTime(time)
                        .setLastAccessTime(time)
                        .setLastModifiedTime(time));
                out.write(page(page));
                out.closeEntry();
            }
        });
        try (store) {
            Thread.currentThread().interrupt();

            assertThat(store.pages()).hasSize(3);
            assertThat(store.check(TikHubDecoder.create(), body -> false).pages())
                    .isEqualTo(3);
            assertThatThrownBy(() -> store.replay(Responses.FORMAT).send(Responses.request(9)))
                    .isInstanceOf(PageNotStoredException.class);
            assertThat(store.replay(Responses.FORMAT).send(Responses.request(0)).body())
                    .isEqualTo(Responses.page(0));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(store.pages()).hasSize(3);
        }
    }

    /** Files of zeros, which need a thousandth of their size in the archive. */
    @ParameterizedTest
    @ValueSource(ints = {200, 6_000})
    void missReadsABoundedPartOfAnArchive(int entries) throws IOException {
        byte[] megabyte = new byte[1024 * 1024];
        PageStore bomb = store(out -> {
            out.setLevel(9);
            for (int entry = 0; entry < entries; entry++) {
                String digits = java.util.HexFormat.of().toHexDigits(0)
                        + java.util.HexFormat.of().toHexDigits(0L)
                        + java.util.HexFormat.of().toHexDigits(entry * 7919L);
                put(
                        out,
                        digits.substring(38) + "/" + digits.substring(0, 38) + ".page",
                        entry < 200 ? megabyte : new byte[0]);
            }
        });
        try (bomb) {
            long before = allocated();
            PageNotStoredException miss = catchThrowableOfType(
                    PageNotStoredException.class,
                    () -> bomb.replay(Responses.FORMAT).send(Responses.request(0)));

            assertThat(miss).hasMessageContaining("among the first 0 pages, 0 of this note");
            // The complete content has more than 200 MB. The JDK reads some bytes beside the content.
            assertThat(allocated() - before).isLessThan(192L * megabyte.length);
        }
    }

    /** The allocations of this thread include every byte that it has read. */
    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @Test
    void missReadsABoundedPartOfADirectory() throws IOException {
        PageStore store = Stores.with(dir.resolve("pages"), 0);
        Path directory = Files.createDirectories(dir.resolve("pages/ff"));
        for (int file = 0; file < 5_001; file++) {
            Files.createFile(
                    directory.resolve("0".repeat(30) + java.util.HexFormat.of().toHexDigits(file) + ".page"));
        }

        assertThatThrownBy(() -> store.replay(Responses.FORMAT).send(Responses.request(1)))
                .isInstanceOf(PageNotStoredException.class)
                .hasMessageContaining("among the first 1 pages, 1 of this note");
    }

    @Test
    void inflationBombIsRefusedAtTheLimit() throws IOException {
        byte[] megabyte = new byte[1024 * 1024];
        PageStore bomb = store(out -> {
            out.putNextEntry(new ZipEntry(name(0)));
            for (int written = 0; written < 70; written++) {
                out.write(megabyte);
            }
            out.closeEntry();
        });
        try (bomb) {
            assertUnreadable(bomb, "larger than 67108864 bytes");
        }
    }

    /** The archive's directory may claim any size for an entry. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 64 * 1024 * 1024, Integer.MAX_VALUE, -1})
    void wrongEntrySizeIsNotTrusted(int claimed) throws IOException {
        storeOfPages().close();
        claim(name(0), claimed);

        try (PageStore store = PageStore.inArchive(zip, "")) {
            if (claimed == Integer.MAX_VALUE || claimed == -1) {
                assertUnreadable(store, "larger than 67108864 bytes");
            } else {
                assertThat(store.replay(Responses.FORMAT)
                                .send(Responses.request(0))
                                .body())
                        .isEqualTo(Responses.page(0));
            }
            assertThat(store.replay(Responses.FORMAT).send(Responses.request(1)).body())
                    .isEqualTo(Responses.page(1));
            assertThat(store.pages()).hasSizeGreaterThanOrEqualTo(PAGES - 1);
        } catch (java.io.UncheckedIOException refusedAtTheDoor) {
            assertThat(refusedAtTheDoor).hasMessageContaining(zip.toString());
        }
    }

    private void claim(String name, int size) throws IOException {
        byte[] bytes = Files.readAllBytes(zip);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.lastIndexOf(name) - 46;
        assertThat(buffer.getInt(at)).isEqualTo(CENTRAL_SIGNATURE);
        buffer.putInt(at + UNCOMPRESSED_SIZE, size);
        Files.write(zip, bytes);
    }

    private static void assertUnreadable(PageStore store, String words) {
        assertThatThrownBy(() -> store.replay(Responses.FORMAT).send(Responses.request(0)))
                .isInstanceOf(StoredPageUnreadableException.class)
                .hasMessageContaining(words);
    }

    @Test
    void entryThatIsNotAFileIsRefused() throws IOException {
        PageStore store = store(out -> {
            put(out, name(0) + "/", new byte[0]);
            put(out, "/" + name(1), page(1));
        });
        try (store) {
            assertUnreadable(store, "it is a directory");
            assertThat(store.replay(Responses.FORMAT).send(Responses.request(1)).body())
                    .isEqualTo(Responses.page(1));
        }
    }

    @Test
    void replayReadsAnArchiveInsideAnArchive() throws IOException {
        storeOfPages().close();
        Path outer = dir.resolve("outer.zip");
        try (OutputStream file = Files.newOutputStream(outer);
                ZipOutputStream out = new ZipOutputStream(file)) {
            put(out, "inner.zip", Files.readAllBytes(zip));
        }

        try (java.nio.file.FileSystem outside = java.nio.file.FileSystems.newFileSystem(outer);
                PageStore store = PageStore.inArchive(outside.getPath("inner.zip"), "")) {
            Thread.currentThread().interrupt();
            assertThat(store.replay(Responses.FORMAT).send(Responses.request(0)).body())
                    .isEqualTo(Responses.page(0));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(store.pages()).hasSize(PAGES);
        }
    }
}
