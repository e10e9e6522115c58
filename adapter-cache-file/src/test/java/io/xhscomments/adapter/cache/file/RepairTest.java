package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.RepairReport.Failed;
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

    /** Stores a page whose response tells a link, and keeps its free copy. */
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
        return store.shelf().setAside(PageFileName.of(Responses.key(page)), damaged(page), sideRoom, Stores.NOW);
    }

    /** What a writer left that died when so much of the response had come. */
    private Path part(int page, int came) throws IOException {
        PageFileName name = PageFileName.of(Responses.key(page));
        try (PartFile part = store.shelf().begin(name, PageHeader.of(name, Stores.NOW, PageSource.PAID))) {
            part.onHeaders(200, Map.of());
            part.onBody(copies.page(page), 0, came);
        }
        copies.keep(page);
        return Stores.part(store, page);
    }

    private RepairReport refill(Duration age) {
        return Stores.at(store.room().root(), Stores.NOW.plus(age)).refill(TikHubDecoder.create(), copies.links());
    }

    private byte[] replayed(int page) {
        return store.replay(Responses.FORMAT).send(Responses.request(page)).body();
    }

    @Test
    void everythingWhoseCopyIsKeptIsReadAgainAndNothingElse() throws IOException {
        byte[] broken = Files.readAllBytes(damaged(1));
        setAside(2, StoreReader.QUARANTINE);
        setAside(3, StoreReader.IN_DOUBT);
        part(4, 700);
        part(5, copies.page(5).length);

        RepairReport report = refill(DAY.minusMillis(1));

        assertThat(report.refilled())
                .containsExactlyInAnyOrder(
                        Responses.key(1), Responses.key(2), Responses.key(3), Responses.key(4), Responses.key(5));
        assertThat(report.failed()).isEmpty();
        for (int page = 0; page <= 5; page++) {
            assertThat(replayed(page)).isEqualTo(copies.page(page));
        }
        assertThat(copies.reads()).as("a response that was whole needs no copy").isEqualTo(4);
        assertThat(store.room().kept(StoreReader.QUARANTINE, PageFileName.of(Responses.key(1))))
                .singleElement()
                .satisfies(kept -> assertThat(kept).hasBinaryContent(broken));
        assertThat(store.pages()).extracting(StoredPage::fetchedAt).containsOnly(Optional.of(Stores.NOW));

        assertThat(refill(DAY.minusMillis(1))).isEqualTo(new RepairReport(List.of(), List.of()));
        assertThat(copies.reads()).isEqualTo(4);
    }

    @Test
    void whatCannotBeReadAgainStaysAsItIsAndIsNamedWithTheReason() throws IOException {
        Path damaged = damaged(1);
        Path quarantined = setAside(2, StoreReader.QUARANTINE);
        Path foreign = Files.writeString(store.room().root().resolve("quarantine/notes.txt"), "mine");
        Path directory = Files.createDirectory(store.room().root().resolve("quarantine/more"));
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
                        failed -> assertThat(failed.why()).contains("the host responded 503", "may be tried again"));
        copies.status(404);
        assertThat(refill(Duration.ZERO).failed())
                .hasSize(4)
                .anySatisfy(failed -> assertThat(failed.why()).contains("the host responded 404"))
                .allSatisfy(failed -> assertThat(failed.file()).exists());
        assertThat(DirectorySnapshot.of(dir)).isEqualTo(before);
    }

    @Test
    void theCopyOfAnotherPageIsNotTaken() throws IOException {
        Path quarantined = setAside(1, StoreReader.QUARANTINE);
        copies.keep(1, Responses.page(2));

        assertThat(refill(Duration.ZERO).failed()).singleElement().satisfies(failed -> {
            assertThat(failed.file()).isEqualTo(quarantined);
            assertThat(failed.why()).contains("it is the copy of another page");
        });
        assertThat(Stores.page(store, 1)).doesNotExist();
    }

    @Test
    void aPageThatSomebodyWorksForIsLeftToThem() throws IOException {
        damaged(1);
        PageFileName name = PageFileName.of(Responses.key(1));

        try (PageLocks.LockHandle held =
                RootState.of(store.room().root()).locks.tryTake(name).orElseThrow()) {
            assertThat(refill(Duration.ZERO)).isEqualTo(new RepairReport(List.of(), List.of()));
        }
        assertThat(copies.reads()).isZero();
        assertThat(refill(Duration.ZERO).refilled()).containsExactly(Responses.key(1));
    }

    /** A newer version paid for it meanwhile, or somebody put a link there. */
    @Test
    void whatMayNotBeSetAsideIsNotReplaced() throws IOException {
        byte[] sound = Files.readAllBytes(pay(1));
        setAside(1, StoreReader.QUARANTINE);
        Files.write(Stores.page(store, 1), sound);
        Stores.change(Stores.page(store, 1), "XHS-PAGE 1", "XHS-PAGE 2");
        setAside(2, StoreReader.QUARANTINE);
        Files.createSymbolicLink(Stores.page(store, 2), Stores.page(store, 0));
        Map<String, String> before = DirectorySnapshot.of(dir);

        RepairReport report = refill(Duration.ZERO);

        assertThat(report.refilled()).isEmpty();
        assertThat(copies.reads()).isZero();
        assertThat(DirectorySnapshot.of(dir)).isEqualTo(before);
        assertThat(report.failed())
                .anySatisfy(failed -> assertThat(failed.why()).contains("version 2 was found"))
                .anySatisfy(failed -> assertThat(failed.why()).contains("symbolic link"));
    }

    @Test
    void whereThereIsNoStoreThereIsNothingToRefillAndNothingIsMade() throws IOException {
        PageStore none = PageStore.at(dir.resolve("none"));
        assertThat(none.refill(TikHubDecoder.create(), copies.links()).failed()).isEmpty();
        assertThat(dir.resolve("none")).doesNotExist();

        damaged(1);
        Files.writeString(store.room().root().resolve(StoreReader.MARKER), "{\"format\":\"xhs-pages\",\"version\":2}");
        assertThatThrownBy(() -> refill(Duration.ZERO))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("version 2 was found");
        assertThat(copies.reads()).isZero();
    }
}
