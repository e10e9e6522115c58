package io.xhscomments.core.reading;

import io.xhscomments.core.checkpoint.FetchedPage;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The position of a reading, as a value that can be saved as text and resumed in another process:
 * {@link NoteReader#resume}. Immutable, safe to share between threads.
 *
 * <p>A resumed reading fetches no page again, loses no comment, and returns no comment twice. The checkpoint contains
 * the comments that were fetched and not returned yet, and the ids of the last 10 000 top-level comments, to detect
 * repeats: if the source repeats an older comment, the resumed reading may return it again. The text contains comments,
 * but no key and no signature. Newer versions of this library read the text of older versions; older versions read the
 * text of newer ones and ignore unknown members.
 */
public final class Checkpoint {
    private final NoteId note;
    private final PageSequence.Position top;
    private final Optional<ReplySequence.Position> replies;
    private final List<Comment> waiting;
    private final List<Comment> ready;
    private final List<FetchedPage> ahead;
    private final Optional<StopReason> finished;
    private final Optional<StopReason> paused;
    private final Optional<StopReason> cut;
    private final Coverage coverage;
    private final Spend spend;

    Checkpoint(
            NoteId note,
            PageSequence.Position top,
            Optional<ReplySequence.Position> replies,
            List<Comment> waiting,
            List<Comment> ready,
            List<FetchedPage> ahead,
            Optional<StopReason> finished,
            Optional<StopReason> paused,
            Optional<StopReason> cut,
            Coverage coverage,
            Spend spend) {
        this.note = note;
        this.top = top;
        this.replies = replies;
        this.waiting = waiting;
        this.ready = ready;
        this.ahead = ahead;
        this.finished = finished;
        this.paused = paused;
        this.cut = cut;
        this.coverage = coverage;
        this.spend = spend;
    }

    /**
     * Parses the text of {@link #text()}.
     *
     * @throws IllegalArgumentException if the text is not a checkpoint, is damaged, or has a newer format version
     */
    public static Checkpoint parse(String text) {
        return CheckpointText.parse(text);
    }

    /** A few lines of ASCII with a version and a checksum. White space at its end is ignored. */
    public String text() {
        return CheckpointText.of(this);
    }

    /** The note of the reading. */
    public NoteId note() {
        return note;
    }

    /** What was read up to the checkpoint. */
    public Coverage coverage() {
        return coverage;
    }

    /** What was spent up to the checkpoint. */
    public Spend spend() {
        return spend;
    }

    /** Why the reading is finished for good, so that a resumed reading returns nothing; empty if it can continue. */
    public Optional<StopReason> finished() {
        return ready.isEmpty() ? finished : Optional.empty();
    }

    /** Why no request is left, although comments may be left to be returned. */
    Optional<StopReason> ended() {
        return finished;
    }

    PageSequence.Position top() {
        return top;
    }

    Optional<ReplySequence.Position> replies() {
        return replies;
    }

    /**
     * The comments that were fetched, and so paid for, but not returned; for callers that do not resume. The comments
     * of pages that were fetched ahead come last.
     */
    public List<Comment> pending() {
        Set<CommentId> known = new HashSet<>(top.recent());
        replies.ifPresent(chain -> known.addAll(chain.pages().recent()));
        waiting.forEach(comment -> comment.replies().forEach(inlined -> known.add(inlined.id())));
        Stream<Comment> later =
                ahead.stream().flatMap(page -> page.rows().stream()).filter(comment -> known.add(comment.id()));
        return Stream.of(ready.stream(), waiting.stream(), later)
                .flatMap(comments -> comments)
                .toList();
    }

    /**
     * This position, with the pages that the same reading has fetched ahead since then, and what it spent: for callers
     * that could not keep the comments they took after it.
     *
     * @param later a later checkpoint of the same reading
     */
    public Checkpoint withFetchedAhead(Checkpoint later) {
        Map<PageRequest, FetchedPage> pages = new LinkedHashMap<>();
        Stream.concat(ahead.stream(), later.ahead.stream()).forEach(page -> pages.putIfAbsent(page.request(), page));
        return new Checkpoint(
                note,
                top,
                replies,
                waiting,
                ready,
                List.copyOf(pages.values()),
                finished,
                paused,
                cut,
                coverage,
                later.spend);
    }

    List<FetchedPage> ahead() {
        return ahead;
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

    /** The note and the progress, without the comments. */
    @Override
    public String toString() {
        return "Checkpoint[note " + note + ", " + coverage.summary() + "]";
    }
}
