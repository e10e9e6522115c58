package io.xhscomments.core.reading;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Spend;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a reading stood, as a value that can be written down and resumed from in another process:
 * {@link NoteReader#resume}. Immutable, safe to share between threads.
 *
 * <p>The promise: no page that had come is read again, no comment is lost, and none is given out twice. Comments that
 * were fetched and not given out yet are inside. So are the ids of the last 10 000 top-level comments, to tell repeats:
 * a source that repeats a comment from further back may have it given out once more after a resumption. The text holds
 * comments, but no key and no signature. Newer versions of this library read the text of older ones; older ones read
 * that of newer ones, without what they do not know.
 */
public final class Checkpoint {
    private final NoteId note;
    private final PageSequence.Position top;
    private final Optional<ReplySequence.Position> chain;
    private final List<Comment> waiting;
    private final List<Comment> ready;
    private final Optional<StopReason> finished;
    private final Optional<StopReason> paused;
    private final Optional<StopReason> cut;
    private final Coverage coverage;
    private final Spend spend;

    Checkpoint(
            NoteId note,
            PageSequence.Position top,
            Optional<ReplySequence.Position> chain,
            List<Comment> waiting,
            List<Comment> ready,
            Optional<StopReason> finished,
            Optional<StopReason> paused,
            Optional<StopReason> cut,
            Coverage coverage,
            Spend spend) {
        this.note = note;
        this.top = top;
        this.chain = chain;
        this.waiting = waiting;
        this.ready = ready;
        this.finished = finished;
        this.paused = paused;
        this.cut = cut;
        this.coverage = coverage;
        this.spend = spend;
    }

    /**
     * Reads the text that {@link #text()} gave.
     *
     * @throws IllegalArgumentException if it is something else, is damaged, or is of a newer version of the format
     */
    public static Checkpoint parse(String text) {
        return CheckpointText.parse(text);
    }

    /** A few lines of plain ASCII with a version and a checksum. A line break or blanks at its end do no harm. */
    public String text() {
        return CheckpointText.of(this);
    }

    /** The note it is of. */
    public NoteId note() {
        return note;
    }

    /** What had been read by then. */
    public Coverage coverage() {
        return coverage;
    }

    /** What had been spent by then. */
    public Spend spend() {
        return spend;
    }

    /** Why the reading had ended for good, so that resuming it brings nothing; empty if it can go on. */
    public Optional<StopReason> finished() {
        return ready.isEmpty() ? finished : Optional.empty();
    }

    /** Why nothing is left to be asked for, although something may be left to be given out. */
    Optional<StopReason> ended() {
        return finished;
    }

    PageSequence.Position top() {
        return top;
    }

    Optional<ReplySequence.Position> chain() {
        return chain;
    }

    /**
     * The comments that were fetched, and so paid for, and had not been given out by then: for whoever stops for good,
     * and does not resume.
     */
    public List<Comment> pending() {
        return Stream.concat(ready.stream(), waiting.stream()).toList();
    }

    List<Comment> waiting() {
        return waiting;
    }

    List<Comment> ready() {
        return ready;
    }

    Optional<StopReason> paused() {
        return paused;
    }

    Optional<StopReason> cut() {
        return cut;
    }

    /** Note and progress; the comments inside are not shown. */
    @Override
    public String toString() {
        return "Checkpoint[note " + note + ", " + coverage.summary() + "]";
    }
}
