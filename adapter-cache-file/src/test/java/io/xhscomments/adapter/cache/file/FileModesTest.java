package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xhscomments.adapter.cache.file.format.PageFileBytes;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.policy.CorruptPagePolicy;
import io.xhscomments.adapter.cache.file.policy.StoreListener;
import io.xhscomments.adapter.cache.file.report.CheckReport;
import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.storage.FileOps;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageTransport;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The permissions of the files that a store creates. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no modes")
class FileModesTest {
    @TempDir
    Path dir;

    private Path root;

    @BeforeEach
    void root() {
        root = dir.resolve("a/b/pages");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    }

    /** The modes of each kind of file and directory. */
    private static Map<String, String> modes(Path root) throws IOException {
        Map<String, String> modes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                modes.merge(
                        Files.isDirectory(file) ? "directories" : "files",
                        mode(file),
                        (one, other) -> one.contains(other) ? one : one + " " + other);
            }
        }
        return modes;
    }

    private static void mode(Path file, String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static RawResponse fresh(byte[] body) {
        return new RawResponse(200, Map.of(), body, RawResponse.Origin.NETWORK);
    }

    /** Creates a file of every kind. */
    private static void fill(PageStore store) throws IOException {
        Stores.pay(store, Responses.key(0), Responses.page(0));
        PageTransport below = (request, sink) -> fresh(Responses.page(0));
        store.refresh(below, Responses.FORMAT).toBuilder()
                .noCacheLinks()
                .build()
                .send(Responses.request(0));
        store.importing(TikHubDecoder.create()).add(Responses.page(1), Responses.key(1));
        store.context()
                .writer()
                .begin(
                        PageFileName.of(Responses.key(2)),
                        PageHeader.of(PageFileName.of(Responses.key(2)), Stores.NOW, PageSource.PAID))
                .close();
        PageTransport noPage = (request, sink) -> fresh(PageFileBytes.bytes("{\"code\":200}"));
        ReadThrough.builder(store, noPage, Responses.FORMAT)
                .noCacheLinks()
                .listener(StoreListener.NONE)
                .build()
                .send(Responses.request(2));
        Stores.change(Stores.page(store, 1), "nickname", "nicknamE");
        ReadThrough.builder(store, below, Responses.FORMAT)
                .noCacheLinks()
                .corruptPagePolicy(CorruptPagePolicy.PAY_AGAIN)
                .listener(StoreListener.NONE)
                .build()
                .send(Responses.request(1));
        store.context()
                .writer()
                .begin(
                        PageFileName.of(Responses.key(3)),
                        PageHeader.of(PageFileName.of(Responses.key(3)), Stores.NOW, PageSource.PAID))
                .close();
        for (String room : new String[] {
            StoreLayout.SUPERSEDED, StoreLayout.UNDECODABLE, StoreLayout.IN_DOUBT, StoreLayout.QUARANTINE
        }) {
            assertThat(Stores.in(store, room)).as(room).isNotEmpty();
        }
        assertThat(Stores.part(store, 3)).exists();
    }

    @Test
    void newFilesAreForTheOwnerOnly() throws IOException {
        fill(PageStore.at(root));

        assertThat(modes(root)).isEqualTo(Map.of("files", "rw-------", "directories", "rwx------"));
    }

    /** The parent directories do not belong to the store. */
    @Test
    void parentsOfTheRootKeepTheirModes() throws IOException {
        Files.createDirectory(dir.resolve("as usual"));

        Stores.with(root, 0);

        assertThat(mode(root.getParent())).isEqualTo(mode(dir.resolve("as usual")));
    }

    @Test
    void newFileIsPrivateFromItsCreation() throws IOException {
        Map<String, String> firstModes = new TreeMap<>();
        FileOps watched = new FileOps() {
            @Override
            public FileChannel create(Path file) throws IOException {
                FileChannel created = FileOps.super.create(file);
                firstModes.put(mode(file), file.toString());
                return created;
            }
        };

        fill(new PageStore(StoreContext.of(StoreReader.ofDirectory(root), watched, Clock.systemUTC())));

        assertThat(firstModes).containsOnlyKeys("rw-------");
    }

    @Test
    void existingFilesKeepTheirModes() throws IOException {
        Files.createDirectories(root);
        mode(root, "rwxr-xr-x");
        PageStore store = Stores.with(root, 0);
        mode(Stores.page(store, 0).getParent(), "rwxr-x--x");
        mode(Stores.page(store, 0), "rw-r--r--");
        mode(root.resolve(StoreLayout.LOCK), "rw-rw-r--");

        fill(PageStore.at(root));

        assertThat(mode(root)).isEqualTo("rwxr-xr-x");
        assertThat(mode(Stores.page(store, 0).getParent())).isEqualTo("rwxr-x--x");
        assertThat(mode(root.resolve(StoreLayout.LOCK))).isEqualTo("rw-rw-r--");
        assertThat(mode(Stores.page(store, 1))).isEqualTo("rw-------");
    }

    @Test
    void groupAccessSharesNewFiles() throws IOException {
        fill(PageStore.builder(root).groupAccess().build());

        assertThat(modes(root)).isEqualTo(Map.of("files", "rw-rw----", "directories", "rwxrwx---"));
    }

    @Test
    void sharedStoreStaysSharedWithoutTheSetting() throws IOException {
        Stores.pay(PageStore.builder(root).groupAccess().build(), Responses.key(9), Responses.page(9));
        Files.delete(root.resolve(StoreLayout.LOCK));

        fill(PageStore.at(root));

        assertThat(modes(root)).isEqualTo(Map.of("files", "rw-rw----", "directories", "rwxrwx---"));
    }

    /** The setgid bit makes new files inherit the group of their directory. */
    @Test
    void setgidBitOfDirectoriesStays() throws IOException {
        Files.createDirectories(root);
        Files.setAttribute(root, "unix:mode", 02770);

        Stores.pay(PageStore.builder(root).groupAccess().build(), Responses.key(0), Responses.page(0));

        Path directory = Stores.page(PageStore.at(root), 0).getParent();
        assertThat((int) Files.getAttribute(directory, "unix:mode") & 07777).isEqualTo(02770);
    }

    @Test
    void archivedStoreRefusesGroupAccess() throws IOException {
        Path zip = dir.resolve("store.zip");
        try (java.util.zip.ZipOutputStream out = new java.util.zip.ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new java.util.zip.ZipEntry(StoreLayout.MARKER));
        }
        try (PageStore store = PageStore.inArchive(zip, "")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.toBuilder().groupAccess());
        }
    }

    private static CheckReport check(Path root) {
        return PageStore.at(root).check(TikHubDecoder.create(), body -> false);
    }

    @Test
    void checkReportsUnredactedPagesOpenToOthers() throws IOException {
        PageStore store = Stores.with(root, 0, 1);
        assertThat(check(root).findings()).isEmpty();

        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                mode(file, Files.isDirectory(file) ? "rwxr-xr-x" : "rw-r--r--");
            }
        }

        CheckReport report = check(root);
        assertThat(report.isSound()).isTrue();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(CheckReport.Kind.OPEN_TO_OTHERS);
            assertThat(finding.file()).isEqualTo(root);
            assertThat(finding.description()).startsWith("2 pages ");
        });

        mode(Stores.page(store, 0), "rw-------");
        assertThat(check(root).of(CheckReport.Kind.OPEN_TO_OTHERS))
                .singleElement()
                .satisfies(finding -> assertThat(finding.description()).startsWith("1 pages "));
        mode(root, "rwxr-x---");
        assertThat(check(root).findings()).isEmpty();
    }

    @Test
    void checkAcceptsRedactedPagesOpenToOthers() throws IOException {
        PageStore store = Stores.with(root, 0);
        store.exporting(TikHubDecoder.create(), body -> body).to(dir.resolve("exported"));
        try (Stream<Path> files = Files.walk(dir.resolve("exported"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                mode(file, Files.isDirectory(file) ? "rwxr-xr-x" : "rw-r--r--");
            }
        }

        assertThat(check(dir.resolve("exported")).findings()).isEmpty();
    }
}
