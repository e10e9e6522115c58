package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.policy.InDoubtPolicy;
import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.report.StoredPage;
import io.xhscomments.adapter.cache.file.storage.PageLocks;
import io.xhscomments.adapter.cache.file.storage.RootState;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.core.failure.StoreUnavailableException;
import io.xhscomments.core.failure.StoredPageInDoubtException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.failure.StoredResponseUndecodableException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.port.ResponseFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Delegates, decoders and policies of the caller may do anything. */
class CustomDelegatesTest {
    @TempDir
    Path dir;

    private final RecordingListener heard = new RecordingListener();
    private final List<PageRequest> paid = new ArrayList<>();
    private PageStore store;

    @BeforeEach
    void aStore() {
        store = Stores.at(dir.resolve("pages"), Stores.NOW);
    }

    private ReadThrough through(PageTransport below) {
        return through(below, Responses.FORMAT);
    }

    private ReadThrough through(PageTransport below, ResponseFormat format) {
        return ReadThrough.builder(store, below, format)
                .noCacheLinks()
                .listener(heard)
                .build();
    }

    /** A paid transport that passes nothing to the sink, which is allowed. */
    private RawResponse pay(PageRequest request) {
        paid.add(request);
        return new RawResponse(200, Map.of(), Responses.page(0), RawResponse.Origin.NETWORK);
    }

    private ReadThrough paying() {
        return through((request, sink) -> pay(request));
    }

    @Test
    void redactedKeyIsDeclaredInTheForm() throws IOException {
        through((request, sink) ->
                        new RawResponse(200, Map.of(), Responses.page(0), RawResponse.Origin.NETWORK).redacted())
                .send(Responses.request(0));
        through((request, sink) -> new RawResponse(200, Map.of(), Responses.page(1), RawResponse.Origin.NETWORK))
                .send(Responses.request(1));

        assertThat(store.pages())
                .map(page -> Files.readString(page.file(), StandardCharsets.ISO_8859_1))
                .map(text -> text.replaceAll("(?s).*\nform: ([a-z-]+) *\n.*", "$1"))
                .containsExactlyInAnyOrder("key-redacted", "verbatim");
    }

    @Test
    void returnedBodyCountsNotTheSinksBytes() throws IOException {
        List<PageTransport> odd = List.of(
                (request, sink) -> pay(request),
                (request, sink) -> {
                    sink.onBody(Responses.page(0), 0, 100);
                    return pay(request);
                },
                (request, sink) -> {
                    sink.onHeaders(200, Map.of());
                    sink.onBody(Responses.page(0), 5, 300);
                    return pay(request);
                },
                (request, sink) -> {
                    sink.onHeaders(200, Map.of());
                    sink.onBody(Responses.page(7), 0, Responses.page(7).length);
                    return pay(request);
                },
                (request, sink) -> {
                    sink.onHeaders(500, Map.of());
                    sink.onHeaders(200, Map.of());
                    sink.onBody(new byte[100_000], 0, 100_000);
                    return pay(request);
                });
        for (int i = 0; i < odd.size(); i++) {
            store = Stores.at(dir.resolve("pages" + i), Stores.NOW);
            through(odd.get(i)).send(Responses.request(0));

            assertThat(PageFileParser.verify(Files.readAllBytes(Stores.page(store, 0)))
                            .body())
                    .isEqualTo(Responses.page(0));
        }
        assertThat(heard.words).isEmpty();
    }

    @Test
    void storedDelegateResponseIsMarkedAsImport() {
        PageStore other = Stores.with(dir.resolve("other"), 0);

        RawResponse page = through(other.replay(Responses.FORMAT)).send(Responses.request(0));

        assertThat(page.origin()).isEqualTo(RawResponse.Origin.STORE);
        assertThat(store.pages()).extracting(StoredPage::source).containsExactly(Optional.of(PageSource.IMPORT));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 422, 429, 500, 503, 204})
    void errorResponseIsReturnedAndLeavesNoFile(int status) throws IOException {
        RawResponse response = through((request, sink) -> {
                    sink.onHeaders(status, Map.of());
                    sink.onBody(new byte[] {'x'}, 0, 1);
                    return new RawResponse(status, Map.of(), new byte[] {'x'}, RawResponse.Origin.NETWORK);
                })
                .send(Responses.request(0));

        assertThat(response.status()).isEqualTo(status);
        assertThat(Stores.page(store, 0)).doesNotExist();
        assertThat(Stores.part(store, 0)).doesNotExist();
        assertThat(Stores.in(store, StoreLayout.FAILED)).isEmpty();
        assertThat(Stores.in(store, StoreLayout.UNDECODABLE)).isEmpty();
    }

    /** The request may have been sent. */
    @Test
    void unexpectedTransportExceptionLeavesPageInDoubt() throws IOException {
        assertThatIllegalStateException()
                .isThrownBy(() -> through((request, sink) -> {
                            throw new UnsupportedOperationException("broken");
                        })
                        .send(Responses.request(0)))
                .withMessageContaining("java.lang.UnsupportedOperationException: broken")
                .withCauseInstanceOf(UnsupportedOperationException.class);

        assertThatThrownBy(() -> paying().toBuilder()
                        .inDoubtPolicy(InDoubtPolicy.FAIL)
                        .build()
                        .send(Responses.request(0)))
                .isInstanceOf(StoredPageInDoubtException.class);
        paying().send(Responses.request(0));
        assertThat(heard.words).containsExactly("paying again");
    }

    @Test
    void failingInDoubtPolicyPaysNothingAndMayBeRetried() throws IOException {
        Files.createDirectories(Stores.part(store, 0).getParent());
        Files.writeString(Stores.part(store, 0), "XHS-PAGE 1\n");
        ReadThrough undecided = paying().toBuilder()
                .inDoubtPolicy((page, record) -> {
                    throw new UnsupportedOperationException("ask me later");
                })
                .build();

        for (int i = 0; i < 2; i++) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> undecided.send(Responses.request(0)))
                    .withMessageContaining("ask me later")
                    .withMessageNotContaining("transport");
        }
        assertThat(paid).isEmpty();
    }

    /** The response is kept, and becomes the page when a decoder can decode it. */
    @Test
    void brokenDecoderLosesNoResponseAndPaysOnce() {
        ResponseFormat broken = Responses.format(Responses.ROUTE, (request, response) -> {
            throw new UnsupportedOperationException("broken");
        });
        PageTransport below = (request, sink) -> {
            sink.onHeaders(200, Map.of());
            sink.onBody(Responses.page(0), 0, Responses.page(0).length);
            return pay(request);
        };

        assertThat(through(below, broken).send(Responses.request(0)).body()).isEqualTo(Responses.page(0));
        assertThatThrownBy(() -> through(below, broken).send(Responses.request(0)))
                .isInstanceOf(StoredResponseUndecodableException.class)
                .hasMessageContaining("UnsupportedOperationException");
        assertThat(through(below).send(Responses.request(0)).body()).isEqualTo(Responses.page(0));
        assertThat(paid).hasSize(1);
        assertThat(heard.words).containsExactly("undecodable", "decoded");
    }

    @Test
    void storedReturnsPageWithoutSendingOrWriting() throws IOException {
        Stores.pay(store, Responses.key(0), Responses.page(0));
        Stores.pay(store, Responses.key(1), Responses.page(1));
        Stores.pay(store, Responses.key(2), Responses.page(2));
        Stores.change(Stores.page(store, 1), "nickname", "nicknamE");
        Stores.change(Stores.page(store, 2), "XHS-PAGE 1", "XHS-PAGE 2");
        Map<String, String> before = DirectorySnapshot.of(dir);

        assertThat(paying().stored(Responses.request(0)).orElseThrow().body()).isEqualTo(Responses.page(0));
        assertThat(paying().stored(Responses.request(1))).as("damaged").isEmpty();
        assertThatThrownBy(() -> paying().stored(Responses.request(2)))
                .isInstanceOf(StoredPageUnreadableException.class);
        assertThat(paying().stored(Responses.request(3))).as("missing").isEmpty();

        assertThat(paid).isEmpty();
        assertThat(DirectorySnapshot.of(dir)).isEqualTo(before);
    }

    @Test
    void lockTimeoutFailsBeforePaying() throws IOException {
        store.context().writer().directories().prepare();
        try (PageLocks.LockHandle busy = RootState.of(store.context().reader().root())
                .locks()
                .tryAcquire(PageFileName.of(Responses.key(0)))
                .orElseThrow()) {
            assertThatThrownBy(() -> paying().toBuilder()
                            .lockTimeout(Duration.ZERO)
                            .build()
                            .send(Responses.request(0)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("another thread or process has been working for this page");
        }
        assertThat(paid).isEmpty();
        paying().toBuilder().lockTimeout(Duration.ZERO).build().send(Responses.request(0));
        assertThat(paid).hasSize(1);
    }

    @Test
    void builderRefusesInvalidSettings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        paying().toBuilder().lockTimeout(Duration.ofNanos(-1)).build());
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> paying().toBuilder().maxAge(Duration.ofNanos(-1)).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.readThrough((request, sink) -> pay(request), Responses.format("web v1")));
        assertThatThrownBy(() -> paying().source(policies -> null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("policies must return a source");
        assertThat(paying()).hasToString("ReadThrough[" + store + ", web-v1]");
        assertThat(store.context().reader().root()).doesNotExist();
    }
}
