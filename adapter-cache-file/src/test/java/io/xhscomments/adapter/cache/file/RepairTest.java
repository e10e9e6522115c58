package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.report.RepairReport;
import io.xhscomments.adapter.cache.file.report.RepairReport.Failed;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.adapter.cache.file.storage.PageLocks;
import io.xhscomments.adapter.cache.file.storage.PartialFile;
import io.xhscomments.adapter.cache.file.storage.RootState;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairTest {
    private static final Duration DAY = Duration.ofHours(24);
    private static final String NONE = "it tells of no free copy that the service still keeps";

    @TempDir
    Path dir;

    private FreeCopies copies;
    private PageStore store;

    @BeforeEach
    void aStore() throws IOException {
        copies = FreeCopies.start();
        store = Stores.at(dir.resolve("pages"), Stores.NOW);
        pay(0);
    }

    @AfterEach
    void stop() {
        copies.close();
    }

    /** Stores a page whose response has a link, and keeps its free copy. */
    private Path pay(int page) {
        Stores.pay(store, Responses.key(page), copies.page(page));
        copies.keep(page);
        return Stores.page(store, page);
    }

    private Path damaged(int page) throws IOException {
        Path file = pay(page);
        Stores.change(file, "nickname", "nicknamE");
        return file;
    }

    private Path setAside(int page, String sideRoom) throws IOException {
        return store.context()
                .holding()
                .move(PageFileName.of(Responses.key(page)), damaged(page), sideRoom, Stores.NOW);
    }

    /** The partial file of a writer that died after this part of the response. */
    private Path part(int page, int came) throws IOException {
        PageFileName name = PageFileName.of(Responses.key(page));
        try (PartialFile part =
                store.context().writer().begin(name, PageHeader.of(name, Stores.NOW, PageSource.PAID))) {
            part.onHeaders(200, Map.of());
            part.onBody(copies.page(page), 0, came);
        }
        copies.keep(page);
        return Stores.part(store, page);
    }

    private RepairReport refill(Duration age) {
        return Stores.at(store.context().reader().root(), Stores.NOW.plus(age))
                .repair(TikHubDecoder.create(), copies.links());
    }

    private byte[] replayed(int page) {
        return store.replay(Responses.FORMAT).send(Responses.request(page)).body();
    }

    @Test
    void repairReadsEveryAvailableCopyAndNothingElse() throws IOException {
        byte[] broken = Files.readAllBytes(damaged(1));
        setAside(2, StoreLayout.QUARANTINE);
        setAside(3, StoreLayout.IN_DOUBT);
        part(4, 700);
        part(5, copies.page(5).length);

        RepairReport report = refill(DAY.minusMillis(1));

        assertThat(report.repaired())
                .containsExactlyInAnyOrder(
                        Responses.key(1), Responses.key(2), Responses.key(3), Responses.key(4), Responses.key(5));
        assertThat(report.failed()).isEmpty();
        for (int page = 0; page <= 5; page++) {
            assertThat(replayed(page)).isEqualTo(copies.page(page));
        }
        assertThat(copies.reads()).as("a response that was whole needs no copy").isEqualTo(4);
        assertThat(store.context().reader().held(StoreLayout.QUARANTINE, PageFileName.of(Responses.key(1))))
                .singleElement()
                .satisfies(kept -> assertThat(kept).hasBinaryContent(broken));
        assertThat(store.pages()).extracting(StoredPage::fetchedAt).containsOnly(Optional.of(Stores.NOW));

        assertThat(refill(DAY.minusMillis(1))).isEqualTo(new RepairReport(List.of(), List.of()));
        assertThat(copies.reads()).isEqualTo(4);
    }

    @Test
    void unrepairableFilesStayAndAreReported() throws IOException {
        Path damaged = damaged(1);
        Path quarantined = setAside(2, StoreLayout.QUARANTINE);
        Path foreign = Files.writeString(store.context().reader().root().resolve("quarantine/notes.txt"), "mine");
        Path directory = Files.createDirectory(store.context().reader().root().resolve("quarantine/more"));
        Map<String, String> before = DirectorySnapshot.of(dir);

        assertThat(refill(DAY).failed())
                .containsExactlyInAnyOrder(
                        new Failed(damaged, NONE),
                        new Failed(quarantined, NONE),
                        new Failed(foreign, "it does not tell which page it was"),
                        new Failed(directory, "it does not tell which page it was"));
        assertThat(copies.reads()).isZero();
        assertThat(DirectorySnapshot.of(dir)).isEqualTo(before);

        copies.status(503);
        assertThat(refill(Duration.ZERO).failed())
                .hasSize(4)
                .anySatisfy(
                        failed -> assertThat(failed.reason()).contains("the host responded 503", "may be tried again"));
        copies.status(404);
        assertThat(refill(Duration.ZERO).failed())
                .hasSize(4)
                .anySatisfy(failed -> assertThat(failed.reason()).contains("the host responded 404"))
                .allSatisfy(failed -> assertThat(failed.file()).exists());
        assertThat(DirectorySnapshot.of(dir)).isEqualTo(before);
    }

    @Test
    void copyOfAnotherPageIsRefused() throws IOException {
        Path quarantined = setAside(1, StoreLayout.QUARANTINE);
        copies.keep(1, Responses.page(2));

        assertThat(refill(Duration.ZERO).failed()).singleElement().satisfies(failed -> {
            assertThat(failed.file()).isEqualTo(quarantined);
            assertThat(failed.reason()).contains("it is the copy of another page");
        });
        assertThat(Stores.page(store, 1)).doesNotExist();
    }

    @Test
    void repairSkipsLockedPages() throws IOException {
        damaged(1);
        PageFileName name = PageFileName.of(Responses.key(1));

        try (PageLocks.LockHandle held = RootState.of(store.context().reader().root())
                .locks()
                .tryAcquire(name)
                .orElseThrow()) {
            assertThat(refill(Duration.ZERO)).isEqualTo(new RepairReport(List.of(), List.of()));
        }
        assertThat(copies.reads()).isZero();
        assertThat(refill(Duration.ZERO).repaired()).containsExactly(Responses.key(1));
    }

    /** A newer version has stored the page meanwhile, or the file is a link. */
    @Test
    void repairKeepsFilesThatMustStay() throws IOException {
        byte[] sound = Files.readAllBytes(pay(1));
        setAside(1, StoreLayout.QUARANTINE);
        Files.write(Stores.page(store, 1), sound);
        Stores.change(Stores.page(store, 1), "XHS-PAGE 1", "XHS-PAGE 2");
        setAside(2, StoreLayout.QUARANTINE);
        Files.createSymbolicLink(Stores.page(store, 2), Stores.page(store, 0));
        Map<String, String> before = DirectorySnapshot.of(dir);

        RepairReport report = refill(Duration.ZERO);

        assertThat(report.repaired()).isEmpty();
        assertThat(copies.reads()).isZero();
        assertThat(DirectorySnapshot.of(dir)).isEqualTo(before);
        assertThat(report.failed())
                .anySatisfy(failed -> assertThat(failed.reason()).contains("version 2 was found"))
                .anySatisfy(failed -> assertThat(failed.reason()).contains("symbolic link"));
    }

    @Test
    void repairOfAMissingStoreCreatesNothing() throws IOException {
        PageStore none = PageStore.at(dir.resolve("none"));
        assertThat(none.repair(TikHubDecoder.create(), copies.links()).failed()).isEmpty();
        assertThat(dir.resolve("none")).doesNotExist();

        damaged(1);
        Files.writeString(
                store.context().reader().root().resolve(StoreLayout.MARKER),
                "{\"format\":\"xhs-pages\",\"version\":2}");
        assertThatThrownBy(() -> refill(Duration.ZERO))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("version 2 was found");
        assertThat(copies.reads()).isZero();
    }
}
