package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xhscomments.adapter.cache.file.format.PageFile;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageFileParser;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.storage.Directories;
import io.xhscomments.adapter.cache.file.storage.FileOps;
import io.xhscomments.adapter.cache.file.storage.PartialFile;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import io.xhscomments.core.failure.StoreUnavailableException;
import io.xhscomments.core.failure.StoredResponseUndecodableException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.RawResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The disk is full for a while. {@link FullDiskIT} uses a real limit of a process. */
class FullDiskTest {
    @TempDir
    Path dir;

    private final RecordingListener listener = new RecordingListener();
    private final FillingDisk disk = new FillingDisk();
    private LedgerServer server;
    private PageStore store;

    /** The operations that a system may refuse. */
    enum Step {
        WRITE,
        FORCE,
        RENAME,
        FORCE_NAME
    }

    /** While this disk is full, files can be created and overwritten, but not extended. */
    private static final class FillingDisk implements FileOps {
        private volatile List<Step> refused = List.of();

        private void ask(Step step) throws IOException {
            if (refused.contains(step)) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void write(FileChannel file, ByteBuffer bytes, long at) throws IOException {
            if (at + bytes.remaining() > file.size()) {
                ask(Step.WRITE);
            }
            FileOps.super.write(file, bytes, at);
        }

        @Override
        public void force(FileChannel file) throws IOException {
            ask(Step.FORCE);
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            ask(Step.RENAME);
            FileOps.super.rename(from, to);
        }

        @Override
        public void forceDirectory(Path directory) throws IOException {
            ask(Step.FORCE_NAME);
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = LedgerServer.start();
        store = new PageStore(StoreContext.of(
                StoreReader.ofDirectory(dir.resolve("pages")), disk, Clock.fixed(Stores.NOW, ZoneOffset.UTC)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RawResponse ask(int page) {
        return ReadThrough.builder(store, new SocketTransport(server.port()), Responses.FORMAT)
                .noCacheLinks()
                .listener(listener)
                .build()
                .send(Responses.request(page));
    }

    /** The disk is full as soon as the request is sent. */
    private void fillUpMeanwhile(Step step) {
        server.fault(exchange -> {
            disk.refused = List.of(step);
            return false;
        });
    }

    private void assertNothingIsSentFor(int page) {
        int before = server.charges();
        StoreUnavailableException failure = catchThrowableOfType(StoreUnavailableException.class, () -> ask(page));
        assertThat(failure.charge()).isEqualTo(Charge.FREE);
        assertThat(failure).hasMessageContaining("No space left on device");
        assertThat(server.charges()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void unstoredPageIsServedFromMemoryAndStoredLater(Step step) throws IOException {
        fillUpMeanwhile(step);

        RawResponse page = ask(0);
        assertThat(page.body()).isEqualTo(Responses.page(0));
        assertThat(page.origin()).isEqualTo(RawResponse.Origin.NETWORK);
        assertThat(listener.events).containsExactly("not stored");

        if (step != Step.FORCE_NAME) {
            assertThat(Stores.page(store, 0)).doesNotExist();
            assertThat(ask(0).origin()).isEqualTo(RawResponse.Origin.STORE);
            assertThat(listener.events).containsExactly("not stored", "not stored");
            assertThat(ask(0).body()).isEqualTo(Responses.page(0));
            assertNothingIsSentFor(1);
        }

        server.fault(exchange -> false);
        disk.refused = List.of();
        assertThat(ask(0).body()).isEqualTo(Responses.page(0));
        assertThat(PageFileParser.verify(Files.readAllBytes(Stores.page(store, 0)))
                        .body())
                .isEqualTo(Responses.page(0));
        assertThat(ask(1).body()).isEqualTo(Responses.page(1));
        assertThat(server.charges()).isEqualTo(2);
        assertThat(listener.events).containsOnly("not stored");
        assertThat(Stores.part(store, 0)).doesNotExist();
        assertThat(Stores.in(store, StoreLayout.IN_DOUBT)).isEmpty();
    }

    @Test
    void requestForAnotherPageStoresThePendingPage() throws IOException {
        fillUpMeanwhile(Step.WRITE);
        ask(0);
        server.fault(exchange -> false);
        assertNothingIsSentFor(1);
        assertNothingIsSentFor(2);

        disk.refused = List.of();
        ask(1);

        assertThat(store.replay(Responses.FORMAT).send(Responses.request(0)).body())
                .isEqualTo(Responses.page(0));
        assertThat(server.charges()).isEqualTo(2);
    }

    /** All stores on one directory wait while a page of one of them is pending. */
    @Test
    void otherStoreOnTheDirectoryDoesNotPay() {
        fillUpMeanwhile(Step.WRITE);
        ask(0);
        store = new PageStore(StoreContext.of(StoreReader.ofDirectory(dir.resolve("pages")), disk, Clock.systemUTC()));

        assertNothingIsSentFor(1);
        assertThat(ask(0).origin()).isEqualTo(RawResponse.Origin.STORE);
    }

    @Test
    void diskTooFullForAHeaderPaysNothing() throws IOException {
        disk.refused = List.of(Step.WRITE);
        for (int i = 0; i < 3; i++) {
            assertNothingIsSentFor(0);
        }
        assertThat(Directories.entries(dir.resolve("pages"))).as("drafts").isEmpty();

        disk.refused = List.of();
        ask(0);
        disk.refused = List.of(Step.WRITE);
        assertNothingIsSentFor(1);
        assertThat(Stores.part(store, 1)).doesNotExist();
        assertThat(listener.events).isEmpty();
    }

    /** The store writes the lost bytes again from memory. */
    @Test
    void diskWithSpaceAgainAtTheEndLosesNothing() throws IOException {
        server.response(request -> Responses.page(request.note(), 0, 3000));
        ask(1);
        AtomicInteger writes = new AtomicInteger();
        FileOps failingDisk = new FileOps() {
            @Override
            public void write(FileChannel file, ByteBuffer bytes, long at) throws IOException {
                if (writes.incrementAndGet() == 3) {
                    throw new IOException("No space left on device");
                }
                FileOps.super.write(file, bytes, at);
            }
        };
        store = new PageStore(
                StoreContext.of(StoreReader.ofDirectory(dir.resolve("pages")), failingDisk, Clock.systemUTC()));

        ask(0);

        assertThat(writes).hasValueGreaterThan(3);
        assertThat(listener.events).isEmpty();
        assertThat(store.replay(Responses.FORMAT).send(Responses.request(0)).body())
                .isEqualTo(Responses.page(Responses.NOTE, 0, 3000));
    }

    /** It waits in memory like a page, and blocks its request from then on. */
    @ParameterizedTest
    @EnumSource
    void whatCannotBeDecodedIsNotPaidForAgain(Step step) throws IOException {
        byte[] malformed = Responses.MALFORMED.getBytes(StandardCharsets.UTF_8);
        server.response(request -> malformed);
        fillUpMeanwhile(step);

        assertThat(ask(0).body()).isEqualTo(malformed);
        assertThat(listener.events).containsExactly("not stored");
        assertNothingIsSentFor(0);
        assertNothingIsSentFor(1);

        server.fault(exchange -> false);
        disk.refused = List.of();
        for (int run = 0; run < 2; run++) {
            assertThatThrownBy(() -> ask(0)).isInstanceOf(StoredResponseUndecodableException.class);
        }
        assertThat(server.charges()).isEqualTo(1);
        assertThat(Stores.in(store, StoreLayout.UNDECODABLE)).singleElement().satisfies(kept -> {
            PageFile file = PageFileParser.verify(Files.readAllBytes(kept));
            assertThat(file.body()).isEqualTo(malformed);
            assertThat(file.header().get(PageHeader.FORM)).hasValue(PageHeader.VERBATIM);
        });
        assertThat(Stores.part(store, 0)).doesNotExist();
        assertThat(Stores.in(store, StoreLayout.IN_DOUBT)).isEmpty();
    }

    /** A request for another page stores it, and its own request stays blocked. */
    @Test
    void whatCannotBeDecodedIsStoredOnceThatGoes() throws IOException {
        server.response(request -> Responses.MALFORMED.getBytes(StandardCharsets.UTF_8));
        fillUpMeanwhile(Step.WRITE);
        ask(0);
        server.fault(exchange -> false);
        server.response(request -> Responses.page(1));
        disk.refused = List.of();

        assertThat(ask(1).body()).isEqualTo(Responses.page(1));

        assertThat(Stores.in(store, StoreLayout.UNDECODABLE)).hasSize(1);
        assertThat(Stores.part(store, 0)).doesNotExist();
        assertThat(server.charges()).isEqualTo(2);
    }

    /** What the process that paid for it left, when it ended with the response in its memory. */
    private void leaveMarked(byte[] body, int stored) throws IOException {
        store.context().writer().directories().prepare();
        PageFileName name = PageFileName.of(Responses.key(0));
        try (PartialFile part =
                store.context().writer().begin(name, PageHeader.of(name, Stores.NOW, PageSource.PAID))) {
            part.onHeaders(200, Map.of());
            part.onBody(body, 0, stored);
            part.markUndecodable();
        }
    }

    @Test
    void theNextProcessDoesNotPayForItEither() throws IOException {
        byte[] malformed = Responses.MALFORMED.getBytes(StandardCharsets.UTF_8);
        for (int stored : new int[] {malformed.length, 40, 0}) {
            store = Stores.at(dir.resolve("stored-" + stored), Stores.NOW);
            leaveMarked(malformed, stored);

            for (int run = 0; run < 2; run++) {
                assertThatThrownBy(() -> ask(0)).isInstanceOf(StoredResponseUndecodableException.class);
            }

            assertThat(Stores.in(store, StoreLayout.UNDECODABLE))
                    .singleElement()
                    .satisfies(kept -> {
                        PageFile file = PageFileParser.verify(Files.readAllBytes(kept));
                        assertThat(file.body()).isEqualTo(Arrays.copyOf(malformed, stored));
                        assertThat(file.header().get(PageHeader.FORM)).hasValue(PageHeader.UNDECODABLE);
                    });
            assertThat(Stores.part(store, 0)).doesNotExist();
        }
        assertThat(server.charges()).isZero();
    }

    @Test
    void aVersionThatCanDecodeItMakesThePageOfWhatWasLeft() throws IOException {
        leaveMarked(Responses.page(0), Responses.page(0).length);

        assertThat(ask(0).body()).isEqualTo(Responses.page(0));

        assertThat(PageFileParser.verify(Files.readAllBytes(Stores.page(store, 0)))
                        .header()
                        .get(PageHeader.FORM))
                .hasValue(PageHeader.VERBATIM);
        assertThat(server.charges()).isZero();
    }

    /** A failure response is not kept in memory. Its partial file stays as a request in doubt. */
    @Test
    void unstoredFailureResponseIsReported() throws IOException {
        server.response(request -> "{\"code\":200,\"data\":{\"code\":301}}".getBytes(StandardCharsets.UTF_8));
        fillUpMeanwhile(Step.WRITE);

        assertThat(ask(0).status()).isEqualTo(200);

        assertThat(listener.events).containsExactly("not stored");
        assertThat(Stores.part(store, 0)).exists();
        disk.refused = List.of();
        server.fault(exchange -> false);
        server.response(request -> Responses.page(0));
        ask(0);
        assertThat(listener.events).containsExactly("not stored", "paying again");
    }
}
