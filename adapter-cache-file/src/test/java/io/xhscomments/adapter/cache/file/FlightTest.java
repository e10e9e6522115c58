package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xhscomments.core.failure.AnswerLostException;
import io.xhscomments.core.failure.NotSentException;
import io.xhscomments.core.failure.RecordInDoubtException;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class FlightTest {
    private static final PageRequest REQUEST = Answers.request(0);

    private final Flight flight = new Flight(REQUEST);
    private final CountDownLatch departed = new CountDownLatch(1);
    private final CountDownLatch mayGo = new CountDownLatch(1);
    private final CountDownLatch mayLand = new CountDownLatch(1);
    private final AtomicBoolean landed = new AtomicBoolean();

    private static RawPage paid() {
        return new RawPage(200, Map.of(), Answers.page(0), RawPage.Origin.SERVICE);
    }

    private void start() {
        flight.start(
                Crew.create(),
                own -> {
                    await(mayGo);
                    own.depart();
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

    /** Waits on a thread of its own, which can be interrupted. */
    private final class Passenger {
        private final CompletableFuture<RawPage> outcome = new CompletableFuture<>();
        private final Thread thread = new Thread(() -> {
            try {
                outcome.complete(flight.await());
            } catch (RuntimeException failure) {
                outcome.completeExceptionally(failure);
            }
        });

        Passenger() {
            assertThat(flight.board()).isTrue();
            thread.start();
        }

        Throwable interrupted() {
            thread.interrupt();
            return catchThrowable(outcome::join).getCause();
        }
    }

    @Test
    void oneOfThoseWhoShareAPageIsToldOfItsCharge() {
        start();
        Passenger one = new Passenger();
        Passenger other = new Passenger();
        mayGo.countDown();
        mayLand.countDown();

        assertThat(new RawPage.Origin[] {
                    one.outcome.join().origin(), other.outcome.join().origin()
                })
                .containsExactlyInAnyOrder(RawPage.Origin.SERVICE, RawPage.Origin.RECORD);
        assertThat(other.outcome.join().body()).isEqualTo(Answers.page(0));
    }

    /** It was found in the air, and had landed before it could be boarded. */
    @Test
    void whoBoardsAfterTheLandingGetsThePageToo() {
        start();
        Passenger early = new Passenger();
        mayGo.countDown();
        mayLand.countDown();
        early.outcome.join();

        assertThat(flight.board()).isTrue();
        assertThat(flight.await().origin()).isEqualTo(RawPage.Origin.RECORD);
    }

    @Test
    void nothingIsSentWhenAllHaveLeft() {
        start();
        Passenger one = new Passenger();
        Passenger other = new Passenger();

        assertThat(one.interrupted()).isInstanceOf(NotSentException.class);
        assertThat(other.interrupted()).isInstanceOf(NotSentException.class);
        assertThat(flight.board()).as("it takes nobody any more").isFalse();
        mayGo.countDown();

        assertThatThrownBy(flight::await).isInstanceOf(NotSentException.class);
        assertThat(departed.getCount()).isEqualTo(1);
    }

    @Test
    void itGoesOnForThoseWhoStay() {
        start();
        Passenger leaves = new Passenger();
        Passenger stays = new Passenger();

        assertThat(leaves.interrupted()).isInstanceOf(NotSentException.class);
        mayGo.countDown();
        mayLand.countDown();

        assertThat(stays.outcome.join().origin()).isEqualTo(RawPage.Origin.SERVICE);
    }

    @Test
    void whoBoardsAfterOthersHaveLeftIsNotCalledOffWithThem() {
        start();
        Passenger leaves = new Passenger();
        assertThat(flight.board()).isTrue();
        leaves.interrupted();
        mayGo.countDown();
        mayLand.countDown();

        assertThat(flight.await().origin()).isEqualTo(RawPage.Origin.SERVICE);
    }

    @Test
    void whoLeavesFirstAfterItWasSentTakesTheChargeAlong() {
        start();
        Passenger first = new Passenger();
        Passenger second = new Passenger();
        Passenger stays = new Passenger();
        mayGo.countDown();
        await(departed);

        assertThat(first.interrupted()).isInstanceOf(AnswerLostException.class);
        assertThat(second.interrupted()).isInstanceOf(NotSentException.class);
        mayLand.countDown();

        assertThat(stays.outcome.join().origin()).isEqualTo(RawPage.Origin.RECORD);
    }

    @Test
    void itLandsAlthoughNobodyWaitsAnyMore() {
        start();
        Passenger only = new Passenger();
        mayGo.countDown();
        await(departed);
        assertThat(only.interrupted()).isInstanceOf(AnswerLostException.class);
        assertThat(flight.board()).isTrue();
        mayLand.countDown();

        assertThat(flight.await().body()).isEqualTo(Answers.page(0));
        assertThat(landed).isTrue();
    }

    @Test
    void anInterruptedPassengerStaysInterrupted() {
        start();
        assertThat(flight.board()).isTrue();
        Thread.currentThread().interrupt();

        assertThatThrownBy(flight::await).isInstanceOf(NotSentException.class);
        assertThat(Thread.interrupted()).isTrue();
        mayGo.countDown();
    }

    @Test
    void aChargedFailureIsToldOnceAndInDoubtForTheOthers() {
        AnswerLostException lost = AnswerLostException.whole(REQUEST, "reset", null);
        fails(lost);

        assertThatThrownBy(flight::await).isSameAs(lost);
        assertThatThrownBy(flight::await)
                .isInstanceOf(RecordInDoubtException.class)
                .hasMessageContaining("sent by another thread");
    }

    @Test
    void aFreeFailureIsToldToAll() {
        NotSentException refused = new NotSentException(REQUEST, "refused", null);
        fails(refused);

        assertThatThrownBy(flight::await).isSameAs(refused);
        assertThatThrownBy(flight::await).isSameAs(refused);
    }

    @Test
    void anythingElseThatTheTransportThrowsHasItsCause() {
        StackOverflowError thrown = new StackOverflowError();
        fails(thrown);

        assertThatThrownBy(flight::await)
                .isInstanceOf(IllegalStateException.class)
                .hasCause(thrown);
    }

    /** A thread that is kept would have that of the first one it worked for. */
    @Test
    void theWorkHasTheContextClassLoaderOfWhoStartsIt() {
        ExecutorService oneThread = Executors.newSingleThreadExecutor();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        List<ClassLoader> seen = new ArrayList<>();
        List<ClassLoader> loaders = List.of(new ClassLoader(null) {}, new ClassLoader(null) {});
        try {
            for (ClassLoader loader : loaders) {
                Thread.currentThread().setContextClassLoader(loader);
                Flight own = new Flight(REQUEST);
                own.board();
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
    void aFlightThatFindsNoThreadFailsAndHasLanded() {
        OutOfMemoryError noThread = new OutOfMemoryError("unable to create native thread");
        flight.board();

        assertThatThrownBy(() -> flight.start(
                        work -> {
                            throw noThread;
                        },
                        own -> paid(),
                        () -> landed.set(true)))
                .isSameAs(noThread);
        assertThat(landed).isTrue();
        assertThatThrownBy(flight::await).hasCause(noThread);
    }

    private void fails(Throwable thrown) {
        flight.board();
        flight.board();
        flight.start(
                Crew.create(), own -> FlightTest.<RuntimeException, RawPage>sneaky(thrown), () -> landed.set(true));
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable, T> T sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
