package io.xhscomments.examples.cli.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.examples.cli.output.CommentWriter.PreparedRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rows come in the order of their notes, and few of them wait. */
@Timeout(60)
class NoteOrderTest {
    private static final int ROWS_OF_NOTE = 50;
    private static final int BYTES = 10;
    private static final int MAX_WAITING = 100;

    private final List<String> written = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong mostWaiting = new AtomicLong();

    private static NoteId note(int number) {
        return NoteId.of(String.format(Locale.ROOT, "%024x", number));
    }

    private PreparedRows rows(String text) {
        mostWaiting.accumulateAndGet(waiting.addAndGet(BYTES), Math::max);
        return new PreparedRows() {
            @Override
            public int size() {
                return BYTES;
            }

            @Override
            public void write() {
                waiting.addAndGet(-BYTES);
                written.add(text);
            }
        };
    }

    @Test
    void laterNotesWaitForTheFirst() throws IOException {
        NoteOrder order = new NoteOrder(MAX_WAITING);
        order.begin(note(1));
        order.begin(note(2));
        order.write(note(2), rows("2a"));
        order.end(note(2));
        order.write(note(1), rows("1a"));
        assertThat(written).containsExactly("1a");

        order.end(note(1));

        assertThat(written).containsExactly("1a", "2a");
    }

    @Test
    void rowsOfManyThreadsAreInOrderAndFewWait() throws InterruptedException {
        int notes = 8;
        NoteOrder order = new NoteOrder(MAX_WAITING);
        IntStream.range(0, notes).forEach(number -> order.begin(note(number)));

        List<Thread> threads = IntStream.range(0, notes)
                .mapToObj(number -> new Thread(() -> writeNote(order, number)))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(written)
                .containsExactlyElementsOf(IntStream.range(0, notes * ROWS_OF_NOTE)
                        .mapToObj(row -> row / ROWS_OF_NOTE + "-" + row % ROWS_OF_NOTE)
                        .toList());
        // Each thread may hold one row more, which it made before it waits.
        assertThat(mostWaiting.get()).isLessThanOrEqualTo(MAX_WAITING + notes * BYTES);
    }

    @Test
    void failureIsThrownAndEndsTheOthersWait() throws InterruptedException {
        NoteOrder order = new NoteOrder(BYTES);
        order.begin(note(0));
        order.begin(note(1));
        Thread later = new Thread(() -> writeNote(order, 1));
        later.start();

        assertThatThrownBy(() -> order.write(note(0), new PreparedRows() {
                    @Override
                    public int size() {
                        return BYTES;
                    }

                    @Override
                    public void write() throws IOException {
                        throw new IOException("disk full");
                    }
                }))
                .hasMessage("disk full");

        later.join();
        assertThat(written).isEmpty();
    }

    private void writeNote(NoteOrder order, int number) {
        try {
            for (int row = 0; row < ROWS_OF_NOTE; row++) {
                order.write(note(number), rows(number + "-" + row));
            }
            order.end(note(number));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
