package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageKeyText;
import io.xhscomments.adapter.cache.file.policy.CorruptPagePolicy;
import io.xhscomments.adapter.cache.file.policy.InDoubtPolicy;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.failure.StoreUnavailableException;
import io.xhscomments.core.failure.StoredPageInDoubtException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadThroughTest {
    private static final Instant NOW = Instant.parse("2026-11-23T17:00:00Z");

    @TempDir
    Path dir;

    private final RecordingListener heard = new RecordingListener();
    private LedgerServer server;
    private PageStore store;

    @BeforeEach
    void start() throws IOException {
        server = LedgerServer.start();
        store = at(NOW);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private PageStore at(Instant now) {
        return PageStore.builder(dir.resolve("pages"))
                .clock(Clock.fixed(now, ZoneOffset.UTC))
                .build();
    }

    private ReadThrough through(PageStore over) {
        return ReadThrough.builder(over, new SocketTransport(server.port()), Responses.FORMAT)
                .noCacheLinks()
                .listener(heard)
                .build();
    }

    private ReadThrough through() {
        return through(store);
    }

    private Path file(int page) {
        return PageFileName.of(Responses.key(page)).page(dir.resolve("pages"));
    }

    private List<Path> in(String sideRoom) throws IOException {
        return Stores.held(dir.resolve("pages"), sideRoom);
    }

    @Test
    void pageIsPaidForOnceAndServedForever() {
        CommentPage paid = through().source().fetch(Responses.request(0));
        CommentPage stored = through().source().fetch(Responses.request(0));

        assertThat(paid.receipt().charge()).isEqualTo(Charge.CHARGED);
        assertThat(stored.receipt().charge()).isEqualTo(Charge.FREE);
        assertThat(stored.receipt().spend()).isEqualTo(Spend.NONE);
        assertThat(stored.comments()).isEqualTo(paid.comments());
        assertThat(server.charges()).isEqualTo(1);
        assertThat(heard.words).isEmpty();
    }

    @Test
    void fileIsReadableText() throws IOException {
        through().send(Responses.request(1));

        String text = Files.readString(file(1));
        String body = new String(Responses.page(1), StandardCharsets.UTF_8);
        assertThat(text.lines().map(String::stripTrailing))
                .startsWith(
                        "XHS-PAGE 1",
                        "key: " + PageKeyText.of(Responses.key(1)),
                        "fetched-at: 2026-11-23T17:00:00Z",
                        "source: paid",
                        "status: 200",
                        "request-id: " + body.substring(26, 62),
                        "cache-url: " + Responses.CACHE + body.substring(26, 62) + "?sign=" + "ab".repeat(32),
                        "form: verbatim",
                        "",
                        body)
                .hasSize(11);
        assertThat(text).matches("(?s).*\nEND \\d+ [0-9a-f]{8}\n");
        assertThat(dir.resolve("pages/xhs-pages.json")).hasContent("{\"format\":\"xhs-pages\",\"version\":1}");
        assertThat(dir.resolve("pages/.gitattributes")).hasContent("*.page -text");
    }

    @Test
    void errorResponseIsReturnedAndNotStored() throws IOException {
        server.fault(exchange -> {
            byte[] words = "{\"detail\":\"slow down\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(429, words.length);
            exchange.getResponseBody().write(words);
            return true;
        });

        RawResponse response = through().send(Responses.request(0));

        assertThat(response.status()).isEqualTo(429);
        assertThat(response.origin()).isEqualTo(RawResponse.Origin.NETWORK);
        assertThat(filesBelowPages()).isEmpty();
        assertThat(in(StoreLayout.IN_DOUBT)).isEmpty();
    }

    private List<String> filesBelowPages() throws IOException {
        try (Stream<Path> files = Files.walk(dir.resolve("pages"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".page") || name.endsWith(".part"))
                    .toList();
        }
    }

    @Test
    void chargedFailureIsKeptAndDoesNotBlock() throws IOException {
        byte[] failed = "{\"code\":200,\"request_id\":\"r\",\"data\":{\"code\":301,\"data\":{}}}"
                .getBytes(StandardCharsets.UTF_8);
        server.response(request -> failed);

        assertThatThrownBy(() -> through().source().fetch(Responses.request(0)))
                .isInstanceOf(ChargedFailureException.class)
                .extracting(failure -> ((CommentSourceException) failure).charge())
                .isEqualTo(Charge.CHARGED);

        assertThat(in(StoreLayout.FAILED)).hasSize(1);
        assertThat(Files.readString(in(StoreLayout.FAILED).get(0)))
                .contains("status: 200", "request-id: from-the-header", new String(failed, StandardCharsets.UTF_8));
        assertThat(file(0)).doesNotExist();
        assertThat(heard.words).containsExactly("no page");
        server.response(request -> Responses.page(request.note(), 0, 0));
        assertThat(through().send(Responses.request(0)).origin()).isEqualTo(RawResponse.Origin.NETWORK);
        assertThat(server.charges()).isEqualTo(2);
    }

    @Test
    void unsentRequestLeavesNoFile() throws IOException {
        int port = server.port();
        server.close();

        assertThatThrownBy(() -> store.readThrough(new SocketTransport(port), Responses.FORMAT)
                        .send(Responses.request(0)))
                .isInstanceOf(RequestNotSentException.class);

        assertThat(filesBelowPages()).isEmpty();
    }

    /** The partial response stays, and the next call notifies that the page is in doubt. */
    @Test
    void truncatedResponseIsInDoubtAndPaidForAgain() throws IOException {
        breakOff(200);
        assertThatThrownBy(() -> through().send(Responses.request(0))).isInstanceOf(ResponseLostException.class);
        server.fault(exchange -> false);

        RawResponse page = through().send(Responses.request(0));

        assertThat(page.body()).isEqualTo(Responses.page(0));
        assertThat(server.charges()).isEqualTo(2);
        assertThat(in(StoreLayout.IN_DOUBT)).hasSize(1);
        assertThat(Files.readString(in(StoreLayout.IN_DOUBT).get(0)))
                .contains("key: " + PageKeyText.of(Responses.key(0)), "{\"code\":200,\"request_id\":");
        assertThat(heard.words).containsExactly("paying again");
    }

    private void breakOff(int bytes) {
        server.fault(exchange -> {
            exchange.sendResponseHeaders(200, Responses.page(0).length);
            exchange.getResponseBody().write(Responses.page(0), 0, bytes);
            exchange.getResponseBody().flush();
            return true;
        });
    }

    @Test
    void inDoubtFailPolicyFailsUntilImport() throws IOException {
        breakOff(200);
        assertThatThrownBy(() -> through().send(Responses.request(0))).isInstanceOf(ResponseLostException.class);
        server.fault(exchange -> false);
        ReadThrough careful =
                through().toBuilder().inDoubtPolicy(InDoubtPolicy.FAIL).build();

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> careful.send(Responses.request(0)))
                    .isInstanceOf(StoredPageInDoubtException.class)
                    .hasMessageContaining("in-doubt");
        }
        assertThat(server.charges()).isEqualTo(1);

        store.importing(TikHubDecoder.create()).add(Responses.page(0), Responses.key(0));
        assertThat(careful.send(Responses.request(0)).body()).isEqualTo(Responses.page(0));
        assertThat(server.charges()).isEqualTo(1);
    }

    @Test
    void inDoubtPolicyIsAsked() {
        breakOff(200);
        assertThatThrownBy(() -> through().send(Responses.request(0))).isInstanceOf(ResponseLostException.class);
        server.fault(exchange -> false);

        assertThat(through().toBuilder()
                        .inDoubtPolicy((page, record) -> page.equals(Responses.key(0)) && Files.exists(record))
                        .build()
                        .send(Responses.request(0))
                        .body())
                .isEqualTo(Responses.page(0));
    }

    /** The writer was killed between the last byte and the rename: the response is complete. */
    @Test
    void completeResponseOfADeadWriterIsRecovered() throws IOException {
        through().send(Responses.request(0));
        Path part = PageFileName.of(Responses.key(0)).part(dir.resolve("pages"));
        byte[] page = Files.readAllBytes(file(0));
        int end = new String(page, StandardCharsets.ISO_8859_1).lastIndexOf("\nEND ");
        for (int length = end; length <= page.length; length++) {
            Files.deleteIfExists(file(0));
            Files.write(part, java.util.Arrays.copyOf(page, length));

            // A line break that may come from the response or from the store is harmless, and stays.
            assertThat(new String(through().send(Responses.request(0)).body(), StandardCharsets.UTF_8))
                    .isEqualTo(new String(Responses.page(0), StandardCharsets.UTF_8) + (length == end + 1 ? "\n" : ""));
            assertThat(part).doesNotExist();
        }
        assertThat(server.charges()).isEqualTo(1);
        assertThat(heard.words).containsOnly("rescued");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nickname\":\"n", "fetched-at: "})
    void holesInAPartialFileAreNotText(String before) throws IOException {
        through().send(Responses.request(0));
        byte[] page = Files.readAllBytes(file(0));
        String text = new String(page, StandardCharsets.ISO_8859_1);
        page[text.indexOf(before) + before.length()] = 0;
        Files.delete(file(0));
        Files.write(
                PageFileName.of(Responses.key(0)).part(dir.resolve("pages")),
                java.util.Arrays.copyOf(page, text.lastIndexOf("\nEND ")));

        through().send(Responses.request(0));

        assertThat(server.charges()).isEqualTo(2);
        assertThat(in(StoreLayout.IN_DOUBT)).hasSize(1);
    }

    @Test
    void damagedPageIsQuarantinedAndNotPaidForAgain() throws IOException {
        through().send(Responses.request(0));
        byte[] page = Files.readAllBytes(file(0));
        page[page.length - 40] ^= 1;
        Files.write(file(0), page);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> through().send(Responses.request(0)))
                    .isInstanceOf(StoredPageUnreadableException.class)
                    .hasMessageContaining("quarantine");
        }
        assertThat(Files.readAllBytes(in(StoreLayout.QUARANTINE).get(0))).isEqualTo(page);
        assertThat(server.charges()).isEqualTo(1);
        assertThat(heard.words)
                .containsExactly("quarantined: cut off or changed: its last line does not match the bytes before it");

        assertThat(through().toBuilder()
                        .corruptPagePolicy(CorruptPagePolicy.PAY_AGAIN)
                        .build()
                        .send(Responses.request(0))
                        .body())
                .isEqualTo(Responses.page(0));
        assertThat(server.charges()).isEqualTo(2);
        assertThat(through().send(Responses.request(0)).body()).isEqualTo(Responses.page(0));
    }

    @Test
    void refreshPaysAgainAndKeepsTheOldPage() throws IOException {
        through().send(Responses.request(0));
        byte[] older = Files.readAllBytes(file(0));
        server.response(request -> Responses.page(request.note(), 0, 7));
        PageStore later = at(NOW.plusSeconds(60));

        RawResponse page = later.refresh(new SocketTransport(server.port()), Responses.FORMAT)
                .send(Responses.request(0));

        assertThat(page.body()).isEqualTo(Responses.page(Responses.NOTE, 0, 7));
        assertThat(through().send(Responses.request(0)).body()).isEqualTo(page.body());
        assertThat(server.charges()).isEqualTo(2);
        assertThat(Files.readAllBytes(in(StoreLayout.SUPERSEDED).get(0))).isEqualTo(older);
    }

    @Test
    void maxAgePaysOnlyForOlderPages() {
        through().send(Responses.request(0));
        PageStore later = at(NOW.plus(Duration.ofHours(2)));

        through(later).toBuilder().maxAge(Duration.ofHours(2)).build().send(Responses.request(0));
        assertThat(server.charges()).isEqualTo(1);

        through(later).toBuilder()
                .maxAge(Duration.ofHours(2).minusMillis(1))
                .build()
                .send(Responses.request(0));
        assertThat(server.charges()).isEqualTo(2);
        through(later).toBuilder()
                .maxAge(Duration.ofSeconds(Long.MAX_VALUE))
                .build()
                .send(Responses.request(0));
        assertThat(server.charges()).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        through().toBuilder().maxAge(Duration.ofSeconds(-1)).build());
    }

    @Test
    void policiesApplyOnlyToRequests() {
        CommentSource source = through().source(below -> request -> {
            if (server.charges() > 0) {
                throw new IllegalStateException("asked though it is stored");
            }
            return below.fetch(request);
        });

        assertThat(source.fetch(Responses.request(0)).receipt().charge()).isEqualTo(Charge.CHARGED);
        assertThat(source.fetch(Responses.request(0)).receipt().charge()).isEqualTo(Charge.FREE);
    }

    @Test
    void newerFormatStaysAndSendsNothing() throws IOException {
        through().send(Responses.request(0));
        Files.writeString(
                file(0),
                Files.readString(file(0)).replaceFirst("XHS-PAGE 1", "XHS-PAGE 2"),
                StandardOpenOption.TRUNCATE_EXISTING);
        byte[] newer = Files.readAllBytes(file(0));

        assertThatThrownBy(() -> through().toBuilder()
                        .corruptPagePolicy(CorruptPagePolicy.PAY_AGAIN)
                        .build()
                        .send(Responses.request(0)))
                .isInstanceOf(StoredPageUnreadableException.class)
                .hasMessageContaining("version 2 was found, version 1 is supported: use a newer xhs-comments");
        assertThat(Files.readAllBytes(file(0))).isEqualTo(newer);

        Files.writeString(dir.resolve("pages/xhs-pages.json"), "{\"format\":\"xhs-pages\",\"version\":2}");
        assertThatThrownBy(() -> through(at(NOW)).send(Responses.request(1)))
                .isInstanceOf(StoredPageUnreadableException.class)
                .hasMessageContaining("format version 2 was found");
        assertThat(server.charges()).isEqualTo(1);
    }

    @Test
    void readOnlyStoreFailsBeforePaying() throws IOException {
        Files.createDirectories(dir.resolve("pages/.lock"));

        StoreUnavailableException failure = catchThrowableOfType(
                StoreUnavailableException.class, () -> through().send(Responses.request(0)));

        assertThat(failure.charge()).isEqualTo(Charge.FREE);
        assertThat(failure.retryable()).isFalse();
        assertThat(server.charges()).isZero();
    }

    @Test
    void repliesAndRoutesHaveSeparatePages() {
        PageRequest comments = Responses.request(0);
        through().send(comments);

        store.readThrough(new SocketTransport(server.port()), Responses.format("app-v2"))
                .send(comments);

        assertThat(server.charges()).isEqualTo(2);
    }
}
