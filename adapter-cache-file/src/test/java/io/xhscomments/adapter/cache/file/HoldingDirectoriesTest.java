package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.policy.InDoubtPolicy;
import io.xhscomments.adapter.cache.file.report.CheckReport;
import io.xhscomments.adapter.cache.file.report.CheckReport.Kind;
import io.xhscomments.adapter.cache.file.report.HeldPage;
import io.xhscomments.adapter.cache.file.report.HeldPage.Reason;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.core.failure.StoredResponseUndecodableException;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.ResponseFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What lies in the holding directories: how it is named, listed and read, that of earlier versions included. */
class HoldingDirectoriesTest extends ChargedResponses {
    @Test
    void checkAndListingTellOfIt() throws IOException {
        payForMalformed();

        CheckReport report = store.check(PRESENT, body -> false);

        assertThat(report.isSound()).isFalse();
        assertThat(report.of(Kind.UNDECODABLE)).hasSize(1);
        assertThat(report.of(Kind.MISSING))
                .singleElement()
                .satisfies(finding -> assertThat(finding.file()).isEqualTo(Stores.page(store, 1)));
        assertThat(store.pages()).isEmpty();
        assertThat(store.held(PRESENT)).singleElement().satisfies(held -> {
            assertThat(held.reason()).isEqualTo(Reason.UNDECODABLE);
            assertThat(held.page().key()).isEqualTo(Responses.key(1));
            assertThat(held.page().file())
                    .isEqualTo(Stores.in(store, StoreLayout.UNDECODABLE).get(0));
        });
    }

    @Test
    void receiptsOfEarlierVersionsAreClassified() throws IOException {
        payForMalformed();
        server.response(request -> Responses.FAILED.getBytes(StandardCharsets.UTF_8));
        through(PRESENT).send(Responses.request(0));
        server.response(request ->
                Responses.page(request.note(), Responses.pageOf(request.after().map(c -> c.value())), 0));
        ResponseFormat older = OlderFormat.without(Responses.request(2));
        through(older).send(Responses.request(2));
        flatten(StoreLayout.UNDECODABLE, StoreLayout.RECEIPTS);
        flatten(StoreLayout.FAILED, StoreLayout.RECEIPTS);
        int charges = server.charges();

        assertThat(store.check(PRESENT, body -> false).findings())
                .extracting(CheckReport.Finding::kind)
                .containsExactlyInAnyOrder(Kind.UNDECODABLE, Kind.UNDECODABLE, Kind.FAILED, Kind.MISSING, Kind.MISSING);
        assertThat(store.held(PRESENT))
                .extracting(HeldPage::reason)
                .containsExactlyInAnyOrder(Reason.UNDECODABLE, Reason.DECODABLE);
        assertThatThrownBy(() -> through(PRESENT).send(Responses.request(1)))
                .isInstanceOf(StoredResponseUndecodableException.class)
                .hasMessageContaining("receipts");
        assertThat(through(PRESENT).send(Responses.request(2)).origin()).isEqualTo(RawResponse.Origin.STORE);
        assertThat(server.charges()).isEqualTo(charges);
        assertThat(through(PRESENT).send(Responses.request(0)).origin()).isEqualTo(RawResponse.Origin.NETWORK);
    }

    /** As earlier versions left it: without subdirectories. */
    private void flatten(String from, String to) throws IOException {
        Path directory = Files.createDirectories(store.context().reader().root().resolve(to));
        for (Path file : Stores.in(store, from)) {
            Files.move(file, directory.resolve(file.getFileName()));
        }
    }

    @Test
    void flatHoldingDirectoriesOfEarlierVersionsCount() throws IOException {
        server.response(request -> Responses.page(1));
        through(PRESENT).send(Responses.request(1));
        Path quarantine =
                Files.createDirectories(store.context().reader().root().resolve(StoreLayout.QUARANTINE));
        Files.move(
                Stores.page(store, 1),
                quarantine.resolve(PageFileName.of(Responses.key(1)).hex() + "-20261123T170000000Z.page"));

        assertThatThrownBy(() -> through(PRESENT).send(Responses.request(1))).hasMessageContaining("quarantine");
        assertThat(store.check(PRESENT, body -> false).isSound()).isFalse();
        assertThat(store.held(PRESENT)).extracting(HeldPage::reason).containsExactly(Reason.DAMAGED);
        assertThat(server.charges()).isEqualTo(1);

        Path doubt = Files.createDirectories(store.context().reader().root().resolve(StoreLayout.IN_DOUBT));
        Files.writeString(doubt.resolve(PageFileName.of(Responses.key(2)).hex() + "-20261123T170000000Z.part"), "x");
        assertThatThrownBy(() -> through(PRESENT).toBuilder()
                        .inDoubtPolicy(InDoubtPolicy.FAIL)
                        .build()
                        .send(Responses.request(2)))
                .hasMessageContaining("in-doubt");
    }

    /**
     * A file that another process adds, as an earlier version does, is seen although the directory was listed before.
     */
    @Test
    void aFlatFileThatComesLaterCounts() throws IOException {
        Path receipts = Files.createDirectories(store.context().reader().root().resolve(StoreLayout.RECEIPTS));
        Files.setLastModifiedTime(receipts, FileTime.from(Instant.EPOCH));
        PageFileName name = PageFileName.of(Responses.key(1));
        assertThat(store.context().reader().held(StoreLayout.RECEIPTS, name)).isEmpty();

        Path added = Files.writeString(receipts.resolve(name.hex() + "-20261123T170000000Z.page"), "x");

        assertThat(store.context().reader().held(StoreLayout.RECEIPTS, name)).containsExactly(added);
    }

    @Test
    void supersededPagesAreFoundByTheirName() throws IOException {
        server.response(request -> Responses.page(1));
        through(PRESENT).send(Responses.request(1));
        byte[] old = Files.readAllBytes(Stores.page(store, 1));
        PageStore later = store.toBuilder()
                .clock(Stores.clock(Stores.NOW.plusSeconds(60)))
                .build();
        server.response(request -> Responses.page(Responses.NOTE, 1, 5));

        through(later, PRESENT).toBuilder().maxAge(Duration.ZERO).build().send(Responses.request(1));

        String text = new String(old, StandardCharsets.ISO_8859_1);
        String sum = text.substring(text.length() - 9, text.length() - 1);
        String hex = PageFileName.of(Responses.key(1)).hex();
        assertThat(store.context()
                        .reader()
                        .root()
                        .resolve("superseded/" + hex.substring(0, 2) + "/" + hex + "-" + Stores.NOW.toEpochMilli() + "-"
                                + sum + ".page"))
                .hasBinaryContent(old);
        assertThat(store.context().reader().root().resolve(StoreLayout.OLDER)).doesNotExist();
    }

    /** The same page may come back into the store, and be replaced once more. */
    @Test
    void aPageThatIsSupersededTwiceIsKeptOnce() throws IOException {
        server.response(request -> Responses.page(1));
        through(PRESENT).send(Responses.request(1));
        byte[] old = Files.readAllBytes(Stores.page(store, 1));
        for (int i = 1; i <= 2; i++) {
            Files.write(Stores.page(store, 1), old);
            int filling = i;
            server.response(request -> Responses.page(Responses.NOTE, 1, filling));
            through(
                            store.toBuilder()
                                    .clock(Stores.clock(Stores.NOW.plusSeconds(60L * i)))
                                    .build(),
                            PRESENT)
                    .toBuilder()
                    .maxAge(Duration.ZERO)
                    .build()
                    .send(Responses.request(1));
        }
        Path kept = Stores.in(store, StoreLayout.SUPERSEDED).get(0);
        assertThat(Stores.in(store, StoreLayout.SUPERSEDED)).containsExactly(kept);

        // Half a copy of it, as a writer leaves that died: the page must not be lost to it.
        Files.write(Stores.page(store, 1), old);
        Files.delete(kept);
        Files.writeString(kept, "half");
        through(
                        store.toBuilder()
                                .clock(Stores.clock(Stores.NOW.plusSeconds(240)))
                                .build(),
                        PRESENT)
                .toBuilder()
                .maxAge(Duration.ZERO)
                .build()
                .send(Responses.request(1));
        assertThat(Stores.in(store, StoreLayout.SUPERSEDED))
                .hasSize(2)
                .anySatisfy(file -> assertThat(file).hasBinaryContent(old));
    }

    @Test
    void aStoredFileTellsItsResponse() throws IOException {
        payForMalformed();
        byte[] file =
                Files.readAllBytes(Stores.in(store, StoreLayout.UNDECODABLE).get(0));

        StoredResponse stored = StoredResponse.in(file).orElseThrow();

        assertThat(stored.key()).hasValue(Responses.key(1));
        assertThat(stored.fetchedAt()).hasValue(Stores.NOW);
        assertThat(stored.response().body()).isEqualTo(Responses.MALFORMED.getBytes(StandardCharsets.UTF_8));
        assertThat(StoredResponse.in(Responses.MALFORMED.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(StoredResponse.in(new byte[0])).isEmpty();
        assertThatThrownBy(() -> StoredResponse.in("XHS-PAGE 9\n\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 9");
        assertThat(Map.of("file", stored).toString()).doesNotContain("comments");
    }
}
