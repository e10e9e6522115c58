package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.report.CheckReport;
import io.xhscomments.adapter.cache.file.report.PackReport;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.link.CacheLinkReader;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRedaction;
import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packed stores: the archives give what the directory gives, and nothing is written to them. */
class PackTest {
    @TempDir
    Path dir;

    private PageStore pack(PageStore store) throws IOException {
        store.pack(dir.resolve("packed"));
        return PageStore.at(dir.resolve("packed"));
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void aPackedStoreReplaysListsCountsAndChecksLikeItsDirectory() throws IOException {
        PageStore store = Stores.with(dir.resolve("pages"), 0, 1, 2);
        Map<String, String> before = DirectorySnapshot.of(dir.resolve("pages"));

        PackReport report = store.pack(dir.resolve("deep/packed"));

        assertThat(DirectorySnapshot.of(dir.resolve("pages"))).isEqualTo(before);
        try (PageStore packed = PageStore.at(dir.resolve("deep/packed"))) {
            Replay replay = packed.replay(Responses.FORMAT);
            for (int page = 0; page < 3; page++) {
                assertThat(replay.send(Responses.request(page)).body()).isEqualTo(Responses.page(page));
            }
            assertThatThrownBy(() -> replay.send(Responses.request(3)))
                    .isInstanceOf(PageNotStoredException.class)
                    .hasMessageContaining("among 3 pages, 3 of this note");
            assertThat(packed.pages()).hasSize(3);
            assertThat(packed.stats()).isEqualTo(store.stats());
            assertThat(packed.notes()).isEqualTo(store.notes()).hasSize(1);
            CheckReport check = packed.check(TikHubDecoder.create(), body -> false);
            assertThat(check.pages()).isEqualTo(3);
            assertThat(check.findings()).isEmpty();
        }
        assertThat(report.files()).isEqualTo(4);
        assertThat(report.leftOut()).isEmpty();
        assertThat(report.archives())
                .isEqualTo(files(dir.resolve("deep/packed")).size() - 1);
    }

    @Test
    void supersededPagesBelongToThePackedNote() throws IOException {
        ChangingNote service = new ChangingNote();
        NoteDays days = new NoteDays(service, dir.resolve("pages"));
        service.add(45);
        days.read();
        Instant since = service.now;
        days.nextDay();
        service.add(3);
        days.update();

        try (PageStore packed = pack(days.open())) {
            StoredNote note = packed.note(service, ChangingNote.NOTE);
            assertThat(note.size()).isEqualTo(48);
            assertThat(note.gaps()).isEmpty();
            assertThat(note.comments()).isEqualTo(days.stored().comments().toList());
            assertThat(note.changesSince(since)).hasSize(3);
            assertThat(packed.stats()).isEqualTo(days.open().stats());
            assertThat(packed.stats().superseded()).isEqualTo(1);
            assertThat(packed.hasSeveralReadings(service, ChangingNote.NOTE)).isTrue();
        }
    }

    @Test
    void equalStoresGiveEqualBytes() throws IOException {
        PageStore store = Stores.with(dir.resolve("pages"), 0, 1, 2);
        store.pack(dir.resolve("one"));
        store.pack(dir.resolve("other"));

        List<Path> files = files(dir.resolve("one"));
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            assertThat(dir.resolve("other").resolve(file.getFileName())).hasSameBinaryContentAs(file);
        }
    }

    @Test
    void anArchiveIsAStoreOfItsOwn() throws IOException {
        PageStore store = Stores.with(dir.resolve("pages"), 0);
        pack(store);
        String digits = Stores.page(store, 0).getParent().getFileName().toString();

        try (PageStore part = PageStore.inArchive(dir.resolve("packed").resolve(digits + ".zip"), "")) {
            assertThat(part.replay(Responses.FORMAT).send(Responses.request(0)).body())
                    .isEqualTo(Responses.page(0));
        }
    }

    @Test
    void heldResponsesAreKeptAndUnfinishedFilesAreNamed() throws IOException {
        PageStore store = Stores.with(dir.resolve("pages"), 0, 1);
        Path quarantine = Files.createDirectories(dir.resolve(
                "pages/quarantine/" + Stores.page(store, 1).getParent().getFileName()));
        String digits = quarantine.getFileName()
                + Stores.page(store, 1).getFileName().toString().replace(".page", "");
        Files.move(Stores.page(store, 1), quarantine.resolve(digits + ".1.page"));
        Path part = Files.writeString(Stores.part(store, 0), "XHS-PAGE 1");

        PackReport report = store.pack(dir.resolve("packed"));
        PageStore packed = PageStore.at(dir.resolve("packed"));

        assertThat(report.leftOut()).containsExactly(part);
        assertThat(packed.stats().quarantined()).isEqualTo(1);
        assertThat(packed.held(TikHubDecoder.create())).hasSize(1);
        assertThat(packed.check(TikHubDecoder.create(), body -> false).of(CheckReport.Kind.MISSING))
                .hasSize(1);
    }

    @Test
    void everyWriterRefusesAPackedStore() throws IOException {
        PageStore store = Stores.with(dir.resolve("pages"), 0);
        PageStore packed = pack(store);
        List<Path> before = files(dir.resolve("packed"));

        for (Runnable write : List.<Runnable>of(
                () -> Stores.through(packed, Responses.FORMAT),
                () -> packed.importing(TikHubDecoder.create()),
                () -> packed.repair(TikHubDecoder.create(), CacheLinkReader.ofDefaults()),
                packed::rebuildRecords,
                () -> PageStore.builder(dir.resolve("packed")).groupAccess(),
                () -> store.exporting(TikHubDecoder.create(), TikHubRedaction.secrets())
                        .to(dir.resolve("packed")))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(write::run)
                    .withMessageContaining(dir.resolve("packed") + " is in an archive, which can only be read");
        }
        assertThat(files(dir.resolve("packed"))).isEqualTo(before);
    }

    @Test
    void packingNeedsAStoreAndANewDirectory() throws IOException {
        PageStore store = Stores.with(dir.resolve("pages"), 0);
        Files.createDirectory(dir.resolve("taken"));
        Files.createDirectory(dir.resolve("empty"));

        assertThatThrownBy(() -> store.pack(dir.resolve("taken")))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("expected the name of a new directory");
        assertThatThrownBy(() -> PageStore.at(dir.resolve("empty")).pack(dir.resolve("packed")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("must be a page store");
        assertThat(dir.resolve("packed")).doesNotExist();
    }

    @Test
    void aDraftOfARunThatDiedIsNotOverwritten() throws IOException {
        PageStore store = Stores.with(dir.resolve("pages"), 0);
        Path draft = Files.createDirectory(dir.resolve("packed.part"));
        Files.writeString(draft.resolve("00.zip"), "half");

        assertThatThrownBy(() -> store.pack(dir.resolve("packed")))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("left by a run that died");
        assertThat(draft.resolve("00.zip")).hasContent("half");
    }

    @Test
    void aFailedPackLeavesNothingBehind() throws IOException {
        PageStore store = Stores.with(dir.resolve("pages"), 0, 1);
        Files.writeString(dir.resolve("pages/superseded"), "no directory");

        assertThatThrownBy(() -> store.pack(dir.resolve("packed"))).isInstanceOf(IOException.class);

        assertThat(dir)
                .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("packed"));
    }

    @Test
    void aDamagedArchiveIsReportedAndOthersAreRead() throws IOException {
        PageStore store = Stores.with(dir.resolve("pages"), 0, 1);
        pack(store);
        String digits = Stores.page(store, 0).getParent().getFileName().toString();
        Files.writeString(dir.resolve("packed").resolve(digits + ".zip"), "damaged");

        try (PageStore packed = PageStore.at(dir.resolve("packed"))) {
            Replay replay = packed.replay(Responses.FORMAT);
            assertThatThrownBy(() -> replay.send(Responses.request(0)))
                    .isInstanceOf(StoredPageUnreadableException.class)
                    .hasMessageContaining(digits + ".zip cannot be read");
            assertThat(replay.send(Responses.request(1)).body()).isEqualTo(Responses.page(1));
            assertThat(packed.stats().unreadable()).isEqualTo(1);
            assertThat(packed.check(TikHubDecoder.create(), body -> false).of(CheckReport.Kind.UNREADABLE))
                    .hasSize(1);
        }
    }

    /** A version that knows no packed stores sees a newer format, and pays for nothing. */
    @Test
    void theMarkerHasANewerVersion() throws IOException {
        pack(Stores.with(dir.resolve("pages"), 0));

        assertThat(dir.resolve("packed").resolve(StoreLayout.MARKER))
                .hasContent("{\"format\":\"xhs-pages\",\"version\":2,\"packed\":true}");
    }
}
