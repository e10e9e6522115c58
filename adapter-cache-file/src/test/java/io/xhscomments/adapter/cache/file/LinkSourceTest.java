package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.policy.UndecodablePolicy;
import io.xhscomments.adapter.cache.file.report.CheckReport;
import io.xhscomments.adapter.cache.file.report.HeldPage;
import io.xhscomments.adapter.cache.file.report.HeldPage.Reason;
import io.xhscomments.adapter.cache.file.report.ImportResult;
import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.link.CacheLinkReader;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubLinks;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.failure.EmptyResponseException;
import io.xhscomments.core.failure.MalformedResponseException;
import io.xhscomments.core.failure.StoreUnavailableException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.failure.StoredResponseUndecodableException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.ShortLink;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.policy.Budget;
import io.xhscomments.core.port.ResponseFormat;
import io.xhscomments.core.port.ShortLinkResolver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The response to a short link is paid for once, and so is the first page of its note, which it is too. */
class LinkSourceTest {
    private static final ShortLink LINK = ShortLink.of("http://xhslink.com/a/AbC123xyz");
    private static final PageRequest REQUEST = ShortLinkResolver.request(LINK);
    private static final NoteId NOTE = NoteId.of("6700000000000000000000aa");
    private static final ResponseFormat LINKS = TikHubLinks.format();
    private static final ResponseFormat NOTES = TikHubRoute.APP_V2.format();
    private static final PageKey LINK_PAGE = LINKS.keyFor(REQUEST);
    private static final PageKey NOTE_PAGE = NOTES.keyFor(PageRequest.comments(NOTE));
    private static final String ROW = "{\"id\":\"680000000000000000000001\",\"note_id\":\"" + NOTE
            + "\",\"content\":\"c\",\"time\":1720000000,\"user\":{\"userid\":\"5f00000000000000000000000000a\"}}";

    @TempDir
    Path dir;

    private final RecordingListener heard = new RecordingListener();
    private LedgerServer server;

    @BeforeEach
    void start() throws IOException {
        server = new LedgerServer(request -> response("[" + ROW + "]"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static byte[] response(String comments) {
        return data("{\"user_id\":\"5e0000000000000000000001\",\"comments\":" + comments
                + ",\"has_more\":false,\"cursor\":\"\"}");
    }

    private static byte[] data(String data) {
        return ("{\"code\":200,\"request_id\":\"r-1\",\"time_stamp\":1770343442,"
                        + "\"router\":\"/api/v1/xiaohongshu/app_v2/get_note_comments\",\"params\":{\"share_text\":\""
                        + LINK + "\"},\"data\":{\"code\":0,\"data\":" + data + "}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Another each time, as in another process. */
    private PageStore store() {
        return Stores.at(dir.resolve("pages"), Stores.NOW);
    }

    private ReadThrough through() {
        return ReadThrough.builder(store(), new SocketTransport(server.port()), LINKS)
                .noCacheLinks()
                .listener(heard)
                .build();
    }

    private static ShortLinkResolver resolver(ReadThrough through) {
        return ShortLinkResolver.over(link -> through.linkSource(link, NOTES, UnaryOperator.identity()));
    }

    private Optional<NoteId> resolve() {
        return resolver(through()).resolve(LINK);
    }

    private Path file(PageKey key) {
        return PageFileName.of(key).page(dir.resolve("pages"));
    }

    @Test
    void linkAndFirstPageArePaidForOnce() {
        for (int run = 0; run < 3; run++) {
            assertThat(resolve()).contains(NOTE);
        }

        assertThat(server.charges()).isEqualTo(1);
        assertThat(store().pages()).extracting(StoredPage::key).containsExactlyInAnyOrder(LINK_PAGE, NOTE_PAGE);
        assertThat(store().replay(NOTES)
                        .source()
                        .fetch(PageRequest.comments(NOTE))
                        .comments())
                .hasSize(1);
        assertThat(resolver(store().readThrough((request, sink) -> null, LINKS)).resolve(LINK))
                .contains(NOTE);
    }

    /** What the page is copied from tells how old it is. */
    @Test
    void theNotesPageIsAsOldAsTheResponse() {
        resolve();

        assertThat(store().pages())
                .extracting(StoredPage::fetchedAt)
                .containsExactly(Optional.of(Stores.NOW), Optional.of(Stores.NOW));
        assertThat(store().pages())
                .filteredOn(page -> page.key().equals(NOTE_PAGE))
                .extracting(StoredPage::source)
                .containsExactly(Optional.of(PageSource.IMPORT));
    }

    @Test
    void aWriterThatDiedBetweenTheTwoPagesCostsNothing() throws IOException {
        resolve();
        byte[] before = Files.readAllBytes(file(NOTE_PAGE));
        Files.delete(file(NOTE_PAGE));

        assertThat(resolver(through()).resolve(LINK)).contains(NOTE);

        assertThat(server.charges()).isEqualTo(1);
        assertThat(file(NOTE_PAGE)).hasBinaryContent(before);
    }

    @Test
    void aPageOfTheNoteThatIsThereStays() {
        Stores.pay(store(), NOTE_PAGE, response("[" + ROW.replace("\"c\"", "\"earlier\"") + "]"));

        assertThat(resolve()).contains(NOTE);

        assertThat(store().replay(NOTES)
                        .source()
                        .fetch(PageRequest.comments(NOTE))
                        .comments()
                        .get(0)
                        .content())
                .contains("earlier");
    }

    @Test
    void aLinkWithoutANoteIsRemembered() {
        for (String comments : new String[] {"[]", "null"}) {
            server.response(request -> data("{\"user_id\":\"\",\"comments\":" + comments + "}"));
            assertThat(resolve()).isEmpty();
        }

        assertThat(server.charges()).isEqualTo(1);
        assertThat(store().pages()).extracting(StoredPage::key).containsExactly(LINK_PAGE);
        assertThat(store().check(TikHubDecoder.create(), body -> false).isSound())
                .isTrue();
    }

    @Test
    void anEmptyResponseIsChargedKeptAndDoesNotBlock() {
        server.response(request -> data("{}"));
        assertThatThrownBy(this::resolve)
                .isInstanceOf(EmptyResponseException.class)
                .hasMessageStartingWith("short link " + LINK + ": ");

        server.response(request -> response("[" + ROW + "]"));
        assertThat(resolve()).contains(NOTE);
        assertThat(server.charges()).isEqualTo(2);
    }

    @Test
    void aResponseThatCannotBeDecodedBlocksTheLink() throws IOException {
        server.response(request -> response("17"));
        assertThatThrownBy(this::resolve).isInstanceOf(MalformedResponseException.class);
        server.response(request -> response("[" + ROW + "]"));

        assertThatThrownBy(this::resolve)
                .isInstanceOf(StoredResponseUndecodableException.class)
                .hasMessageStartingWith("short link " + LINK + ": ")
                .hasMessageNotContaining(REQUEST.note().value() + ",");
        assertThat(store().held(TikHubDecoder.create()))
                .extracting(HeldPage::reason)
                .containsExactly(Reason.UNDECODABLE);
        assertThat(store().check(TikHubDecoder.create(), body -> false).isSound())
                .isFalse();
        assertThat(server.charges()).isEqualTo(1);

        assertThat(resolver(through().toBuilder()
                                .undecodablePolicy(UndecodablePolicy.PAY_AGAIN)
                                .build())
                        .resolve(LINK))
                .contains(NOTE);
        assertThat(server.charges()).isEqualTo(2);
    }

    @Test
    void aDamagedResponseIsNotPaidForAgainByItself() throws IOException {
        resolve();
        Stores.change(file(LINK_PAGE), "share_text", "share_texT");

        assertThatThrownBy(this::resolve)
                .isInstanceOf(StoredPageUnreadableException.class)
                .hasMessageStartingWith("short link " + LINK + ": ");
        assertThat(server.charges()).isEqualTo(1);
    }

    @Test
    void aStoredLinkNeedsNoBudget() {
        Budget budget = Budget.ofRequests(1);
        for (int run = 0; run < 2; run++) {
            assertThat(ShortLinkResolver.over(link -> through().linkSource(link, NOTES, budget::decorate))
                            .resolve(LINK))
                    .contains(NOTE);
        }
        assertThatThrownBy(() -> ShortLinkResolver.over(link -> through().linkSource(link, NOTES, budget::decorate))
                        .resolve(ShortLink.of("http://xhslink.com/a/other")))
                .isInstanceOf(BudgetExhaustedException.class)
                .hasMessageStartingWith("short link http://xhslink.com/a/other: ");
        assertThat(server.charges()).isEqualTo(1);
    }

    /** If the page of the note cannot be stored, it would be paid for again. */
    @Test
    void aNotesPageThatCannotBeStoredIsTold() throws IOException {
        Files.createDirectories(file(NOTE_PAGE));

        assertThat(resolve()).contains(NOTE);
        assertThat(heard.events).containsExactly("not stored");
        assertThatThrownBy(this::resolve)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("short link " + LINK + ": ")
                .satisfies(failure -> assertThat(((StoreUnavailableException) failure).charge())
                        .isEqualTo(Charge.FREE));

        Files.delete(file(NOTE_PAGE));
        assertThat(resolve()).contains(NOTE);
        assertThat(server.charges()).isEqualTo(1);
    }

    @Test
    void checkExportAndImportKnowThePagesOfLinks() throws IOException {
        resolve();

        CheckReport report = store().check(TikHubDecoder.create(), body -> false);
        assertThat(report.findings()).isEmpty();
        assertThat(report.pages()).isEqualTo(2);
        Path exported = dir.resolve("exported");
        assertThat(store().exporting(TikHubDecoder.create(), UnaryOperator.identity())
                        .to(exported)
                        .refused())
                .isEmpty();
        assertThat(ShortLinkResolver.over(
                                link -> PageStore.at(exported).replay(LINKS).source())
                        .resolve(LINK))
                .contains(NOTE);

        PageStore other = PageStore.at(dir.resolve("other"));
        assertThat(other.importing(TikHubDecoder.create()).add(file(LINK_PAGE)).key())
                .contains(LINK_PAGE);
        Path saved = Files.write(dir.resolve("saved.json"), response("[" + ROW + "]"));
        assertThat(other.importing(TikHubDecoder.create()).add(saved).key()).contains(NOTE_PAGE);
        assertThat(other.importing(LINKS).add(saved).outcome()).isEqualTo(ImportResult.Outcome.ALREADY_THERE);
        assertThat(other.importing(LINKS).add(file(NOTE_PAGE)).key()).isNotEqualTo(Optional.of(NOTE_PAGE));
    }

    @Test
    void aResponseOfAnotherRouteUnderALinkIsFound() throws IOException {
        resolve();
        PageFileName name = PageFileName.of(LINK_PAGE);
        Files.delete(file(LINK_PAGE));
        store().context()
                .writer()
                .put(name, PageHeader.of(name, Stores.NOW, PageSource.PAID), Responses.page(0), Stores.NOW);

        assertThat(store().check(TikHubDecoder.create(), body -> false).of(CheckReport.Kind.WRONG_ROUTE))
                .hasSize(1);
    }

    /** A version that cannot decode the response leaves it like this. */
    @Test
    void repairMakesAPageOfAResponseThatCanBeDecodedByNow() throws IOException {
        resolve();
        PageStore store = store();
        store.context()
                .holding()
                .move(PageFileName.of(LINK_PAGE), file(LINK_PAGE), StoreLayout.UNDECODABLE, Stores.NOW);

        assertThat(store.held(TikHubDecoder.create()))
                .extracting(HeldPage::reason)
                .containsExactly(Reason.DECODABLE);
        assertThat(store.repair(TikHubDecoder.create(), CacheLinkReader.ofDefaults())
                        .repaired())
                .containsExactly(LINK_PAGE);
        assertThat(resolve()).contains(NOTE);
        assertThat(server.charges()).isEqualTo(1);
    }

    @Test
    void refreshedNotesLeaveTheLinkAlone() {
        resolve();
        PageStore later = Stores.at(dir.resolve("pages"), Stores.NOW.plus(Duration.ofHours(1)));
        later.refresh(new SocketTransport(server.port()), NOTES).toBuilder()
                .noCacheLinks()
                .listener(heard)
                .build()
                .send(PageRequest.comments(NOTE));

        assertThat(resolve()).contains(NOTE);
        assertThat(server.charges(REQUEST)).isEqualTo(1);
        assertThat(server.charges()).isEqualTo(2);
    }
}
