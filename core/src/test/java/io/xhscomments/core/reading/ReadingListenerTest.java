package io.xhscomments.core.reading;

import static io.xhscomments.core.reading.Data.FIRST;
import static io.xhscomments.core.reading.Data.NOTE;
import static io.xhscomments.core.reading.Data.comments;
import static io.xhscomments.core.reading.Data.ids;
import static io.xhscomments.core.reading.Data.idsOf;
import static io.xhscomments.core.reading.Data.rest;
import static io.xhscomments.core.reading.ScriptedSource.cursorAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xhscomments.core.failure.UpstreamErrorException;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.policy.ConcurrencyLimiter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reading in progress, observed by its listener and by other threads. */
@Timeout(60)
class ReadingListenerTest {
    private final ScriptedSource source =
            new ScriptedSource().chain(FIRST, comments(1, 2), comments(2, 4), comments(5, 5));

    /** Records its notifications. */
    private static class Log implements ReadingListener {
        final List<String> notified = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void pageRead(PageRequest request, CommentPage page, Coverage coverage) {
            notified.add("page of " + page.comments().size() + " after "
                    + request.after().map(any -> "a cursor").orElse("nothing") + ", page " + coverage.pages() + ", "
                    + coverage.comments() + " read");
        }

        @Override
        public void stopped(Termination stop, Coverage coverage) {
            notified.add(stop.reason() + ", " + coverage.comments() + " read");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pagesAndEndAreNotifiedOnce(boolean looksAhead) {
        Log log = new Log();
        NoteReader.Builder reader = NoteReader.builder(source).listener(log);
        Reading reading = (looksAhead ? reader.lookAhead(ConcurrencyLimiter.ofDefaults()) : reader)
                .build()
                .start(NOTE);

        rest(reading);
        assertThat(reading.hasNext()).isFalse();

        assertThat(log.notified)
                .containsExactly(
                        "page of 2 after nothing, page 1, 0 read",
                        "page of 3 after a cursor, page 2, 2 read",
                        "page of 1 after a cursor, page 3, 4 read",
                        "END_OF_PAGES, 5 read");
    }

    @Test
    void failureIsNotifiedOnce() {
        ScriptedSource failing = new ScriptedSource().fail(FIRST, new UpstreamErrorException(FIRST, "busy"));
        Log log = new Log();
        Reading reading = NoteReader.builder(failing).listener(log).build().start(NOTE);

        for (int i = 0; i < 3; i++) {
            assertThat(catchThrowable(reading::hasNext)).isInstanceOf(UpstreamErrorException.class);
        }
        assertThat(log.notified).containsExactly("FAILED, 0 read");
    }

    @Test
    void resumedFinishedReadingNotifiesOfItsEnd() {
        Reading first = NoteReader.ofDefaults(source).start(NOTE);
        rest(first);
        Log log = new Log();
        NoteReader listened = NoteReader.builder(source).listener(log).build();

        rest(listened.resume(NOTE, first.checkpoint()));
        assertThat(log.notified).containsExactly("END_OF_PAGES, 5 read");
    }

    @Test
    void listenerExceptionsDoNotStopTheReading() throws InterruptedException {
        List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
        AtomicReference<List<?>> read = new AtomicReference<>();
        ReadingListener broken = new ReadingListener() {
            @Override
            public void pageRead(PageRequest request, CommentPage page, Coverage coverage) {
                throw new IllegalStateException("page");
            }

            @Override
            public void stopped(Termination stop, Coverage coverage) {
                throw new IllegalStateException("stop");
            }
        };
        Thread thread = new Thread(() -> read.set(
                rest(NoteReader.builder(source).listener(broken).build().start(NOTE))));
        thread.setUncaughtExceptionHandler((any, thrown) -> uncaught.add(thrown));
        thread.start();
        thread.join();

        assertThat(read.get()).isEqualTo(ids(1, 2, 3, 4, 5));
        assertThat(uncaught).extracting(Throwable::getMessage).containsExactly("page", "page", "page", "stop");
        assertThat(source.requests()).isEqualTo(3);
    }

    @Test
    void listenersAreCalledWithoutALock() {
        AtomicReference<Reading> reading = new AtomicReference<>();
        List<Coverage> asked = new ArrayList<>();
        ReadingListener asking = new ReadingListener() {
            @Override
            public void pageRead(PageRequest request, CommentPage page, Coverage coverage) {
                stopped(Termination.of(StopReason.CANCELLED), coverage);
            }

            @Override
            public void stopped(Termination stop, Coverage coverage) {
                asked.add(CompletableFuture.supplyAsync(() -> reading.get().coverage())
                        .join());
                assertThat(asked).last().isEqualTo(coverage);
            }
        };
        reading.set(NoteReader.builder(source).listener(asking).build().start(NOTE));

        rest(reading.get());
        assertThat(asked).hasSize(4);
    }

    @Test
    void aListenerMayCancel() {
        AtomicReference<Reading> reading = new AtomicReference<>();
        ReadingListener impatient = new ReadingListener() {
            @Override
            public void pageRead(PageRequest request, CommentPage page, Coverage coverage) {
                reading.get().cancel();
            }
        };
        reading.set(NoteReader.builder(source).listener(impatient).build().start(NOTE));

        assertThat(rest(reading.get())).isEqualTo(ids(1, 2));
        assertThat(source.requests()).isEqualTo(1);
    }

    @Test
    void accessorsWorkDuringARequest() throws ExecutionException, InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        ScriptedSource slow = new ScriptedSource()
                .promise(FIRST, comments(1, 2), Optional.of(cursorAfter(0)))
                .response(FIRST.after(cursorAfter(0)), () -> {
                    asked.countDown();
                    try {
                        gate.await();
                    } catch (InterruptedException interrupted) {
                        throw new IllegalStateException(interrupted);
                    }
                    return ScriptedSource.last(comments(3, 4));
                });
        Reading reading = NoteReader.ofDefaults(slow).start(NOTE);
        CompletableFuture<List<?>> reader = CompletableFuture.supplyAsync(() -> rest(reading));
        asked.await();

        assertThat(reading.coverage()).isEqualTo(new Coverage(ScriptedSource.TOTALS, 2, 0, 0, 1, 0));
        assertThat(reading.spend()).isEqualTo(new Spend(1, 0, 0));
        assertThat(reading.termination()).isEmpty();
        Checkpoint checkpoint = reading.checkpoint();
        reading.cancel();
        gate.countDown();

        assertThat(reader.get()).isEqualTo(ids(1, 2, 3, 4));
        assertThat(reading.coverage().pages()).isEqualTo(2);
        assertThat(rest(NoteReader.ofDefaults(slow).resume(NOTE, checkpoint))).isEqualTo(idsOf(comments(3, 4)));
    }

    @Test
    void summaryNeverClaimsCompleteness() {
        Reading reading = NoteReader.ofDefaults(source).start(NOTE);
        rest(reading);

        assertThat(reading.coverage().summary())
                .isEqualTo("read 5 of 117 reported top-level comments and 0 replies; "
                        + "205 comments with replies are reported");
        assertThat(Coverage.NONE.summary())
                .isEqualTo("read 0 of an unknown number of reported top-level comments and 0 replies; "
                        + "an unknown number of comments with replies are reported");
        for (StopReason reason : StopReason.values()) {
            assertThat(reason.id() + " " + reason.advice())
                    .doesNotContainPattern("(?i)\\b(all|every|everything|complete|completely|whole|entire)\\b");
        }
        assertThat(new Coverage(ScriptedSource.TOTALS, 117, 88, 0, 9, 1).summary())
                .doesNotContainPattern("(?i)\\b(all|every|everything|complete|completely|whole|entire)\\b");
    }
}
