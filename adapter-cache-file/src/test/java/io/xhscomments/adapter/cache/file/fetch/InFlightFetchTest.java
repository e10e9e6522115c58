package io.xhscomments.adapter.cache.file.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xhscomments.adapter.cache.file.Responses;
import io.xhscomments.core.failure.RequestNotSentException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.failure.StoredPageInDoubtException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InFlightFetchTest {
    private static final PageRequest REQUEST = Responses.request(0);

    private final InFlightFetch fetch = new InFlightFetch(REQUEST);
    private final CountDownLatch departed = new CountDownLatch(1);
    private final CountDownLatch mayGo = new CountDownLatch(1);
    private final CountDownLatch mayLand = new CountDownLatch(1);
    private final AtomicBoolean landed = new AtomicBoolean();

    private static RawResponse paid() {
        return new RawResponse(200, Map.of(), Responses.page(0), RawResponse.Origin.NETWORK);
    }

    private void start() {
        fetch.start(
                FetchThreads.create(),
                own -> {
                    await(mayGo);
                    own.beforeSend();
                    departed.countDown();
                    await(mayLand);
                    return paid();
                },
                () -> landed.set(true));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException byNobody) {
            throw new IllegalStateException(byNobody);
        }
    }

    /** A caller on a separate thread, which can be interrupted. */
    private final class Waiter {
        private final CompletableFuture<RawResponse> outcome = new CompletableFuture<>();
        private final Thread thread = new Thread(() -> {
            try {
                outcome.complete(fetch.await());
            } catch (RuntimeException failure) {
                outcome.completeExceptionally(failure);
            }
        });

        Waiter() {
            assertThat(fetch.join()).isTrue();
            thread.start();
        }

        Throwable interrupted() {
            thread.interrupt();
            return catchThrowable(outcome::join).getCause();
        }
    }

    @Test
    void oneWaiterReportsTheCharge() {
        start();
        Waiter one = new Waiter();
        Waiter other = new Waiter();
        mayGo.countDown();
        mayLand.countDown();

        assertThat(new RawResponse.Origin[] {
                    one.outcome.join().origin(), other.outcome.join().origin()
                })
                .containsExactlyInAnyOrder(RawResponse.Origin.NETWORK, RawResponse.Origin.STORE);
        assertThat(other.outcome.join().body()).isEqualTo(Responses.page(0));
    }

    /** The fetch finished between its discovery and the call of join. */
    @Test
    void lateCallerGetsThePage() {
        start();
        Waiter early = new Waiter();
        mayGo.countDown();
        mayLand.countDown();
        early.outcome.join();

        assertThat(fetch.join()).isTrue();
        assertThat(fetch.await().origin()).isEqualTo(RawResponse.Origin.STORE);
    }

    @Test
    void nothingIsSentAfterAllCallersLeft() {
        start();
        Waiter one = new Waiter();
        Waiter other = new Waiter();

        assertThat(one.interrupted()).isInstanceOf(RequestNotSentException.class);
        assertThat(other.interrupted()).isInstanceOf(RequestNotSentException.class);
        assertThat(fetch.join()).as("no further caller may join").isFalse();
        mayGo.countDown();

        assertThatThrownBy(fetch::await).isInstanceOf(RequestNotSentException.class);
        assertThat(departed.getCount()).isEqualTo(1);
    }

    @Test
    void fetchContinuesForRemainingCallers() {
        start();
        Waiter leaves = new Waiter();
        Waiter stays = new Waiter();

        assertThat(leaves.interrupted()).isInstanceOf(RequestNotSentException.class);
        mayGo.countDown();
        mayLand.countDown();

        assertThat(stays.outcome.join().origin()).isEqualTo(RawResponse.Origin.NETWORK);
    }

    @Test
    void callerAfterOthersLeftIsNotCancelled() {
        start();
        Waiter leaves = new Waiter();
        assertThat(fetch.join()).isTrue();
        leaves.interrupted();
        mayGo.countDown();
        mayLand.countDown();

        assertThat(fetch.await().origin()).isEqualTo(RawResponse.Origin.NETWORK);
    }

    @Test
    void firstCallerToLeaveReportsTheCharge() {
        start();
        Waiter first = new Waiter();
        Waiter second = new Waiter();
        Waiter stays = new Waiter();
        mayGo.countDown();
        await(departed);

        assertThat(first.interrupted()).isInstanceOf(ResponseLostException.class);
        assertThat(second.interrupted()).isInstanceOf(RequestNotSentException.class);
        mayLand.countDown();

        assertThat(stays.outcome.join().origin()).isEqualTo(RawResponse.Origin.STORE);
    }

    @Test
    void fetchFinishesWithoutWaiters() {
        start();
        Waiter only = new Waiter();
        mayGo.countDown();
        await(departed);
        assertThat(only.interrupted()).isInstanceOf(ResponseLostException.class);
        assertThat(fetch.join()).isTrue();
        mayLand.countDown();

        assertThat(fetch.await().body()).isEqualTo(Responses.page(0));
        assertThat(landed).isTrue();
    }

    @Test
    void interruptedWaiterStaysInterrupted() {
        start();
        assertThat(fetch.join()).isTrue();
        Thread.currentThread().interrupt();

        assertThatThrownBy(fetch::await).isInstanceOf(RequestNotSentException.class);
        assertThat(Thread.interrupted()).isTrue();
        mayGo.countDown();
    }

    @Test
    void chargedFailureIsInDoubtForOtherCallers() {
        ResponseLostException lost = ResponseLostException.noResponse(REQUEST, "reset", null);
        fails(lost);

        assertThatThrownBy(fetch::await).isSameAs(lost);
        assertThatThrownBy(fetch::await)
                .isInstanceOf(StoredPageInDoubtException.class)
                .hasMessageContaining("another thread sent it while this one waited");
    }

    @Test
    void freeFailureReachesAllCallers() {
        RequestNotSentException refused = new RequestNotSentException(REQUEST, "refused", null);
        fails(refused);

        assertThatThrownBy(fetch::await).isSameAs(refused);
        assertThatThrownBy(fetch::await).isSameAs(refused);
    }

    @Test
    void otherExceptionsKeepTheirCause() {
        StackOverflowError thrown = new StackOverflowError();
        fails(thrown);

        assertThatThrownBy(fetch::await)
                .isInstanceOf(IllegalStateException.class)
                .hasCause(thrown);
    }

    /** A reused thread would keep the class loader of its first caller. */
    @Test
    void fetchHasTheContextClassLoaderOfItsCaller() {
        ExecutorService oneThread = Executors.newSingleThreadExecutor();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        List<ClassLoader> seen = new ArrayList<>();
        List<ClassLoader> loaders = List.of(new ClassLoader(null) {}, new ClassLoader(null) {});
        try {
            for (ClassLoader loader : loaders) {
                Thread.currentThread().setContextClassLoader(loader);
                InFlightFetch own = new InFlightFetch(REQUEST);
                own.join();
                own.start(
                        oneThread,
                        work -> {
                            seen.add(Thread.currentThread().getContextClassLoader());
                            return paid();
                        },
                        () -> {});
                own.await();
            }
        } finally {
            Thread.currentThread().setContextClassLoader(before);
            oneThread.shutdown();
        }

        assertThat(seen).containsExactlyElementsOf(loaders);
    }

    @Test
    void fetchWithoutAThreadFails() {
        OutOfMemoryError noThread = new OutOfMemoryError("unable to create native thread");
        fetch.join();

        assertThatThrownBy(() -> fetch.start(
                        work -> {
                            throw noThread;
                        },
                        own -> paid(),
                        () -> landed.set(true)))
                .isSameAs(noThread);
        assertThat(landed).isTrue();
        assertThatThrownBy(fetch::await).hasCause(noThread);
    }

    private void fails(Throwable thrown) {
        fetch.join();
        fetch.join();
        fetch.start(
                FetchThreads.create(),
                own -> InFlightFetchTest.<RuntimeException, RawResponse>sneaky(thrown),
                () -> landed.set(true));
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable, T> T sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
