package io.xhscomments.examples.cli.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.NoteId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PageOrderTest {
    private static final NoteId ONE = NoteId.of("670000000000000000000001");
    private static final NoteId TWO = NoteId.of("670000000000000000000002");
    private static final NoteId THREE = NoteId.of("670000000000000000000003");

    private final List<String> written = new ArrayList<>();
    private final PageOrder order = new PageOrder(List.of(ONE, TWO, THREE));

    private void write(NoteId note, String page) {
        order.write(note, 1, () -> written.add(page));
    }

    @Test
    void pagesAreWrittenInTheOrderOfTheNotes() {
        write(THREE, "3a");
        write(TWO, "2a");
        write(ONE, "1a");
        assertThat(written).containsExactly("1a");

        order.finish(THREE);
        write(TWO, "2b");
        write(ONE, "1b");
        order.finish(ONE);
        assertThat(written).containsExactly("1a", "1b", "2a", "2b");

        write(TWO, "2c");
        order.finish(TWO);
        assertThat(written).containsExactly("1a", "1b", "2a", "2b", "2c", "3a");
    }

    @Test
    void notesWithoutPagesArePassedOver() {
        order.finish(TWO);
        write(THREE, "3a");

        order.finish(ONE);

        assertThat(written).containsExactly("3a");
    }

    @Test
    void onlyTheFirstNoteGoesOnWhileMuchIsHeldBack() throws InterruptedException, ExecutionException {
        order.write(TWO, PageOrder.MAX_COMMENTS_HELD_BACK, () -> written.add("2a"));
        FutureTask<Void> later = new FutureTask<>(() -> write(THREE, "3a"), null);
        Thread thread = new Thread(later);
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        write(ONE, "1a");
        order.finish(ONE);
        order.finish(TWO);
        later.get();

        assertThat(written).containsExactly("1a", "2a", "3a");
    }
}
