package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stores in zips, jars and on the class path. */
class ArchiveTest {
    @TempDir
    Path dir;

    private PageStore original;

    @BeforeEach
    void createTwoPages() {
        original = Stores.with(dir.resolve("resources/recorded/a note"), 0, 1);
    }

    /** Zips a directory, with or without entries for directories. */
    private Path zip(String name, Path from, boolean directories) throws IOException {
        Path zip = dir.resolve(name);
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file);
                Stream<Path> files = Files.walk(from)) {
            for (Path each : (Iterable<Path>) files.sorted()::iterator) {
                String entry = from.relativize(each).toString().replace('\\', '/');
                if (Files.isRegularFile(each)) {
                    out.putNextEntry(new ZipEntry(entry));
                    Files.copy(each, out);
                } else if (directories && !entry.isEmpty()) {
                    out.putNextEntry(new ZipEntry(entry + "/"));
                }
            }
        }
        return zip;
    }

    private void assertReplays(PageStore store) {
        Replay replay = store.replay(Responses.FORMAT);
        assertThat(replay.send(Responses.request(0)).body()).isEqualTo(Responses.page(0));
        assertThat(replay.send(Responses.request(1)).body()).isEqualTo(Responses.page(1));
        assertThatThrownBy(() -> replay.send(Responses.request(2)))
                .isInstanceOf(PageNotStoredException.class)
                .hasMessageContaining("among 2 pages, 2 of this note");
        assertThat(store.pages())
                .hasSize(2)
                .allSatisfy(page -> assertThat(page.source()).hasValue(PageSource.PAID));
        assertThat(store.check(TikHubDecoder.create(), body -> false).pages()).isEqualTo(2);
        assertThat(store.check(TikHubDecoder.create(), body -> false).findings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"recorded/a note", "/recorded/a note/", "recorded/./a note", "recorded/x/../a note"})
    void replayReadsADirectoryInAZip(String directory) throws IOException {
        for (boolean directories : new boolean[] {true, false}) {
            Path zip = zip(directories + ".zip", dir.resolve("resources"), directories);
            try (PageStore store = PageStore.inArchive(zip, directory)) {
                assertReplays(store);
            }
        }
    }

    @Test
    void replayReadsTheRootOfAZip() throws IOException {
        try (PageStore store =
                PageStore.inArchive(zip("top.zip", original.context().reader().root(), true), "")) {
            assertReplays(store);
            assertThat(store).hasToString("PageStore[/]");
        }
    }

    @Test
    void replayReadsResourcesInAJar() throws IOException {
        Path jar = zip("a jar+with 100% odd name.jar", dir.resolve("resources"), false);
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
                PageStore store = PageStore.inResources(loader, "recorded/a note")) {
            assertReplays(store);
        }
    }

    @Test
    void replayReadsResourcesInADirectory() throws IOException {
        URL resources = dir.resolve("resources").toUri().toURL();
        URL top = original.context().reader().root().toUri().toURL();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {resources}, null);
                URLClassLoader topLoader = new URLClassLoader(new URL[] {top}, null);
                PageStore store = PageStore.inResources(loader, "recorded/a note")) {
            assertReplays(store);
            assertReplays(PageStore.inResources(topLoader, ""));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PageStore.inResources(loader, "recorded"))
                    .withMessage("There must be a page store in the resources under \"recorded\", but there is no"
                            + " xhs-pages.json");
        }
    }

    @Test
    void archivedStoresRefuseReadThrough() throws IOException {
        Path zip = zip("store.zip", original.context().reader().root(), true);
        try (PageStore store = PageStore.inArchive(zip, "")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.readThrough(
                            (request, sink) -> {
                                throw new IllegalStateException("asked");
                            },
                            Responses.FORMAT))
                    .withMessage(
                            "The store / is in an archive, which can only be read; write to the directory that it was made from");
        }
    }

    @Test
    void replayRefusesDamagedPageInArchive() throws IOException {
        Stores.change(Stores.page(original, 0), "nickname", "nicknamE");
        try (PageStore store =
                PageStore.inArchive(zip("store.zip", original.context().reader().root(), true), "")) {
            assertThatThrownBy(() -> store.replay(Responses.FORMAT).send(Responses.request(0)))
                    .isInstanceOf(StoredPageUnreadableException.class)
                    .hasMessageContaining("truncated or changed");
        }
    }

    @Test
    void openingAnInvalidArchiveFails() throws IOException {
        Path missing = dir.resolve("missing.zip");
        List<Path> none = List.of(
                missing,
                Files.writeString(dir.resolve("text.zip"), "no zip"),
                Files.writeString(dir.resolve("text.pages"), "no zip"),
                dir.resolve("resources"));
        for (Path archive : none) {
            assertThatThrownBy(() -> PageStore.inArchive(archive, ""))
                    .as(archive.toString())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(archive.toString());
        }
    }

    /** As for a jar inside a jar. */
    @Test
    void resourcesOutsideDirectoriesAndJarsAreRefused() {
        URLStreamHandler nowhere = new URLStreamHandler() {
            @Override
            protected URLConnection openConnection(URL url) {
                return new URLConnection(url) {
                    @Override
                    public void connect() {}
                };
            }
        };
        ClassLoader loader = new ClassLoader(null) {
            @Override
            public URL getResource(String name) {
                try {
                    return new URL("nested", "", -1, "/" + name, nowhere);
                } catch (MalformedURLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageStore.inResources(loader, "recorded"))
                .withMessage("A page store must be in a directory or a jar, but is at nested:/recorded/xhs-pages.json");
    }

    /** An interrupt closes the channel of the reading thread, and all threads share the channel of the archive. */
    @Test
    void interruptDoesNotCloseTheArchive() throws IOException {
        try (PageStore store =
                PageStore.inArchive(zip("store.zip", original.context().reader().root(), true), "")) {
            Thread.currentThread().interrupt();
            byte[] body =
                    store.replay(Responses.FORMAT).send(Responses.request(0)).body();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(body).isEqualTo(Responses.page(0));
            assertReplays(store);
        }
    }
}
