package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.cache.file.Callers.Caller;
import io.xhscomments.adapter.cache.file.Callers.Outcome;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.storage.PageLocks;
import io.xhscomments.adapter.cache.file.storage.RootState;
import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.failure.StoredPageInDoubtException;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.PageTransport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Interrupts callers during a fetch; {@link InterruptTortureTest} does so at random. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptTest {
    @TempDir
    Path dir;

    private final RecordingListener heard = new RecordingListener();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch mayResponse = new CountDownLatch(1);
    private LedgerServer server;
    private PageStore store;
    private ReadThrough through;

    @BeforeEach
    void start() throws IOException {
        server = LedgerServer.start();
        store = Stores.at(dir.resolve("pages"), Stores.NOW);
        through = through(new SocketTransport(server.port()));
    }

    @AfterEach
    void stop() {
        mayResponse.countDown();
        Callers.awaitStores();
        server.close();
    }

    private ReadThrough through(PageTransport below) {
        return ReadThrough.builder(store, below, Responses.FORMAT)
                .noCacheLinks()
                .listener(heard)
                .build();
    }

    /** From now on the server charges, and sends its responses when the test allows it. */
    private void holdResponses() {
        server.fault(exchange -> {
            asked.countDown();
            try {
                mayResponse.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        });
    }

    private RawResponse ask() {
        return through.send(Responses.request(0));
    }

    private static List<Outcome> interrupted(List<Caller> callers) throws ExecutionException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Caller caller : callers) {
            caller.thread().interrupt();
            outcomes.add(caller.outcome());
        }
        return outcomes;
    }

    @Test
    void interruptedWaitersReportUnknownChargeOnce() throws ExecutionException, InterruptedException, IOException {
        holdResponses();
        List<Caller> callers = Callers.waiting(5, this::ask);
        asked.await();

        List<Outcome> outcomes = interrupted(callers);

        assertThat(outcomes).allMatch(Outcome::interrupted);
        List<CommentSourceException> failures = outcomes.stream()
                .map(Outcome::failure)
                .flatMap(Optional::stream)
                .toList();
        assertThat(failures)
                .extracting(CommentSourceException::charge)
                .containsExactly(Charge.UNKNOWN, Charge.FREE, Charge.FREE, Charge.FREE, Charge.FREE);
        assertThat(failures.get(0))
                .isInstanceOf(ResponseLostException.class)
                .hasMessageContaining("the page goes into the store when it comes");
        assertThat(failures.subList(1, 5)).allMatch(RequestNotSentException.class::isInstance);
        assertThat(outcomes.stream().mapToLong(Outcome::paid).sum()).isEqualTo(1);

        mayResponse.countDown();
        Callers.awaitStores();
        assertThat(ask().origin()).isEqualTo(RawResponse.Origin.STORE);
        assertThat(server.charges()).isEqualTo(1);
        assertThat(heard.words).isEmpty();
    }

    @Test
    void remainingWaiterGetsThePage() throws ExecutionException, InterruptedException, IOException {
        holdResponses();
        List<Caller> callers = Callers.waiting(3, this::ask);
        asked.await();

        assertThat(interrupted(callers.subList(0, 1)).get(0).paid()).isEqualTo(1);
        mayResponse.countDown();

        for (Caller stayed : callers.subList(1, 3)) {
            assertThat(stayed.outcome().page().orElseThrow().body()).isEqualTo(Responses.page(0));
            assertThat(stayed.outcome().paid()).isZero();
            assertThat(stayed.outcome().interrupted()).isFalse();
        }
    }

    @Test
    void sharedChargedFailureReportsItsChargeOnce() throws ExecutionException, InterruptedException, IOException {
        server.fault(exchange -> {
            asked.countDown();
            try {
                mayResponse.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            return true;
        });
        List<Caller> callers = Callers.waiting(4, this::ask);
        asked.await();
        mayResponse.countDown();

        List<CommentSourceException> failures = new ArrayList<>();
        for (Caller caller : callers) {
            failures.add(caller.outcome().failure().orElseThrow());
        }
        assertThat(failures)
                .extracting(CommentSourceException::charge)
                .containsExactlyInAnyOrder(Charge.CHARGED, Charge.FREE, Charge.FREE, Charge.FREE);
        assertThat(failures)
                .filteredOn(StoredPageInDoubtException.class::isInstance)
                .hasSize(3);
        assertThat(server.charges()).isEqualTo(1);
    }

    @Test
    void abandonedFetchIsNotSent() throws ExecutionException, InterruptedException, IOException {
        store.context().writer().directories().prepare();
        PageLocks locks = RootState.of(store.context().reader().root()).locks();
        List<Caller> callers;
        try (PageLocks.LockHandle busy =
                locks.tryAcquire(PageFileName.of(Responses.key(0))).orElseThrow()) {
            callers = Callers.waiting(3, this::ask);

            assertThat(interrupted(callers)).allSatisfy(outcome -> {
                assertThat(outcome.failure().orElseThrow()).isInstanceOf(RequestNotSentException.class);
                assertThat(outcome.paid()).isZero();
                assertThat(outcome.interrupted()).isTrue();
            });
        }
        Callers.awaitStores();
        assertThat(server.charges()).isZero();
        assertThat(Stores.part(store, 0)).doesNotExist();
        assertThat(Stores.page(store, 0)).doesNotExist();

        assertThat(ask().body()).isEqualTo(Responses.page(0));
    }

    @Test
    void callerAfterCancellationStartsAnotherFetch() throws ExecutionException, InterruptedException, IOException {
        store.context().writer().directories().prepare();
        PageLocks locks = RootState.of(store.context().reader().root()).locks();
        List<Caller> late;
        try (PageLocks.LockHandle busy =
                locks.tryAcquire(PageFileName.of(Responses.key(0))).orElseThrow()) {
            interrupted(Callers.waiting(2, this::ask));
            late = Callers.waiting(2, this::ask);
            interrupted(late.subList(0, 1));
        }

        assertThat(late.get(1).outcome().page().orElseThrow().body()).isEqualTo(Responses.page(0));
        assertThat(late.get(1).outcome().paid()).isEqualTo(1);
        assertThat(server.charges()).isEqualTo(1);
    }

    @Test
    void interruptedCallerGetsStoredPagesAndSendsNothing() throws Exception {
        Stores.pay(store, Responses.key(1), Responses.page(1));

        Thread.currentThread().interrupt();
        Outcome stored = Callers.outcome(() -> through.send(Responses.request(1)));
        Outcome missing = Callers.outcome(this::ask);
        assertThat(Thread.interrupted()).isTrue();

        assertThat(stored.page().orElseThrow().body()).isEqualTo(Responses.page(1));
        assertThat(stored.interrupted()).isTrue();
        assertThat(missing.failure().orElseThrow()).isInstanceOf(RequestNotSentException.class);
        assertThat(missing.interrupted()).isTrue();
        assertThat(server.charges()).isZero();
    }

    /**
     * An interrupt closes the file of the writing thread: a thread that writes for other callers must not lose their
     * page.
     */
    @Test
    void interruptLeftByTheTransportLosesNoPage() {
        PageTransport real = new SocketTransport(server.port());
        through = through((request, sink) -> {
            RawResponse response = real.send(request, (bytes, offset, length) -> {});
            Thread.currentThread().interrupt();
            sink.onHeaders(200, response.headers());
            sink.onBody(response.body(), 0, response.body().length);
            return response;
        });

        assertThat(ask().origin()).isEqualTo(RawResponse.Origin.NETWORK);

        assertThat(heard.words).isEmpty();
        assertThat(store.replay(Responses.FORMAT).send(Responses.request(0)).body())
                .isEqualTo(Responses.page(0));
        assertThat(server.charges()).isEqualTo(1);
    }

    /** The transport fails, too: the partial response stays. */
    @Test
    void interruptedTransportFailureLeavesPageInDoubt() throws IOException {
        through = through((request, sink) -> {
            sink.onHeaders(200, Map.of());
            sink.onBody(Responses.page(0), 0, 100);
            Thread.currentThread().interrupt();
            throw ResponseLostException.brokenOff(request, 200, Charge.CHARGED, "interrupted", null);
        });
        assertThat(catchFailure().charge()).isEqualTo(Charge.CHARGED);

        through = through(new SocketTransport(server.port()));
        ask();

        assertThat(heard.words).containsExactly("paying again");
        assertThat(Stores.in(store, StoreLayout.IN_DOUBT))
                .singleElement()
                .satisfies(kept -> assertThat(kept).content().contains("{\"code\":200"));
    }

    /** The transport reports that nothing was charged: no file stays. */
    @Test
    void interruptedUnsentRequestLeavesNoFile() {
        through = through((request, sink) -> {
            Thread.currentThread().interrupt();
            throw new RequestNotSentException(request, "interrupted", null);
        });

        assertThat(catchFailure()).isInstanceOf(RequestNotSentException.class);

        assertThat(Stores.part(store, 0)).doesNotExist();
    }

    private CommentSourceException catchFailure() {
        return Callers.outcome(this::ask).failure().orElseThrow();
    }
}
