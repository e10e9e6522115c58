package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.policy.InDoubtPolicy;
import io.xhscomments.adapter.cache.file.policy.UndecodablePolicy;
import io.xhscomments.adapter.cache.file.report.CheckReport;
import io.xhscomments.adapter.cache.file.report.CheckReport.Kind;
import io.xhscomments.adapter.cache.file.report.HeldPage;
import io.xhscomments.adapter.cache.file.report.HeldPage.Reason;
import io.xhscomments.adapter.cache.file.report.ImportResult;
import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.adapter.cache.file.storage.FileOps;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import io.xhscomments.adapter.cache.link.CacheLinkReader;
import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.EmptyResponseException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.failure.NoteNotFoundException;
import io.xhscomments.core.failure.PageNotStoredException;
import io.xhscomments.core.failure.StoreUnavailableException;
import io.xhscomments.core.failure.StoredResponseUndecodableException;
import io.xhscomments.core.failure.UnsupportedResponseException;
import io.xhscomments.core.failure.WrongResponseException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.policy.Budget;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.port.ResponseFormat;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A charged response that cannot be decoded is kept, and its request is not sent again by itself. */
class UndecodableTest {
    /** Has no list of comments, so no version can make a page of it. */
    static final String MALFORMED = "{\"code\":200,\"request_id\":\"r\",\"data\":{\"code\":0,\"data\":{"
            + "\"user_id\":\"5e0000000000000000000001\",\"comments\":17,\"has_more\":true}}}";

    static final String FAILED = "{\"code\":200,\"request_id\":\"r\",\"data\":{\"code\":301,\"data\":{}}}";
    private static final String NO_NOTE = "{\"code\":200,\"request_id\":\"r\",\"data\":{\"code\":0,\"data\":{"
            + "\"user_id\":\"\",\"comments\":[],\"has_more\":false}}}";
    private static final String EMPTY = "{\"code\":200,\"request_id\":\"r\",\"data\":{}}";
    private static final OlderFormat OLDER = OlderFormat.without(Responses.request(1));
    private static final ResponseFormat PRESENT = Responses.FORMAT;

    @TempDir
    Path dir;

    private final RecordingListener heard = new RecordingListener();
    private LedgerServer server;
    private PageStore store;

    @BeforeEach
    void start() throws IOException {
        server = LedgerServer.start();
        store = Stores.at(dir.resolve("pages"), Stores.NOW);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ReadThrough through(ResponseFormat format) {
        return through(store, format);
    }

    private ReadThrough through(PageStore over, ResponseFormat format) {
        return ReadThrough.builder(over, new SocketTransport(server.port()), format)
                .noCacheLinks()
                .listener(heard)
                .build();
    }

    private void payForMalformed() {
        server.response(request -> MALFORMED.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> through(PRESENT).source().fetch(Responses.request(1)))
                .isInstanceOf(MalformedResponseException.class)
                .extracting(failure -> ((MalformedResponseException) failure).charge())
                .isEqualTo(Charge.CHARGED);
    }

    private void payWithOlderVersion() {
        assertThatThrownBy(() -> through(OLDER).source().fetch(Responses.request(1)))
                .isInstanceOf(MalformedResponseException.class);
    }

    @Test
    void theRequestIsNotSentAgain() throws IOException {
        payForMalformed();

        for (int run = 0; run < 3; run++) {
            assertThatThrownBy(() -> through(PRESENT).source().fetch(Responses.request(1)))
                    .isInstanceOfSatisfying(StoredResponseUndecodableException.class, failure -> {
                        assertThat(failure.charge()).isEqualTo(Charge.FREE);
                        assertThat(failure.spend()).isEqualTo(Spend.NONE);
                        assertThat(failure.retryable()).isFalse();
                    })
                    .hasMessageContaining("nothing was sent")
                    .hasMessageContaining(
                            Stores.in(store, StoreLayout.UNDECODABLE).get(0).toString())
                    .hasMessageContaining("$.data.data.comments")
                    .hasMessageContaining("allow paying again");
        }

        assertThat(server.charges()).isEqualTo(1);
        Path kept = Stores.in(store, StoreLayout.UNDECODABLE).get(0);
        String hex = PageFileName.of(Responses.key(1)).hex();
        assertThat(store.context().reader().root().relativize(kept).toString().replace('\\', '/'))
                .matches("undecodable/" + hex.substring(0, 2) + "/" + hex + "-\\d{8}T\\d{9}Z\\.page");
        assertThat(PageFileParser.verify(Files.readAllBytes(kept)).body())
                .isEqualTo(MALFORMED.getBytes(StandardCharsets.UTF_8));
        assertThat(heard.words).containsExactly("undecodable");
    }

    @Test
    void itIsPaidForAgainIfAllowed() throws IOException {
        payForMalformed();
        server.response(request -> Responses.page(1));

        ReadThrough allowed = through(PRESENT).toBuilder()
                .undecodablePolicy(UndecodablePolicy.PAY_AGAIN)
                .build();
        assertThat(allowed.send(Responses.request(1)).origin()).isEqualTo(RawResponse.Origin.NETWORK);
        assertThat(allowed.send(Responses.request(1)).origin()).isEqualTo(RawResponse.Origin.STORE);
        assertThat(through(PRESENT).send(Responses.request(1)).body()).isEqualTo(Responses.page(1));

        assertThat(server.charges()).isEqualTo(2);
        assertThat(heard.words).containsExactly("undecodable", "paying again");
        assertThat(Stores.in(store, StoreLayout.UNDECODABLE)).hasSize(1);
        assertThat(store.check(PRESENT, body -> false).isSound()).isTrue();
    }

    @Test
    void eachTimeItIsPaidForAgainIsOnRecord() throws IOException {
        payForMalformed();
        ReadThrough allowed = through(PRESENT).toBuilder()
                .undecodablePolicy(UndecodablePolicy.PAY_AGAIN)
                .build();

        allowed.send(Responses.request(1));
        allowed.send(Responses.request(1));

        assertThat(server.charges()).isEqualTo(3);
        assertThat(Stores.in(store, StoreLayout.UNDECODABLE)).hasSize(3);
    }

    @Test
    void otherRequestsAreNotBlocked() {
        payForMalformed();
        server.response(request -> Responses.page(2));

        assertThat(through(PRESENT).send(Responses.request(2)).origin()).isEqualTo(RawResponse.Origin.NETWORK);
    }

    @ParameterizedTest
    @ValueSource(strings = {FAILED, NO_NOTE, EMPTY})
    void reportedFailuresDoNotBlock(String response) throws IOException {
        server.response(request -> response.getBytes(StandardCharsets.UTF_8));
        for (int run = 1; run <= 2; run++) {
            assertThatThrownBy(() -> through(PRESENT).source().fetch(Responses.request(0)))
                    .isInstanceOfAny(
                            ChargedFailureException.class, NoteNotFoundException.class, EmptyResponseException.class);
            assertThat(server.charges()).isEqualTo(run);
            assertThat(Stores.in(store, StoreLayout.FAILED)).hasSize(run);
        }

        assertThat(Stores.in(store, StoreLayout.UNDECODABLE)).isEmpty();
        assertThat(store.held(PRESENT)).isEmpty();
    }

    @Test
    void aDecoderThatBreaksBlocksToo() throws IOException {
        ResponseFormat broken = OlderFormat.failing(Responses.request(0), new IllegalStateException("a bug"));

        assertThatThrownBy(() -> through(broken).source().fetch(Responses.request(0)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> through(broken).source().fetch(Responses.request(0)))
                .isInstanceOf(StoredResponseUndecodableException.class);

        assertThat(server.charges()).isEqualTo(1);
        assertThat(through(PRESENT).source().fetch(Responses.request(0)).comments())
                .hasSize(1);
        assertThat(server.charges()).isEqualTo(1);
    }

    /** A format that tells whose the response is, when another page is requested. */
    private static OlderFormat telling(Optional<PageKey> own) {
        return OlderFormat.failing(
                Responses.request(1), new WrongResponseException(Responses.request(1), Charge.FREE, "another", own));
    }

    @Test
    void aResponseOfAnotherPageIsKeptAsThatPageAndBlocks() throws IOException {
        server.response(request -> Responses.page(2));
        ResponseFormat format = telling(Optional.of(Responses.key(2)));

        assertThatThrownBy(() -> through(format).source().fetch(Responses.request(1)))
                .isInstanceOf(WrongResponseException.class);
        assertThatThrownBy(() -> through(format).source().fetch(Responses.request(1)))
                .isInstanceOf(StoredResponseUndecodableException.class);
        assertThat(through(format).send(Responses.request(2)).origin()).isEqualTo(RawResponse.Origin.STORE);

        assertThat(server.charges()).isEqualTo(1);
        assertThat(store.pages()).extracting(StoredPage::key).containsExactly(Responses.key(2));
        assertThat(Stores.in(store, StoreLayout.UNDECODABLE)).hasSize(1);
    }

    /** The transport has taken the key out of the bytes, which every file says that is made of them. */
    @Test
    void aRedactedResponseIsMarkedWhereverItIsKept() throws IOException {
        for (ResponseFormat format : List.of(telling(Optional.of(Responses.key(2))), PRESENT)) {
            byte[] body = format.equals(PRESENT) ? FAILED.getBytes(StandardCharsets.UTF_8) : Responses.page(2);
            ReadThrough.builder(
                            store,
                            (request, sink) ->
                                    new RawResponse(200, Map.of(), body, RawResponse.Origin.NETWORK).redacted(),
                            format)
                    .noCacheLinks()
                    .listener(heard)
                    .undecodablePolicy(UndecodablePolicy.PAY_AGAIN)
                    .build()
                    .send(Responses.request(format.equals(PRESENT) ? 3 : 1));
        }

        for (Path kept : List.of(
                Stores.in(store, StoreLayout.UNDECODABLE).get(0),
                Stores.in(store, StoreLayout.FAILED).get(0),
                Stores.page(store, 2))) {
            assertThat(PageFileParser.verify(Files.readAllBytes(kept)).header().get(PageHeader.FORM))
                    .hasValue(PageHeader.KEY_REDACTED);
        }
    }

    /** By what the present decoder tells: its note is in the parameters, and in each row. */
    @Test
    void aResponseOfAnotherNoteIsKeptUnderThatNote() throws IOException {
        NoteId other = Responses.note(7);
        server.response(request -> Responses.page(other, 0, 0));

        assertThatThrownBy(() -> through(PRESENT).source().fetch(Responses.request(0)))
                .isInstanceOf(WrongResponseException.class);
        assertThatThrownBy(() -> through(PRESENT).source().fetch(Responses.request(0)))
                .isInstanceOf(StoredResponseUndecodableException.class);
        assertThat(through(PRESENT).source().fetch(Responses.request(other, 0)).comments())
                .hasSize(1);

        assertThat(server.charges()).isEqualTo(1);
        assertThat(store.pages())
                .extracting(StoredPage::key)
                .allSatisfy(key -> assertThat(key.request().note()).isEqualTo(other));
        assertThat(Stores.in(store, StoreLayout.UNDECODABLE)).hasSize(1);
    }

    @Test
    void aResponseOfAnotherPageReplacesNone() throws IOException {
        server.response(request -> Responses.page(2));
        through(PRESENT).send(Responses.request(2));
        byte[] before = Files.readAllBytes(Stores.page(store, 2));
        Files.createDirectories(Stores.part(store, 3).getParent());
        Files.writeString(Stores.part(store, 3), "XHS-PAGE 1\n");
        server.response(request -> Responses.page(Responses.NOTE, 2, 9));

        for (int own : new int[] {2, 3}) {
            through(telling(Optional.of(Responses.key(own)))).toBuilder()
                    .undecodablePolicy(UndecodablePolicy.PAY_AGAIN)
                    .build()
                    .send(Responses.request(1));
        }
        through(telling(Optional.empty())).toBuilder()
                .undecodablePolicy(UndecodablePolicy.PAY_AGAIN)
                .build()
                .send(Responses.request(1));

        assertThat(Files.readAllBytes(Stores.page(store, 2))).isEqualTo(before);
        assertThat(Stores.page(store, 3)).doesNotExist();
        assertThat(Stores.in(store, StoreLayout.UNDECODABLE)).hasSize(3);
        assertThat(server.charges()).isEqualTo(4);
    }

    @Test
    void anUnsupportedResponseBlocks() {
        ResponseFormat format = OlderFormat.failing(
                Responses.request(1),
                new UnsupportedResponseException(Responses.request(1), Charge.FREE, "web_v3", "web-v1"));
        through(format).send(Responses.request(1));

        assertThatThrownBy(() -> through(format).send(Responses.request(1)))
                .isInstanceOf(StoredResponseUndecodableException.class)
                .hasMessageContaining("web_v3");
        assertThat(server.charges()).isEqualTo(1);
    }

    @Test
    void anUpgradeMakesItThePage() throws IOException {
        payWithOlderVersion();

        CommentPage page = through(PRESENT).source().fetch(Responses.request(1));

        assertThat(page.receipt().spend()).isEqualTo(Spend.NONE);
        assertThat(server.charges()).isEqualTo(1);
        assertThat(heard.words).containsExactly("undecodable", "decoded");
        assertThat(store.pages()).singleElement().satisfies(stored -> {
            assertThat(stored.key()).isEqualTo(Responses.key(1));
            assertThat(stored.fetchedAt()).hasValue(Stores.NOW);
            assertThat(stored.source()).hasValue(PageSource.PAID);
            assertThat(stored.requestId()).isPresent();
        });
        assertThat(Files.readString(Stores.page(store, 1)))
                .contains("cache-url: https")
                .contains("form: verbatim");
        assertThat(Stores.in(store, StoreLayout.UNDECODABLE)).hasSize(1);
    }

    @Test
    void anUpgradeNeedsNoBudget() {
        payWithOlderVersion();
        CommentSource source =
                through(PRESENT).source(paying -> Budget.ofRequests(0).decorate(paying));

        assertThat(source.fetch(Responses.request(1)).comments()).hasSize(1);
        assertThatThrownBy(() -> source.fetch(Responses.request(0))).isInstanceOf(BudgetExhaustedException.class);
        assertThat(store.pages()).hasSize(1);
        assertThat(server.charges()).isEqualTo(1);
    }

    @Test
    void refillMakesItThePage() {
        payWithOlderVersion();
        assertThat(store.held(PRESENT)).extracting(HeldPage::reason).containsExactly(Reason.DECODABLE);

        assertThat(store.repair(PRESENT, CacheLinkReader.ofDefaults()).repaired())
                .containsExactly(Responses.key(1));

        assertThat(store.pages()).hasSize(1);
        assertThat(store.held(PRESENT)).isEmpty();
    }

    @Test
    void importMakesItThePage() throws IOException {
        payWithOlderVersion();
        Path file = Stores.in(store, StoreLayout.UNDECODABLE).get(0);

        ImportResult imported = store.importing(PRESENT).add(file);

        assertThat(imported.outcome()).isEqualTo(ImportResult.Outcome.STORED);
        assertThat(imported.key()).hasValue(Responses.key(1));
        assertThat(through(PRESENT).send(Responses.request(1)).body()).isEqualTo(Responses.page(1));
        assertThat(server.charges()).isEqualTo(1);
    }

    @Test
    void importRefusesWhatStillCannotBeDecoded() throws IOException {
        payForMalformed();
        Path file = Stores.in(store, StoreLayout.UNDECODABLE).get(0);
        Path cut = Files.write(dir.resolve("cut"), Files.readAllBytes(file));
        Stores.change(cut, "\nEND ", "\nEN");

        assertThat(store.importing(PRESENT).add(file).reason()).contains("$.data.data.comments");
        assertThat(store.importing(PRESENT).add(cut).reason()).contains("cut off or changed");
    }

    @Test
    void replayServesWhatCanBeDecodedByNow() {
        payWithOlderVersion();

        assertThat(store.replay(PRESENT).source().fetch(Responses.request(1)).comments())
                .hasSize(1);
        assertThatThrownBy(() -> store.replay(OLDER).source().fetch(Responses.request(1)))
                .isInstanceOf(StoredResponseUndecodableException.class);
        assertThatThrownBy(() -> store.replay(PRESENT).source().fetch(Responses.request(0)))
                .isInstanceOf(PageNotStoredException.class);
        assertThat(store.pages()).isEmpty();
    }

    @Test
    void aStoreThatCannotBeWrittenServesItToo() throws IOException {
        payWithOlderVersion();
        server.response(request -> Responses.page(0));
        through(OLDER).send(Responses.request(0));
        PageStore unwritable = new PageStore(
                StoreContext.of(StoreReader.ofDirectory(store.context().reader().root()), UNWRITABLE, Stores.clock()));

        assertThat(through(unwritable, PRESENT).send(Responses.request(1)).body())
                .isEqualTo(Responses.page(1));
        assertThatThrownBy(() -> through(unwritable, PRESENT).send(Responses.request(2)))
                .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> through(unwritable, OLDER).send(Responses.request(1)))
                .isInstanceOf(StoredResponseUndecodableException.class);
        assertThat(server.charges()).isEqualTo(2);
    }

    private static final FileOps UNWRITABLE = new FileOps() {
        @Override
        public FileChannel create(Path file) throws IOException {
            throw new AccessDeniedException(file.toString());
        }
    };

    @Test
    void aRefreshPaysForIt() {
        payForMalformed();
        server.response(request -> Responses.page(1));
        PageStore later = store.toBuilder()
                .clock(Stores.clock(Stores.NOW.plusSeconds(60)))
                .build();

        assertThatThrownBy(() -> through(later, PRESENT).toBuilder()
                        .maxAge(Duration.ofHours(1))
                        .build()
                        .send(Responses.request(1)))
                .isInstanceOf(StoredResponseUndecodableException.class);
        assertThat(through(later, PRESENT).toBuilder()
                        .maxAge(Duration.ZERO)
                        .build()
                        .send(Responses.request(1))
                        .body())
                .isEqualTo(Responses.page(1));
        assertThat(server.charges()).isEqualTo(2);
    }

    @Test
    void anOldPageIsNotAskedForAgainAndAgain() {
        server.response(request -> Responses.page(1));
        through(PRESENT).send(Responses.request(1));
        server.response(request -> MALFORMED.getBytes(StandardCharsets.UTF_8));
        PageStore later = store.toBuilder()
                .clock(Stores.clock(Stores.NOW.plusSeconds(7200)))
                .build();
        ReadThrough recent =
                through(later, PRESENT).toBuilder().maxAge(Duration.ofHours(1)).build();

        assertThatThrownBy(() -> recent.source().fetch(Responses.request(1)))
                .isInstanceOf(MalformedResponseException.class);
        assertThatThrownBy(() -> recent.source().fetch(Responses.request(1)))
                .isInstanceOf(StoredResponseUndecodableException.class);

        assertThat(server.charges()).isEqualTo(2);
        assertThat(through(later, PRESENT).send(Responses.request(1)).body()).isEqualTo(Responses.page(1));
    }

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
    void aDamagedRecordStillBlocks() throws IOException {
        payForMalformed();
        Stores.change(Stores.in(store, StoreLayout.UNDECODABLE).get(0), "\"has_more\":true", "\"has_more\":tru_");

        assertThatThrownBy(() -> through(PRESENT).send(Responses.request(1)))
                .isInstanceOf(StoredResponseUndecodableException.class)
                .hasMessageContaining("cut off or changed");
        assertThat(server.charges()).isEqualTo(1);
    }

    @Test
    void receiptsOfEarlierVersionsAreClassified() throws IOException {
        payForMalformed();
        server.response(request -> FAILED.getBytes(StandardCharsets.UTF_8));
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
    void aCompleteResponseWithoutItsNameIsKeptWithoutAnotherCharge() throws IOException {
        payForMalformed();
        Path kept = Stores.in(store, StoreLayout.UNDECODABLE).get(0);
        Files.move(kept, Stores.part(store, 1));

        assertThatThrownBy(() -> through(PRESENT).send(Responses.request(1)))
                .isInstanceOf(StoredResponseUndecodableException.class);

        assertThat(Stores.in(store, StoreLayout.UNDECODABLE)).hasSize(1);
        assertThat(Stores.in(store, StoreLayout.IN_DOUBT)).isEmpty();
        assertThat(server.charges()).isEqualTo(1);
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
        assertThat(stored.response().body()).isEqualTo(MALFORMED.getBytes(StandardCharsets.UTF_8));
        assertThat(StoredResponse.in(MALFORMED.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(StoredResponse.in(new byte[0])).isEmpty();
        assertThatThrownBy(() -> StoredResponse.in("XHS-PAGE 9\n\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 9");
        assertThat(Map.of("file", stored).toString()).doesNotContain("comments");
    }
}
