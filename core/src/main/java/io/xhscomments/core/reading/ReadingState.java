package io.xhscomments.core.reading;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.IrregularCounts;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.NoteComments;
import io.xhscomments.core.page.ReportedTotals;
import io.xhscomments.core.page.Spend;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Where a reading stands: what was fetched and not given out yet, the chains it follows, what it counted. It fetches
 * nothing and waits for nothing; {@link Reading} drives it. For one thread at a time.
 */
final class ReadingState {
    private final NoteId note;
    private final NoteReader options;
    private final PageSequence top;
    /** Top-level comments that were fetched, and whose turn has not come. */
    private final Queue<Comment> waiting = new ArrayDeque<>();
    /** What can be given out at once. */
    private final Queue<Comment> ready = new ArrayDeque<>();

    private @Nullable ReplySequence chain;
    /** For good: a resumed reading is finished, too. */
    private @Nullable StopReason finished;
    /** For now: the next page of the top chain is not worth asking for, but whoever was told so and resumes may try. */
    private @Nullable StopReason paused;
    /** What cut the first of the chains that could not be read to their ends. */
    private @Nullable StopReason cut;

    private ReportedTotals reported = ReportedTotals.UNKNOWN;
    private long readTopLevel;
    private long readReplies;
    private long repeats;
    private long pages;
    private long replyChainsCutShort;
    private IrregularCounts irregular = IrregularCounts.NONE;
    private Spend spend = Spend.NONE;

    ReadingState(NoteComments first, NoteReader options) {
        this.note = first.note();
        this.options = options;
        this.top = new PageSequence(first, options.emptyPagesTolerated());
    }

    ReadingState(Checkpoint from, NoteReader options) {
        this.note = from.note();
        this.options = options;
        this.top = new PageSequence(from.top(), options.emptyPagesTolerated());
        this.waiting.addAll(from.waiting());
        this.ready.addAll(from.ready());
        this.chain = from.chain()
                .map(position -> new ReplySequence(position, options.emptyPagesTolerated()))
                .orElse(null);
        this.finished = from.ended().orElse(null);
        this.paused = from.paused().orElse(null);
        this.cut = from.cut().orElse(null);
        Coverage coverage = from.coverage();
        this.reported = coverage.reported();
        this.readTopLevel = coverage.readTopLevel();
        this.readReplies = coverage.readReplies();
        this.repeats = coverage.repeats();
        this.pages = coverage.pages();
        this.replyChainsCutShort = coverage.replyChainsCutShort();
        this.irregular = coverage.irregular();
        this.spend = from.spend();
    }

    /**
     * Where it stands.
     *
     * @param spent with a page read ahead that did not come
     * @param told why the reading has stopped already, or null: whoever knows that a chain is paused, and resumes,
     *     wants to try
     */
    Checkpoint checkpoint(Spend spent, @Nullable StopReason told) {
        return new Checkpoint(
                note,
                top.position(),
                Optional.ofNullable(chain).map(ReplySequence::position),
                List.copyOf(waiting),
                List.copyOf(ready),
                Optional.ofNullable(finished),
                Optional.ofNullable(paused == told ? null : paused),
                Optional.ofNullable(cut),
                coverage(),
                spent);
    }

    Coverage coverage() {
        return new Coverage(reported, readTopLevel, readReplies, repeats, pages, replyChainsCutShort, irregular);
    }

    Spend spend() {
        return spend;
    }

    /**
     * Moves on as far as that needs no request: afterwards everything that can be given out before the next one is
     * ready, and {@link #wanted()} is that request; or it has stopped. What the caller's {@link StopCondition} throws
     * leaves the comment in its place.
     */
    void settle() {
        while (finished == null) {
            if (chain != null && (chain.next() == null || !chain.wantsMore(options.replies()))) {
                chain = null;
            }
            if (chain != null) {
                return;
            }
            Comment comment = waiting.peek();
            if (comment != null) {
                boolean known = options.until().isKnown(comment);
                waiting.remove();
                take(comment, known);
            } else if (top.next() != null) {
                return;
            } else {
                finish(StopReason.END_OF_PAGES);
            }
        }
    }

    boolean hasReady() {
        return !ready.isEmpty();
    }

    int readyCount() {
        return ready.size();
    }

    /** The next comment that is ready, or null. */
    @Nullable
    Comment poll() {
        Comment comment = ready.poll();
        if (comment != null && comment.isReply()) {
            readReplies++;
        } else if (comment != null) {
            readTopLevel++;
        }
        return comment;
    }

    /** Why it cannot go on after what is ready; null if it can. To be asked when settled. */
    @Nullable
    StopReason stopped() {
        return finished != null || chain != null ? finished : paused;
    }

    /** The request that comes next, after what is ready; null if there is none. To be asked when settled. */
    @Nullable
    PageRequest wanted() {
        if (stopped() != null) {
            return null;
        }
        return chain != null ? chain.next() : top.next();
    }

    /** Takes in the page that came for {@link #wanted()}. */
    void accept(PageRequest asked, CommentPage page) {
        spend = spend.plus(page.receipt().spend());
        irregular = irregular.plus(page.irregularities().counts());
        pages++;
        if (chain != null) {
            acceptReplies(chain, asked, page);
        } else {
            acceptComments(asked, page);
        }
    }

    /** Requests that brought no page. */
    void spent(Spend more) {
        spend = spend.plus(more);
    }

    /**
     * The source does not take back the cursor that it gave: that chain ends here. False if the cursor is not of this
     * reading, but of a checkpoint, which another route may have written: then nothing is given up.
     */
    boolean stall() {
        if (chain != null && chain.gaveCursor()) {
            cutShort(chain, StopReason.STALLED_CURSOR);
            return true;
        }
        if (chain == null && top.gaveCursor()) {
            top.close();
            cut = StopReason.STALLED_CURSOR;
            return true;
        }
        return false;
    }

    private void acceptComments(PageRequest asked, CommentPage page) {
        StopReason bad = top.accept(asked, page);
        // Pages of replies tell other totals, or none.
        reported = page.totals().equals(ReportedTotals.UNKNOWN) ? reported : page.totals();
        for (Comment comment : page.comments()) {
            if (top.add(comment.id())) {
                waiting.add(comment);
            } else {
                repeats++;
            }
        }
        // What the page held is given out all the same, before the reading ends.
        if (top.next() == null) {
            cut = bad == null ? cut : bad;
        } else {
            paused = bad;
        }
    }

    private void acceptReplies(ReplySequence followed, PageRequest asked, CommentPage page) {
        StopReason bad = followed.accept(asked, page);
        page.comments().forEach(reply -> offer(followed, reply, followed.isNew(reply)));
        if (!followed.wantsMore(options.replies())) {
            followed.close();
        } else if (bad != null) {
            cutShort(followed, bad);
        }
    }

    /**
     * One bad chain of replies does not keep the rest of the note from being read; but the reading says so at its end.
     */
    private void cutShort(ReplySequence followed, StopReason why) {
        followed.close();
        cut = cut == null ? why : cut;
        replyChainsCutShort++;
    }

    private void finish(StopReason healthy) {
        finished = cut == null ? healthy : cut;
    }

    private void take(Comment comment, boolean known) {
        if (!known) {
            ready.add(comment);
            if (options.replies().wantedOf(comment)) {
                follow(comment);
            }
        } else if (!comment.isPinned()) {
            waiting.clear();
            // How the chain would have gone on no longer matters; what was missed of the replies does.
            cut = replyChainsCutShort == 0 ? null : cut;
            finish(StopReason.KNOWN_REACHED);
        }
    }

    private void follow(Comment comment) {
        ReplySequence begun = new ReplySequence(note, comment.id(), options.emptyPagesTolerated());
        comment.replies().forEach(inlined -> offer(begun, inlined, begun.isNewInlined(inlined)));
        if (options.replies().worthRequest(comment, begun.given())) {
            chain = begun;
        }
    }

    private void offer(ReplySequence followed, Comment reply, boolean isNew) {
        if (!isNew) {
            repeats++;
        } else if (followed.wantsMore(options.replies())) {
            followed.count();
            ready.add(reply);
        }
    }
}
