package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.report.ImportResult;
import io.xhscomments.adapter.cache.file.report.ImportResult.Outcome;
import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.adapter.cache.file.storage.PageLocks;
import io.xhscomments.adapter.cache.file.storage.PartialFile;
import io.xhscomments.adapter.cache.file.storage.RootState;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageImporterTest {
    private static final NoteId SAMPLE_NOTE = NoteId.of("6683b283000000001f0052bf");
    private static final PageKey SAMPLE = new PageKey("web-v1", PageRequest.comments(SAMPLE_NOTE));

    @TempDir
    Path dir;

    private PageStore store;
    private PageImporter importing;

    @BeforeEach
    void aStore() {
        store = Stores.at(dir.resolve("pages"), Stores.NOW);
        importing = store.importing(TikHubDecoder.create());
    }

    private Path saved(byte[] response) throws IOException {
        return Files.write(dir.resolve("response.json"), response);
    }

    private static Path sample() throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(PageImporterTest.class.getResource("/saved/web-v1-get_note_comments.json"))
                        .toURI());
    }

    private byte[] replayed(int page) {
        return store.replay(Responses.FORMAT).send(Responses.request(page)).body();
    }

    @Test
    void savedResponseBecomesThePageItReports() throws Exception {
        assertThat(importing.add(sample())).isEqualTo(new ImportResult(Outcome.STORED, Optional.of(SAMPLE), ""));

        assertThat(store.replay(Responses.FORMAT).send(SAMPLE.request()).body())
                .isEqualTo(Files.readAllBytes(sample()));
        assertThat(store.replay(Responses.FORMAT)
                        .source()
                        .fetch(SAMPLE.request())
                        .comments())
                .hasSize(7);
        assertThat(store.pages()).singleElement().satisfies(page -> {
            assertThat(page.source()).hasValue(PageSource.IMPORT);
            assertThat(page.fetchedAt()).as("the service's own time").hasValue(Instant.ofEpochSecond(1770343442));
            assertThat(page.requestId()).hasValue("90ebebd4-5f9f-4d96-bf63-4488a5b8334f");
        });
    }

    @Test
    void responseWithoutTimeIsAsOldAsItsFile() throws IOException {
        String timeless =
                new String(Responses.page(0), StandardCharsets.UTF_8).replace("\"time_stamp\":1770343442,", "");
        Path file = saved(timeless.getBytes(StandardCharsets.UTF_8));
        Files.setLastModifiedTime(file, FileTime.from(Stores.NOW.minusSeconds(5)));

        importing.add(file);
        importing.add(
                new String(Responses.page(1), StandardCharsets.UTF_8)
                        .replace("\"time_stamp\":1770343442,", "")
                        .getBytes(StandardCharsets.UTF_8),
                Responses.key(1));

        assertThat(store.pages())
                .extracting(StoredPage::fetchedAt)
                .containsExactlyInAnyOrder(Optional.of(Stores.NOW.minusSeconds(5)), Optional.of(Stores.NOW));
    }

    @Test
    void existingPageIsKept() throws IOException {
        Stores.pay(store, Responses.key(0), Responses.page(0));
        Map<String, String> before =
                DirectorySnapshot.of(store.context().reader().root());

        assertThat(importing.add(saved(Responses.page(Responses.NOTE, 0, 9))))
                .isEqualTo(new ImportResult(Outcome.ALREADY_THERE, Optional.of(Responses.key(0)), ""));

        assertThat(DirectorySnapshot.of(store.context().reader().root())).isEqualTo(before);
    }

    @Test
    void unusableResponseIsRefusedWithoutWriting() throws IOException {
        record Case(String response, Optional<PageKey> key, String reason) {}
        String page = new String(Responses.page(0), StandardCharsets.UTF_8);
        List<Case> cases = List.of(
                new Case("", Optional.empty(), "it does not tell which page it is"),
                new Case("curl: (6)", Optional.empty(), "it does not tell which page it is"),
                new Case("{\"code\":200,\"data\":{}}", Optional.empty(), "it does not tell which page it is"),
                new Case(page.replace("\"code\":0", "\"code\":301"), Optional.of(Responses.key(0)), "failed inside"),
                new Case(page.substring(0, page.length() - 2), Optional.of(Responses.key(0)), "the response ends here"),
                new Case(page.replace("\"comments\":", "\"others\":"), Optional.of(Responses.key(0)), "comments"));
        for (Case each : cases) {
            ImportResult imported = importing.add(saved(each.response().getBytes(StandardCharsets.UTF_8)));
            assertThat(imported.outcome()).as(each.response()).isEqualTo(Outcome.REFUSED);
            assertThat(imported.key()).as(each.response()).isEqualTo(each.key());
            assertThat(imported.reason()).contains(each.reason());
        }
        assertThat(store.context().reader().root()).doesNotExist();
    }

    @Test
    void unexpectedPageIsRefused() throws Exception {
        PageImporter choosy = importing.toBuilder()
                .expectedPages(key -> key.request().note().equals(Responses.NOTE))
                .build();

        assertThat(choosy.add(sample()))
                .isEqualTo(new ImportResult(Outcome.REFUSED, Optional.of(SAMPLE), "it is another page than expected"));
        assertThat(choosy.add(saved(Responses.page(0))).outcome()).isEqualTo(Outcome.STORED);
    }

    /** A response may report its route without its note. */
    @Test
    void responseOfAnotherRouteIsRefused() {
        byte[] appV2 = new String(Responses.page(0), StandardCharsets.UTF_8)
                .replace("/web/get_note_comments", "/app_v2/get_note_comments")
                .replace("\"note_id\":\"" + Responses.NOTE + "\"}", "\"other\":\"1\"}")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(TikHubDecoder.create().keyOf(appV2)).isEmpty();
        assertThat(importing.add(appV2, Responses.key(0)))
                .isEqualTo(new ImportResult(
                        Outcome.REFUSED, Optional.of(Responses.key(0)), "it is a response of app-v2, not of web-v1"));
        assertThat(store.context().reader().root()).doesNotExist();
        assertThat(importing
                        .add(appV2, new PageKey("app-v2", Responses.request(0)))
                        .outcome())
                .isEqualTo(Outcome.STORED);
    }

    /** The caller's key counts only if the response reports none. */
    @Test
    void responseThatReportsAnotherPageIsRefused() {
        assertThat(importing.add(Responses.page(1), Responses.key(0)).reason())
                .isEqualTo("it says that it is another page");
        assertThat(importing.add(Responses.page(0), SAMPLE).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(importing
                        .add(Responses.page(0), new PageKey("app-v2", Responses.request(0)))
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
        assertThat(store.context().reader().root()).doesNotExist();

        byte[] silent = new String(Responses.page(0), StandardCharsets.UTF_8)
                .replace("\"router\"", "\"route\"")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(importing.add(silent, Responses.key(0)).outcome()).isEqualTo(Outcome.STORED);
        assertThat(importing.add(Responses.page(1), Responses.key(1)).outcome()).isEqualTo(Outcome.STORED);
    }

    @Test
    void largeFileIsRefusedAndMissingFileFails() throws IOException {
        Path huge = dir.resolve("huge.json");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(65L << 20);
        }

        assertThat(importing.add(huge))
                .isEqualTo(new ImportResult(Outcome.REFUSED, Optional.empty(), "larger than 67108864 bytes"));
        assertThatThrownBy(() -> importing.add(dir.resolve("none.json")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.json");
    }

    @Test
    void importQuarantinesTheDamagedPage() throws IOException {
        Stores.pay(store, Responses.key(0), Responses.page(0));
        Stores.change(Stores.page(store, 0), "nickname", "nicknamE");

        assertThat(importing.add(saved(Responses.page(0))).outcome()).isEqualTo(Outcome.STORED);

        assertThat(replayed(0)).isEqualTo(Responses.page(0));
        assertThat(Stores.in(store, StoreLayout.QUARANTINE)).hasSize(1);
    }

    @Test
    void importFailsAtAFileThatMustStay() throws IOException {
        Stores.pay(store, Responses.key(0), Responses.page(0));
        Stores.change(Stores.page(store, 0), "XHS-PAGE 1", "XHS-PAGE 2");
        Map<String, String> before =
                DirectorySnapshot.of(store.context().reader().root());

        assertThatThrownBy(() -> importing.add(saved(Responses.page(0))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("version 2 was found");

        assertThat(DirectorySnapshot.of(store.context().reader().root())).isEqualTo(before);
    }

    @Test
    void importRecoversACompletePartialFile() throws IOException {
        leave(0, Responses.page(0).length);
        leave(1, 300);

        assertThat(importing.add(saved(Responses.page(Responses.NOTE, 0, 9))).outcome())
                .isEqualTo(Outcome.ALREADY_THERE);
        assertThat(importing.add(saved(Responses.page(1))).outcome()).isEqualTo(Outcome.STORED);

        assertThat(replayed(0)).isEqualTo(Responses.page(0));
        assertThat(replayed(1)).isEqualTo(Responses.page(1));
        assertThat(Stores.in(store, StoreLayout.IN_DOUBT))
                .singleElement()
                .satisfies(kept -> assertThat(kept)
                        .content()
                        .contains(new String(Responses.page(1), StandardCharsets.UTF_8).substring(0, 300)));
    }

    private void leave(int page, int came) throws IOException {
        store.context().writer().directories().prepare();
        PageFileName name = PageFileName.of(Responses.key(page));
        try (PartialFile part =
                store.context().writer().begin(name, PageHeader.of(name, Stores.NOW, PageSource.PAID))) {
            part.onHeaders(200, Map.of());
            part.onBody(Responses.page(page), 0, came);
        }
    }

    @Test
    void importFailsAtAForeignPartialFile() throws IOException {
        store.context().writer().directories().prepare();
        Files.createDirectories(Stores.part(store, 0).getParent());
        Path outside = Files.writeString(dir.resolve("outside"), "not yours");
        Files.createSymbolicLink(Stores.part(store, 0), outside);

        assertThatThrownBy(() -> importing.add(saved(Responses.page(0))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("symbolic link");

        assertThat(outside).hasContent("not yours");
        assertThat(Stores.page(store, 0)).doesNotExist();
    }

    @Test
    void importIntoAReadOnlyStoreFails() throws IOException {
        PageImporter nowhere = PageStore.at(saved(new byte[0])).importing(TikHubDecoder.create());

        assertThatThrownBy(() -> nowhere.add(Responses.page(0), Responses.key(0)))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void interruptedImportFailsAndStaysInterrupted() throws IOException {
        store.context().writer().directories().prepare();
        try (PageLocks.LockHandle busy = RootState.of(store.context().reader().root())
                .locks()
                .tryAcquire(PageFileName.of(Responses.key(0)))
                .orElseThrow()) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> importing.add(Responses.page(0), Responses.key(0)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(importing.add(Responses.page(0), Responses.key(0)).outcome()).isEqualTo(Outcome.STORED);
    }
}
