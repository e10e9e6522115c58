package io.xhscomments.core.reading;

import static io.xhscomments.core.reading.Data.comments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xhscomments.core.failure.UpstreamErrorException;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.policy.Budget;
import io.xhscomments.core.port.CommentSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParallelNoteReaderTest {
    private final AtomicInteger requests = new AtomicInteger();

    private static NoteId note(int number) {
        return NoteId.of(String.format(Locale.ROOT, "%024x", number));
    }

    private static List<NoteId> notes(int count) {
        return IntStream.range(0, count).mapToObj(ParallelNoteReaderTest::note).toList();
    }

    /** Two pages of three comments for each note. */
    private CommentPage twoPages(PageRequest request) {
        requests.incrementAndGet();
        return request.after().isEmpty()
                ? ScriptedSource.promising(comments(1, 3), Optional.of(Cursor.of("2")))
                : ScriptedSource.last(comments(4, 6));
    }

    private static long count(Reading reading) {
        return Data.rest(reading).size();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Blocks each note until it is released; records the started notes and their maximum number at once. */
    private final class Turnstile implements CommentSource {
        final BlockingQueue<NoteId> arrived = new LinkedBlockingQueue<>();
        final Map<NoteId, CountDownLatch> gates = new ConcurrentHashMap<>();
        final AtomicInteger inside = new AtomicInteger();
        final AtomicInteger max = new AtomicInteger();

        @Override
        public CommentPage fetch(PageRequest request) {
            if (request.after().isEmpty()) {
                max.accumulateAndGet(inside.incrementAndGet(), Math::max);
                arrived.add(request.note());
                await(gate(request.note()));
                inside.decrementAndGet();
            }
            return twoPages(request);
        }

        CountDownLatch gate(NoteId note) {
            return gates.computeIfAbsent(note, any -> new CountDownLatch(1));
        }

        void letGo(NoteId note) {
            gate(note).countDown();
        }
    }

    @Test
    void nothingIsSentBeforeTheStreamIsUsed() {
        Stream<NoteResult<Long>> results = ParallelNoteReader.ofDefaults(NoteReader.ofDefaults(this::twoPages))
                .read(notes(3), ParallelNoteReaderTest::count);

        assertThat(requests).hasValue(0);
        assertThat(results).hasSize(3);
        assertThat(requests).hasValue(6);
    }

    @Test
    void startedNotesResumeFromCheckpoints() {
        NoteReader reader = NoteReader.ofDefaults(this::twoPages);
        Reading begun = reader.start(note(1));
        begun.nextPage();
        Checkpoint earlier = begun.checkpoint();

        List<NoteResult<Long>> results = ParallelNoteReader.builder(reader)
                .checkpoints(note -> note.equals(note(1)) ? Optional.of(earlier) : Optional.empty())
                .build()
                .toBuilder()
                .build()
                .read(notes(2), ParallelNoteReaderTest::count)
                .toList();

        assertThat(results)
                .allSatisfy(result ->
                        assertThat(result.value()).contains(result.note().equals(note(1)) ? 3L : 6L));
        assertThat(requests).hasValue(1 + 1 + 2);
    }

    @Test
    void resultsComeInOrderOfCompletion() throws InterruptedException {
        Turnstile source = new Turnstile();
        Iterator<NoteResult<Long>> results = ParallelNoteReader.builder(NoteReader.ofDefaults(source))
                .concurrency(3)
                .build()
                .read(notes(5), ParallelNoteReaderTest::count)
                .iterator();
        CompletableFuture<NoteResult<Long>> first = CompletableFuture.supplyAsync(results::next);
        Set<NoteId> underWay =
                new HashSet<>(List.of(source.arrived.take(), source.arrived.take(), source.arrived.take()));

        assertThat(underWay).isEqualTo(Set.copyOf(notes(3)));
        source.letGo(note(1));
        assertThat(first.join().note()).isEqualTo(note(1));
        assertThat(source.arrived).isEmpty();
        for (int next : new int[] {3, 2, 0, 4}) {
            source.letGo(note(next));
            assertThat(results.next().note()).isEqualTo(note(next));
        }
        assertThat(results.hasNext()).isFalse();
        assertThat(source.max).hasValue(3);
    }

    @Test
    void notesAreTakenAsCapacityBecomesFree() {
        AtomicInteger taken = new AtomicInteger();
        Iterable<NoteId> endless = () -> Stream.iterate(0, i -> i + 1)
                .map(ParallelNoteReaderTest::note)
                .peek(any -> taken.incrementAndGet())
                .iterator();

        try (Stream<NoteResult<Long>> results = ParallelNoteReader.builder(NoteReader.ofDefaults(this::twoPages))
                .concurrency(2)
                .build()
                .read(endless, ParallelNoteReaderTest::count)) {
            assertThat(results.limit(5)).hasSize(5);
        }
        assertThat(taken.get()).isBetween(5, 6 + 1);
    }

    @Test
    void failedNoteDoesNotStopTheOthers() {
        CommentSource source = request -> {
            if (request.note().equals(note(1))) {
                throw new UpstreamErrorException(request, "busy");
            }
            return twoPages(request);
        };
        List<NoteResult<Long>> results = ParallelNoteReader.ofDefaults(NoteReader.ofDefaults(source))
                .read(notes(6), ParallelNoteReaderTest::count)
                .toList();

        assertThat(results).extracting(NoteResult::note).containsExactlyInAnyOrderElementsOf(notes(6));
        assertThat(results)
                .filteredOn(result -> result.value().isPresent())
                .hasSize(5)
                .allSatisfy(result -> {
                    assertThat(result.value()).contains(6L);
                    assertThat(result.failure()).isEmpty();
                    assertThat(result.reading().termination()).contains(Termination.of(StopReason.END_OF_PAGES));
                    assertThat(result.reading().spend()).isEqualTo(new Spend(2, 0, 0));
                });
        assertThat(results)
                .filteredOn(result -> result.failure().isPresent())
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.note()).isEqualTo(note(1));
                    assertThat(result.failure().orElseThrow()).isInstanceOf(UpstreamErrorException.class);
                    assertThat(result.reading().termination().orElseThrow().reason())
                            .isEqualTo(StopReason.FAILED);
                });
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void workExceptionsBecomeResults() {
        List<Throwable> thrown = List.of(
                new AssertionError("error"), new IllegalStateException("unchecked"), new IOException("checked"));

        List<NoteResult<String>> results = ParallelNoteReader.builder(NoteReader.ofDefaults(this::twoPages))
                .concurrency(1)
                .build()
                .read(notes(3), reading -> {
                    int number = Integer.parseInt(reading.checkpoint().note().value(), 16);
                    ParallelNoteReaderTest.<RuntimeException>sneak(thrown.get(number));
                    return "";
                })
                .toList();

        assertThat(results).extracting(result -> result.failure().orElseThrow()).isEqualTo(thrown);
    }

    @Test
    void nullResultIsNotAFailure() {
        List<NoteResult<Void>> results = ParallelNoteReader.ofDefaults(NoteReader.ofDefaults(this::twoPages))
                .<Void>read(notes(2), reading -> null)
                .toList();

        assertThat(results).hasSize(2).allSatisfy(result -> {
            assertThat(result.value()).isEmpty();
            assertThat(result.failure()).isEmpty();
        });
    }

    @Test
    void closingTheStreamCancelsReadings() throws InterruptedException {
        Turnstile source = new Turnstile();
        Map<NoteId, Reading> readings = new ConcurrentHashMap<>();
        CountDownLatch ended = new CountDownLatch(2);
        Stream<NoteResult<Long>> stream = ParallelNoteReader.builder(NoteReader.ofDefaults(source))
                .concurrency(2)
                .build()
                .read(notes(9), reading -> {
                    readings.put(reading.checkpoint().note(), reading);
                    long count = count(reading);
                    ended.countDown();
                    return count;
                });
        Iterator<NoteResult<Long>> results = stream.iterator();
        CompletableFuture<NoteResult<Long>> first = CompletableFuture.supplyAsync(results::next);
        source.arrived.take();
        source.arrived.take();

        stream.close();
        source.letGo(note(0));
        source.letGo(note(1));
        ended.await();
        first.join();

        assertThat(readings).hasSize(2).allSatisfy((note, reading) -> {
            assertThat(reading.termination()).contains(Termination.of(StopReason.CANCELLED));
            assertThat(reading.coverage().readTopLevel()).isEqualTo(3);
        });
        assertThat(requests).hasValue(2);
    }

    @Test
    void callersExecutorIsUsedAndKeptOpen() throws InterruptedException {
        Set<String> threads = Collections.synchronizedSet(new HashSet<>());
        ExecutorService executor = Executors.newFixedThreadPool(2, task -> new Thread(task, "caller's own"));
        try {
            assertThat(ParallelNoteReader.builder(NoteReader.ofDefaults(this::twoPages))
                            .executor(executor)
                            .concurrency(2)
                            .build()
                            .read(notes(5), reading -> {
                                threads.add(Thread.currentThread().getName());
                                return count(reading);
                            }))
                    .hasSize(5);

            assertThat(threads).containsExactly("caller's own");
            assertThat(executor.isShutdown()).isFalse();
        } finally {
            executor.shutdown();
            assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void refusedTaskIsAFailedNote() {
        AtomicInteger offered = new AtomicInteger();
        Executor everySecond = task -> {
            if (offered.getAndIncrement() % 2 == 1) {
                throw new RejectedExecutionException("full");
            }
            task.run();
        };
        List<NoteResult<Long>> results = ParallelNoteReader.builder(NoteReader.ofDefaults(this::twoPages))
                .executor(everySecond)
                .build()
                .read(notes(4), ParallelNoteReaderTest::count)
                .toList();

        assertThat(results).filteredOn(result -> result.value().isPresent()).hasSize(2);
        assertThat(results)
                .filteredOn(result -> result.failure().isPresent())
                .hasSize(2)
                .allSatisfy(result ->
                        assertThat(result.failure().orElseThrow()).isInstanceOf(RejectedExecutionException.class));
        assertThat(requests).hasValue(4);
    }

    @Test
    void threadsAreVirtualOrDaemons() throws ReflectiveOperationException {
        List<Thread> threads = new ArrayList<>();
        ParallelNoteReader.builder(NoteReader.ofDefaults(this::twoPages))
                .concurrency(1)
                .build()
                .read(notes(1), reading -> threads.add(Thread.currentThread()))
                .forEach(result -> assertThat(result.failure()).isEmpty());

        assertThat(threads).hasSize(1);
        assertThat(threads.get(0).isDaemon()).isTrue();
        if (Runtime.version().feature() >= 21) {
            assertThat(Thread.class.getMethod("isVirtual").invoke(threads.get(0)))
                    .isEqualTo(true);
        } else {
            assertThat(threads.get(0).getName()).isEqualTo("xhs-comments note");
        }
    }

    @Test
    void interruptedCallerCancels() throws InterruptedException {
        Turnstile source = new Turnstile();
        CountDownLatch ended = new CountDownLatch(1);
        List<Termination> stops = Collections.synchronizedList(new ArrayList<>());
        Iterator<NoteResult<Long>> results = ParallelNoteReader.builder(NoteReader.ofDefaults(source))
                .concurrency(1)
                .build()
                .read(notes(3), reading -> {
                    long count = count(reading);
                    stops.add(reading.termination().orElseThrow());
                    ended.countDown();
                    return count;
                })
                .iterator();

        Thread.currentThread().interrupt();
        Throwable thrown = catchThrowable(results::next);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessageContaining("interrupted");
        source.letGo(note(0));
        ended.await();
        assertThat(stops).containsExactly(Termination.of(StopReason.CANCELLED));
        assertThat(results.next().note()).isEqualTo(note(0));
        assertThat(results.hasNext()).isFalse();
        assertThat(requests.get()).isLessThanOrEqualTo(1);
    }

    @Test
    void notesShareOneBudget() {
        Budget budget = Budget.ofRequests(7);
        List<NoteResult<Long>> results = ParallelNoteReader.ofDefaults(
                        NoteReader.ofDefaults(budget.decorate(this::twoPages)))
                .read(notes(10), ParallelNoteReaderTest::count)
                .toList();

        assertThat(results)
                .hasSize(10)
                .allSatisfy(result -> assertThat(result.failure()).isEmpty());
        assertThat(requests).hasValue(7);
        assertThat(results.stream()
                        .mapToLong(result -> result.reading().spend().sent())
                        .sum())
                .isEqualTo(7);
        assertThat(results.stream()
                        .filter(result ->
                                result.reading().termination().orElseThrow().reason() == StopReason.BUDGET))
                .hasSizeGreaterThan(5);
    }

    @Test
    void concurrencyMustBeAtLeastOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParallelNoteReader.builder(NoteReader.ofDefaults(this::twoPages))
                        .concurrency(0)
                        .build())
                .withMessage("Notes read at once must be 1 or more, but are 0");
    }
}
