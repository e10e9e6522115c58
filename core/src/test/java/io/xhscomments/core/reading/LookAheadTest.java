package io.xhscomments.core.reading;

import static io.xhscomments.core.reading.Data.FIRST;
import static io.xhscomments.core.reading.Data.NOTE;
import static io.xhscomments.core.reading.Data.comment;
import static io.xhscomments.core.reading.Data.comments;
import static io.xhscomments.core.reading.Data.ids;
import static io.xhscomments.core.reading.Data.idsOf;
import static io.xhscomments.core.reading.Data.repliesTo;
import static io.xhscomments.core.reading.Data.reply;
import static io.xhscomments.core.reading.Data.rest;
import static io.xhscomments.core.reading.Data.withReplies;
import static io.xhscomments.core.reading.ScriptedSource.cursorAfter;
import static io.xhscomments.core.reading.ScriptedSource.last;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.policy.Budget;
import io.xhscomments.core.policy.ConcurrencyLimiter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LookAheadTest {
    private static final PageRequest SECOND = FIRST.after(cursorAfter(0));
    private static final PageRequest THIRD = FIRST.after(cursorAfter(1));

    private final BlockingQueue<PageRequest> arrived = new LinkedBlockingQueue<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final ScriptedSource source = new ScriptedSource();
    private final NoteReader reader =
            NoteReader.builder(source).lookAhead(ConcurrencyLimiter.of(2)).build();

    /** A response that reports its request and waits for the gate. */
    private Supplier<CommentPage> gated(PageRequest request, Supplier<CommentPage> response) {
        return () -> {
            arrived.add(request);
            try {
                gate.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw ResponseLostException.noResponse(request, "interrupted", interrupted);
            }
            return response.get();
        };
    }

    private void gatedSecondPage() {
        source.promise(FIRST, comments(1, 3), Optional.of(cursorAfter(0)));
        source.response(
                SECOND, gated(SECOND, () -> ScriptedSource.promising(comments(4, 5), Optional.of(cursorAfter(1)))));
        source.response(THIRD, last(comments(6, 6)));
    }

    @Test
    void nextPageIsFetchedWhileCommentsAreUsed() throws InterruptedException {
        gatedSecondPage();
        Reading reading = reader.start(NOTE);

        assertThat(reading.next().id()).isEqualTo(Data.id(1));
        assertThat(arrived.take()).isEqualTo(SECOND);
        assertThat(reading.next().id()).isEqualTo(Data.id(2));
        assertThat(reading.next().id()).isEqualTo(Data.id(3));
        assertThat(source.asked()).containsExactly(FIRST, SECOND);
        assertThat(reading.spend()).isEqualTo(new Spend(1, 0, 0));
        gate.countDown();

        assertThat(rest(reading)).isEqualTo(ids(4, 5, 6));
        assertThat(source.asked()).containsExactly(FIRST, SECOND, THIRD);
        assertThat(reading.spend()).isEqualTo(new Spend(3, 0, 0));
        assertThat(reading.coverage().pages()).isEqualTo(3);
    }

    @Test
    void lookAheadIsOffByDefault() {
        source.chain(FIRST, comments(1, 3), comments(4, 5));
        Reading reading = NoteReader.ofDefaults(source).start(NOTE);

        reading.nextPage();
        assertThat(reading.checkpoint().coverage().pages()).isEqualTo(1);
        assertThat(source.asked()).containsExactly(FIRST);
    }

    @Test
    void creatingAReadingSendsNothing() {
        source.chain(FIRST, comments(1, 3));

        assertThat(reader.start(NOTE).checkpoint().coverage().pages()).isZero();
        assertThat(source.requests()).isZero();
    }

    @Test
    void nothingIsRequestedBetweenCalls() {
        source.chain(FIRST, comments(1, 4), comments(5, 6), comments(7, 8), comments(9, 9));
        Reading reading = reader.start(NOTE);

        for (int i = 1; i <= 4; i++) {
            assertThat(reading.next().id()).isEqualTo(Data.id(i));
            reading.checkpoint();
            assertThat(reading.coverage().pages()).isEqualTo(1);
        }
        assertThat(source.requests()).isEqualTo(2);
        assertThat(rest(reading)).isEqualTo(ids(5, 6, 7, 8, 9));
        assertThat(source.asked()).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void checkpointContainsThePageAhead() {
        source.chain(FIRST, comments(1, 3), comments(4, 5), comments(6, 6));
        Reading reading = reader.start(NOTE);
        reading.next();
        Checkpoint checkpoint = Checkpoint.parse(reading.checkpoint().text());

        assertThat(source.requests()).isEqualTo(2);
        assertThat(checkpoint.spend()).isEqualTo(new Spend(2, 0, 0));
        assertThat(idsOf(checkpoint.pending())).isEqualTo(ids(2, 3, 4, 5));
        Reading resumed = NoteReader.ofDefaults(source).resume(NOTE, checkpoint);
        assertThat(rest(resumed)).isEqualTo(ids(2, 3, 4, 5, 6));
        assertThat(resumed.spend()).isEqualTo(new Spend(3, 0, 0));
        assertThat(source.asked()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void checkpointWaitsForThePageAhead() throws ExecutionException, InterruptedException {
        gatedSecondPage();
        Reading reading = reader.start(NOTE);
        reading.next();
        arrived.take();
        CompletableFuture<Checkpoint> taken = CompletableFuture.supplyAsync(reading::checkpoint);

        assertThat(taken).isNotDone();
        gate.countDown();
        assertThat(idsOf(taken.get().pending())).isEqualTo(ids(2, 3, 4, 5));
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void checkpointAndReaderAcceptThePageOnce() throws InterruptedException {
        gatedSecondPage();
        Reading reading = reader.start(NOTE);
        reading.nextPage();
        arrived.take();
        Thread main = Thread.currentThread();
        Thread taker = new Thread(reading::checkpoint);
        Thread opener = new Thread(() -> {
            awaitWaiting(main);
            gate.countDown();
        });
        taker.start();
        awaitWaiting(taker);
        opener.start();

        assertThat(rest(reading)).isEqualTo(ids(4, 5, 6));
        taker.join();
        assertThat(reading.coverage()).isEqualTo(new Coverage(ScriptedSource.TOTALS, 6, 0, 0, 3, 0));
        assertThat(source.asked()).containsExactly(FIRST, SECOND, THIRD);
    }

    @Test
    void interruptedCheckpointContainsThePage() throws InterruptedException {
        gatedSecondPage();
        Reading reading = reader.start(NOTE);
        reading.next();
        arrived.take();
        CompletableFuture<Checkpoint> taken = new CompletableFuture<>();
        CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            Thread.currentThread().interrupt();
            taken.complete(reading.checkpoint());
            stillInterrupted.complete(Thread.currentThread().isInterrupted());
        });
        thread.start();
        gate.countDown();

        assertThat(idsOf(taken.join().pending())).isEqualTo(ids(2, 3, 4, 5));
        assertThat(stillInterrupted.join()).isTrue();
    }

    @Test
    void interruptReachesTheRequest() throws InterruptedException {
        gatedSecondPage();
        Reading reading = reader.start(NOTE);
        reading.nextPage();
        arrived.take();

        Thread.currentThread().interrupt();
        Throwable thrown = catchThrowable(reading::hasNext);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).isInstanceOf(ResponseLostException.class);
        assertThat(reading.spend()).isEqualTo(new Spend(1, 0, 1));
    }

    @Test
    void failureAheadIsThrownOnDemand() {
        CommentSourceException failure =
                new ChargedFailureException(SECOND, Charge.CHARGED, OptionalLong.of(301), true, "busy");
        source.promise(FIRST, comments(1, 3), Optional.of(cursorAfter(0)));
        source.fail(SECOND, failure).response(SECOND, last(comments(4, 4)));
        Reading reading = reader.start(NOTE);

        assertThat(reading.next().id()).isEqualTo(Data.id(1));
        Checkpoint before = reading.checkpoint();
        assertThat(before.spend()).isEqualTo(new Spend(2, 0, 0));
        assertThat(reading.spend()).isEqualTo(new Spend(2, 0, 0));
        assertThat(reading.termination()).isEmpty();
        assertThat(idsOf(reading.nextPage())).isEqualTo(ids(2, 3));
        assertThat(catchThrowable(reading::hasNext)).isSameAs(failure);
        assertThat(catchThrowable(reading::hasNext)).isSameAs(failure);
        assertThat(reading.spend()).isEqualTo(new Spend(2, 0, 0));
        assertThat(source.requests()).isEqualTo(2);

        assertThat(rest(reader.resume(NOTE, reading.checkpoint()))).isEqualTo(ids(4));
        assertThat(source.requests()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void otherExceptionsAreThrownUnchanged(boolean error) {
        source.promise(FIRST, comments(1, 1), Optional.of(cursorAfter(0)));
        Throwable fault = error ? new AssertionError("a fault") : new IllegalStateException("a fault");
        source.response(SECOND, () -> {
            if (fault instanceof Error thrown) {
                throw thrown;
            }
            throw (RuntimeException) fault;
        });
        Reading reading = reader.start(NOTE);
        reading.next();
        reading.checkpoint();

        assertThat(reading.spend()).isEqualTo(new Spend(1, 0, 0));
        assertThat(catchThrowable(reading::hasNext)).isSameAs(fault);
        assertThat(catchThrowable(reading::hasNext)).isSameAs(fault);
        assertThat(source.asked()).containsExactly(FIRST, SECOND, SECOND);
    }

    @Test
    void pageBeyondThePageLimitIsNotRequested() {
        source.chain(FIRST, List.of(withReplies(1, 5), comment(2)), comments(3, 4));
        source.chain(repliesTo(1), List.of(reply(1, 11)));
        for (int limit = 1; limit <= 2; limit++) {
            int before = source.requests();
            Reading reading = reader.toBuilder()
                    .replies(ReplySelection.all())
                    .maxPages(limit)
                    .build()
                    .start(NOTE);
            rest(reading);
            reading.checkpoint();

            assertThat(reading.termination()).contains(Termination.of(StopReason.PAGE_LIMIT));
            assertThat(source.requests() - before).isEqualTo(limit);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void pageBeyondTheCommentLimitIsNotRequested(int limit) {
        source.chain(FIRST, comments(1, 3), comments(4, 6), comments(7, 7));
        Reading reading = reader.toBuilder().maxComments(limit).build().start(NOTE);

        assertThat(rest(reading)).hasSize(limit);
        reading.checkpoint();
        assertThat(source.requests()).isEqualTo((limit + 2) / 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void budgetIsNeverExceededAndNothingIsPaidTwice(int max) {
        source.chain(FIRST, List.of(withReplies(1, 5), withReplies(2, 5)), List.of(withReplies(3, 5)));
        source.chain(repliesTo(1), List.of(reply(1, 11)), List.of(reply(1, 12)));
        source.chain(repliesTo(2), List.of(reply(2, 21)));
        source.chain(repliesTo(3), List.of(reply(3, 31)));
        NoteReader limited = NoteReader.builder(Budget.ofRequests(max).decorate(source))
                .replies(ReplySelection.all())
                .lookAhead(ConcurrencyLimiter.of(3))
                .build();
        Reading reading = limited.start(NOTE);
        List<CommentId> read = rest(reading);

        Checkpoint checkpoint = reading.checkpoint();
        assertThat(source.requests()).isEqualTo(max);
        assertThat(reading.spend()).isEqualTo(new Spend(max, 0, 0));
        read.addAll(
                rest(reader.toBuilder().replies(ReplySelection.all()).build().resume(NOTE, checkpoint)));
        assertThat(read).isEqualTo(ids(1, 11, 12, 2, 21, 3, 31));
        assertThat(source.asked()).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void conditionTestsEachCommentOnce() {
        source.chain(FIRST, List.of(withReplies(1, 5), comment(2)), comments(3, 4));
        source.chain(repliesTo(1), List.of(reply(1, 11)), List.of(reply(1, 12)));
        List<CommentId> tested = new ArrayList<>();
        Thread main = Thread.currentThread();
        Reading reading = reader.toBuilder()
                .replies(ReplySelection.all())
                .until(StopCondition.matches(comment -> {
                    assertThat(Thread.currentThread()).isSameAs(main);
                    tested.add(comment.id());
                    return false;
                }))
                .build()
                .start(NOTE);

        rest(reading);
        assertThat(tested).isEqualTo(ids(1, 2, 3, 4));
    }

    @Test
    void pageBeyondAKnownCommentIsNotRequested() {
        source.promise(FIRST, comments(1, 3), Optional.of(cursorAfter(0)));
        NoteReader incremental = reader.toBuilder()
                .until(StopCondition.known(Set.of(Data.id(3))))
                .build();
        Reading reading = incremental.start(NOTE);

        assertThat(rest(reading)).isEqualTo(ids(1, 2));
        reading.checkpoint();
        assertThat(source.requests()).isEqualTo(1);
    }

    @Test
    void repeatedPageIsNotRequested() {
        source.promise(FIRST, comments(1, 2), Optional.of(cursorAfter(0)));
        source.promise(SECOND, comments(1, 2), Optional.of(cursorAfter(1)));
        Reading reading = reader.start(NOTE);

        assertThat(rest(reading)).isEqualTo(ids(1, 2));
        reading.checkpoint();
        assertThat(source.asked()).containsExactly(FIRST, SECOND);
    }

    @Test
    void repeatedPageInACheckpointIsNotBoughtAgain() {
        source.promise(FIRST, comments(1, 2), Optional.of(cursorAfter(0)));
        source.promise(SECOND, comments(1, 2), Optional.of(cursorAfter(1)));
        Reading reading = reader.start(NOTE);
        reading.next();

        Reading resumed =
                reader.resume(NOTE, Checkpoint.parse(reading.checkpoint().text()));

        assertThat(rest(resumed)).isEqualTo(ids(2));
        assertThat(resumed.termination()).contains(Termination.of(StopReason.REPEATED_PAGE));
        assertThat(source.asked()).containsExactly(FIRST, SECOND);
        Reading triedAgain =
                reader.resume(NOTE, Checkpoint.parse(resumed.checkpoint().text()));
        assertThat(rest(triedAgain)).isEmpty();
        assertThat(source.asked()).containsExactly(FIRST, SECOND, SECOND);
    }

    @Test
    void repliesAreRequestedInTheOrderOfNeed() throws InterruptedException {
        source.response(
                FIRST,
                ScriptedSource.promising(
                        List.of(comment(1), withReplies(2, 5), comment(3), withReplies(4, 5), withReplies(5, 5)),
                        Optional.of(cursorAfter(0))));
        PageRequest secondOfTwo = repliesTo(2).after(cursorAfter(0));
        source.response(
                repliesTo(2),
                gated(
                        repliesTo(2),
                        () -> ScriptedSource.promising(List.of(reply(2, 21)), Optional.of(cursorAfter(0)))));
        source.chain(secondOfTwo, List.of(reply(2, 22)));
        source.response(repliesTo(4), gated(repliesTo(4), () -> last(List.of(reply(4, 41)))));
        source.response(repliesTo(5), last(List.of(reply(5, 51))));
        source.response(SECOND, gated(SECOND, () -> last(comments(6, 6))));
        Reading reading = reader.toBuilder()
                .replies(ReplySelection.all())
                .lookAhead(ConcurrencyLimiter.of(3))
                .build()
                .start(NOTE);

        assertThat(reading.next().id()).isEqualTo(Data.id(1));
        // The next page comes first, because the chains after it are not known before.
        assertThat(Set.of(arrived.take(), arrived.take(), arrived.take()))
                .isEqualTo(Set.of(SECOND, repliesTo(2), repliesTo(4)));
        assertThat(source.asked()).hasSize(4);
        gate.countDown();
        assertThat(rest(reading)).isEqualTo(ids(2, 21, 22, 3, 4, 41, 5, 51, 6));
        assertThat(source.asked().subList(4, 6)).contains(secondOfTwo);
        assertThat(source.asked()).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void cancelledReadingKeepsThePageInFlight() throws InterruptedException {
        gatedSecondPage();
        Reading reading = reader.start(NOTE);
        reading.next();
        arrived.take();
        reading.cancel();

        assertThat(rest(reading)).isEqualTo(ids(2, 3));
        assertThat(reading.termination()).contains(Termination.of(StopReason.CANCELLED));
        assertThat(reading.interimCheckpoint().ahead()).isEmpty();
        gate.countDown();
        Checkpoint checkpoint = reading.checkpoint();
        assertThat(reading.spend()).isEqualTo(new Spend(2, 0, 0));
        assertThat(rest(NoteReader.ofDefaults(source).resume(NOTE, checkpoint))).isEqualTo(ids(4, 5, 6));
        assertThat(source.asked()).containsExactly(FIRST, SECOND, THIRD);
    }

    @Test
    void concurrentCheckpointsLoseAndRepeatNothing() throws ExecutionException, InterruptedException {
        int pages = 200;
        PageRequest request = FIRST;
        for (int i = 0; i < pages; i++) {
            source.promise(request, comments(i * 3, i * 3 + 2), Optional.of(cursorAfter(i)));
            request = FIRST.after(cursorAfter(i));
        }
        source.response(request, last(List.of()));
        Reading reading = reader.start(NOTE);
        CountDownLatch done = new CountDownLatch(1);
        CompletableFuture<Checkpoint> taker = CompletableFuture.supplyAsync(() -> {
            Checkpoint last = reading.checkpoint();
            while (done.getCount() > 0) {
                last = reading.checkpoint();
                assertThat(reading.spend().sent()).isLessThanOrEqualTo(pages + 1L);
            }
            return last;
        });

        assertThat(rest(reading)).isEqualTo(idsOf(comments(0, pages * 3 - 1)));
        done.countDown();
        taker.get();
        assertThat(source.asked()).hasSize(pages + 1).doesNotHaveDuplicates();
        assertThat(reading.spend()).isEqualTo(new Spend(pages + 1, 0, 0));
    }
}
