package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.storage.FileOps;
import io.xhscomments.adapter.cache.file.storage.PartialFile;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import io.xhscomments.core.failure.CachedCopyUnavailableException;
import io.xhscomments.core.failure.StoreUnavailableException;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.page.Spend;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A writer died during its response; the service may keep a free copy. */
class PartialPageRecoveryTest {
    private static final Duration DAY = Duration.ofHours(24);

    @TempDir
    Path dir;

    private final RecordingListener heard = new RecordingListener();
    private FreeCopies copies;
    private LedgerServer server;

    @BeforeEach
    void start() throws IOException {
        copies = FreeCopies.start();
        server = LedgerServer.start();
    }

    @AfterEach
    void stop() {
        copies.close();
        server.close();
    }

    private PageStore later(Duration age) {
        return Stores.at(dir.resolve("pages"), Stores.NOW.plus(age));
    }

    private ReadThrough through(Duration age) {
        return ReadThrough.builder(later(age), new SocketTransport(server.port()), Responses.FORMAT)
                .cacheLinks(copies.links())
                .listener(heard)
                .build();
    }

    /** The partial file of a writer that died after this part of the response. */
    private Path left(byte[] response, int came) throws IOException {
        PageStore store = later(Duration.ZERO);
        store.context().writer().directories().prepare();
        PageFileName name = PageFileName.of(Responses.key(0));
        try (PartialFile part =
                store.context().writer().begin(name, PageHeader.of(name, Stores.NOW, PageSource.PAID))) {
            part.onHeaders(200, Map.of());
            part.onBody(response, 0, came);
        }
        return Stores.part(store, 0);
    }

    /** Enough of the response to contain the link. */
    private Path leftBeginning() throws IOException {
        byte[] response = copies.page(0);
        return left(response, response.length - 1);
    }

    private CachedCopyUnavailableException failure(Duration age) {
        CachedCopyUnavailableException failure = catchThrowableOfType(
                CachedCopyUnavailableException.class, () -> through(age).send(Responses.request(0)));
        assertThat(failure.spend()).isEqualTo(Spend.NONE);
        assertThat(failure).hasMessageNotContaining("abababab");
        assertThat(server.charges()).isZero();
        return failure;
    }

    @Test
    void truncatedResponseIsReadFromItsFreeCopy() throws IOException {
        copies.keep(0);
        Path part = leftBeginning();

        RawResponse page = through(DAY.minusMillis(1)).send(Responses.request(0));

        assertThat(page.body()).isEqualTo(copies.page(0));
        assertThat(page.origin()).isEqualTo(RawResponse.Origin.STORE);
        assertThat(server.charges()).isZero();
        assertThat(copies.reads()).isEqualTo(1);
        assertThat(part).doesNotExist();
        assertThat(heard.words).containsExactly("rescued");
        assertThat(later(DAY).pages())
                .singleElement()
                .satisfies(stored -> assertThat(stored.source()).hasValue(PageSource.CACHE_URL));
        assertThat(through(DAY).send(Responses.request(0)).body()).isEqualTo(copies.page(0));
        assertThat(copies.reads()).isEqualTo(1);
    }

    @Test
    void linkInTheHeaderIsUsedWithoutABody() throws IOException {
        copies.keep(0);
        Path part = left(new byte[0], 0);
        Stores.change(part, "cache-url: ", "cache-url: " + copies.link(0));

        assertThat(through(Duration.ZERO).send(Responses.request(0)).body()).isEqualTo(copies.page(0));
        assertThat(server.charges()).isZero();
    }

    /** The page is as old as the paid request, however late its copy is read. */
    @Test
    void freeCopyIsAsOldAsItsResponse() throws IOException {
        copies.keep(0);
        leftBeginning();

        through(Duration.ofHours(20)).send(Responses.request(0));

        assertThat(later(DAY).pages().get(0).fetchedAt()).hasValue(Stores.NOW);
        through(Duration.ofHours(20)).toBuilder()
                .maxAge(Duration.ofHours(1))
                .build()
                .send(Responses.request(0));
        assertThat(server.charges()).isEqualTo(1);
    }

    @Test
    void freeCopyExpiresAfterADay() throws IOException {
        copies.keep(0);
        leftBeginning();

        assertThat(through(DAY).send(Responses.request(0)).body()).isEqualTo(Responses.page(0));

        assertThat(copies.reads()).isZero();
        assertThat(server.charges()).isEqualTo(1);
        assertThat(Stores.in(later(DAY), StoreLayout.IN_DOUBT)).hasSize(1);
        assertThat(heard.words).containsExactly("paying again");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void failingHostIsRetriedLaterWithoutPaying(int status) throws IOException {
        copies.keep(0);
        Path part = leftBeginning();
        byte[] before = Files.readAllBytes(part);
        copies.status(status);

        for (int i = 0; i < 2; i++) {
            assertThat(failure(Duration.ZERO).retryable()).isTrue();
            assertThat(part).hasBinaryContent(before);
        }

        copies.status(200);
        assertThat(through(Duration.ZERO).send(Responses.request(0)).body()).isEqualTo(copies.page(0));
        assertThat(server.charges()).isZero();
    }

    @Test
    void unreachableHostIsRetriedLater() throws IOException {
        copies.keep(0);
        Path part = leftBeginning();
        copies.close();

        assertThat(failure(Duration.ZERO).retryable()).isTrue();
        assertThat(part).exists();
    }

    /** Content that is not a copy of the page. */
    static Stream<Arguments> lostCopies() {
        return Stream.of(
                Arguments.of("nothing", null, "the host responded 404"),
                Arguments.of("another page", Responses.page(1), "it is the copy of another page"),
                Arguments.of(
                        "another note's page",
                        Responses.page(Responses.note(7), 0, 0),
                        "it is the copy of another page"),
                Arguments.of("no page", "{\"code\":200}".getBytes(StandardCharsets.UTF_8), "it does not decode"),
                Arguments.of("half of it", Arrays.copyOf(Responses.page(0), 400), "it does not decode"),
                Arguments.of("no text", new byte[] {1, 2, 3}, "it does not decode"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostCopies")
    void lostCopyFailsOnceAndIsPaidInTheNextCall(String what, byte[] kept, String words) throws IOException {
        if (kept != null) {
            copies.keep(0, kept);
        }
        Path part = leftBeginning();

        CachedCopyUnavailableException failure = failure(Duration.ZERO);

        assertThat(failure.retryable()).isFalse();
        assertThat(failure).hasMessageContaining(words);
        assertThat(part).doesNotExist();
        assertThat(Stores.in(later(DAY), StoreLayout.IN_DOUBT)).hasSize(1);
        assertThat(heard.words).isEmpty();

        through(Duration.ZERO).send(Responses.request(0));
        assertThat(heard.words).containsExactly("paying again");
        assertThat(server.charges()).isEqualTo(1);
        assertThat(copies.reads()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/x",
                "https://cache.example/x",
                "https://localhost/x",
                "https://cache.tikhub.io.example/x",
                "https://user@cache.tikhub.io/x",
                "file:///etc/passwd",
                "../x"
            })
    void forbiddenLinkIsLostForGood(String link) throws IOException {
        Path part = left(new byte[0], 0);
        Stores.change(part, "cache-url: ", "cache-url: " + link);

        assertThat(failure(Duration.ZERO).retryable()).isFalse();
        assertThat(copies.reads()).isZero();
        assertThat(part).doesNotExist();
    }

    /** A truncated link in the header, and the complete link in the response. */
    @Test
    void invalidLinkDoesNotBlockThePage() throws IOException {
        copies.keep(0);
        Path part = leftBeginning();
        Stores.change(part, "cache-url: ", "cache-url: https://[");

        assertThat(through(Duration.ZERO).send(Responses.request(0)).body()).isEqualTo(copies.page(0));
        assertThat(server.charges()).isZero();
    }

    /** A full disk: existing bytes can be overwritten, and nothing can be added. */
    @Test
    void fullDiskKeepsTheLink() throws IOException {
        copies.keep(0);
        left(copies.page(0), 700);
        FileOps full = new FileOps() {
            @Override
            public void write(FileChannel file, ByteBuffer bytes, long at) throws IOException {
                if (at + bytes.remaining() > file.size()) {
                    throw new IOException("No space left on device");
                }
                FileOps.super.write(file, bytes, at);
            }
        };
        PageStore crowded = new PageStore(StoreContext.of(
                StoreReader.ofDirectory(dir.resolve("pages")), full, Clock.fixed(Stores.NOW, ZoneOffset.UTC)));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> ReadThrough.builder(crowded, new SocketTransport(server.port()), Responses.FORMAT)
                            .cacheLinks(copies.links())
                            .listener(heard)
                            .build()
                            .send(Responses.request(0)))
                    .isInstanceOf(StoreUnavailableException.class);
        }
        assertThat(through(Duration.ZERO).send(Responses.request(0)).body()).isEqualTo(copies.page(0));
        assertThat(server.charges()).isZero();
    }

    @Test
    void noCacheLinksPaysAgainAndNotifies() throws IOException {
        copies.keep(0);
        leftBeginning();

        through(Duration.ZERO).toBuilder().noCacheLinks().build().send(Responses.request(0));

        assertThat(copies.reads()).isZero();
        assertThat(server.charges()).isEqualTo(1);
        assertThat(heard.words).containsExactly("paying again");
        List<Path> doubtful = Stores.in(later(DAY), StoreLayout.IN_DOUBT);
        assertThat(doubtful).hasSize(1);
        assertThat(doubtful.get(0).getFileName().toString())
                .isEqualTo(PageFileName.of(Responses.key(0)).hex() + "-20261123T170000000Z.part");
    }
}
