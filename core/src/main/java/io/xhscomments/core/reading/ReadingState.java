package io.xhscomments.core.reading;

import io.xhscomments.core.checkpoint.FetchedPage;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.NoteComments;
import io.xhscomments.core.page.Spend;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The state of a reading: the fetched comments that were not returned yet, the page sequences that it follows, and its
 * counters. It fetches nothing and waits for nothing; {@link Reading} drives it. For one thread at a time.
 */
final class ReadingState {
    private final NoteId note;
    private final ReadingOptions options;
    private final PageSequence top;
    private final CoverageCounter counter;
    /** Fetched top-level comments that follow the comments in {@code ready} and their replies. */
    private final Queue<Comment> waiting = new ArrayDeque<>();
    /** Comments that can be returned without a request. */
    private final Queue<Comment> ready = new ArrayDeque<>();
    /** Waiting comments that a copy tested already, so that the condition tests each comment once. */
    private final Map<CommentId, Boolean> known;

    private final boolean isCopy;
    private @Nullable ReplySequence replies;
    /** Why the reading is finished for good; a resumed reading is finished, too. */
    private @Nullable StopReason finished;
    /** Why the next page of top-level comments is not requested in this reading; a resumed reading may try again. */
    private @Nullable StopReason paused;
    /** Why the first of the incomplete page sequences was cut short. */
    private @Nullable StopReason cut;

    private Spend spend = Spend.NONE;

    ReadingState(NoteComments first, ReadingOptions options) {
        this.note = first.note();
        this.options = options;
        this.top = new PageSequence(first, options.emptyPagesTolerated());
        this.counter = new CoverageCounter(Coverage.NONE);
        this.known = new HashMap<>();
        this.isCopy = false;
    }

    ReadingState(Checkpoint from, ReadingOptions options) {
        this.note = from.note();
        this.options = options;
        this.top = new PageSequence(from.top(), options.emptyPagesTolerated());
        this.counter = new CoverageCounter(from.coverage());
        this.waiting.addAll(from.waiting());
        this.ready.addAll(from.ready());
        this.replies = from.replies()
                .map(position -> new ReplySequence(position, options.emptyPagesTolerated()))
                .orElse(null);
        this.finished = from.ended().orElse(null);
        this.paused = from.paused().orElse(null);
        this.cut = from.cut().orElse(null);
        this.spend = from.spend();
        this.known = new HashMap<>();
        this.isCopy = false;
    }

    private ReadingState(ReadingState from) {
        this.note = from.note;
        this.options = from.options;
        this.top = from.top.copy();
        this.counter = new CoverageCounter(from.coverage());
        this.waiting.addAll(from.waiting);
        this.replies = from.replies == null ? null : from.replies.copy();
        this.finished = from.finished;
        this.paused = from.paused;
        this.cut = from.cut;
        this.known = from.known;
        this.isCopy = true;
    }

    /** A copy without the ready comments, to look ahead with. Its changes do not affect this state. */
    ReadingState copy() {
        return new ReadingState(this);
    }

    /**
     * The current state.
     *
     * @param spent the spend, with that of the pages ahead
     * @param ahead the pages that were fetched before they were needed
     * @param reported the stop reason that the reading has already reported, or null: a caller who knows that the
     *     sequence is paused, and resumes, wants to try again
     */
    Checkpoint checkpoint(Spend spent, List<FetchedPage> ahead, @Nullable StopReason reported) {
        return new Checkpoint(
                note,
                top.position(),
                Optional.ofNullable(replies).map(ReplySequence::position),
                List.copyOf(waiting),
                List.copyOf(ready),
                ahead,
                Optional.ofNullable(finished),
                Optional.ofNullable(paused == reported ? null : paused),
                Optional.ofNullable(cut),
                coverage(),
                spent);
    }

    NoteId note() {
        return note;
    }

    Coverage coverage() {
        return counter.coverage();
    }

    Spend spend() {
        return spend;
    }

    /**
     * Advances as far as possible without a request. Afterwards every comment before the next request is ready, and
     * {@link #nextRequest()} is that request; or the reading has stopped. An exception of the caller's
     * {@link StopCondition} leaves the comment in the queue.
     */
    void advance() {
        while (finished == null) {
            if (replies != null && (replies.next() == null || !replies.wantsMore(options.replies()))) {
                replies = null;
            }
            if (replies != null) {
                return;
            }
            Comment comment = waiting.peek();
            if (comment != null) {
                boolean isKnown = isKnown(comment);
                waiting.remove();
                take(comment, isKnown);
            } else if (top.next() != null) {
                return;
            } else {
                finish(StopReason.END_OF_PAGES);
            }
        }
    }

    private boolean isKnown(Comment comment) {
        if (isCopy) {
            return known.computeIfAbsent(comment.id(), any -> options.until().isKnown(comment));
        }
        Boolean tested = known.remove(comment.id());
        return tested == null ? options.until().isKnown(comment) : tested;
    }

    /** Passes over the current reply chain; returns false if there is none. */
    boolean leaveReplies() {
        boolean left = replies != null;
        replies = null;
        return left;
    }

    boolean hasReady() {
        return !ready.isEmpty();
    }

    int readyCount() {
        return ready.size();
    }

    /** Returns the next ready comment, or null. */
    @Nullable
    Comment poll() {
        Comment comment = ready.poll();
        if (comment != null) {
            counter.addRead(comment);
        }
        return comment;
    }

    /** Why the reading stops after the ready comments; null if it continues. Valid after {@link #advance()}. */
    @Nullable
    StopReason stopReason() {
        return finished != null || replies != null ? finished : paused;
    }

    /** The request after the ready comments; null if there is none. Valid after {@link #advance()}. */
    @Nullable
    PageRequest nextRequest() {
        if (stopReason() != null) {
            return null;
        }
        return replies != null ? replies.next() : top.next();
    }

    /** The next request for top-level comments, if every complete reading sends it; null if there is none. */
    @Nullable
    PageRequest nextOfTopLevel() {
        return finished != null || paused != null ? null : top.next();
    }

    /** Adds the page that was fetched for {@link #nextRequest()}. */
    void accept(PageRequest request, CommentPage page) {
        spend = spend.plus(page.receipt().spend());
        counter.addPage(page);
        if (replies != null) {
            acceptReplies(replies, request, page);
        } else {
            acceptComments(request, page);
        }
    }

    /** Adds the spend of failed requests. */
    void addSpend(Spend more) {
        spend = spend.plus(more);
    }

    /**
     * Ends the current sequence because the source refused the cursor that it gave. Returns false, and ends nothing, if
     * the cursor comes from a checkpoint, which another route may have written.
     */
    boolean stall() {
        if (replies != null && replies.gaveCursor()) {
            cutShort(replies, StopReason.STALLED_CURSOR);
            return true;
        }
        if (replies == null && top.gaveCursor()) {
            top.close();
            cut = StopReason.STALLED_CURSOR;
            return true;
        }
        return false;
    }

    private void acceptComments(PageRequest request, CommentPage page) {
        StopReason problem = top.accept(request, page);
        counter.updateReported(page.totals());
        for (Comment comment : page.comments()) {
            if (top.add(comment.id())) {
                waiting.add(comment);
            } else {
                counter.addRepeat();
            }
        }
        // The comments of the page are returned before the reading ends.
        if (top.next() == null) {
            cut = problem == null ? cut : problem;
        } else {
            paused = problem;
        }
    }

    private void acceptReplies(ReplySequence current, PageRequest request, CommentPage page) {
        StopReason problem = current.accept(request, page);
        page.comments().forEach(reply -> offer(current, reply, current.isNew(reply)));
        if (!current.wantsMore(options.replies())) {
            current.close();
        } else if (problem != null) {
            cutShort(current, problem);
        }
    }

    /** Continues with the rest of the note; the reading reports at its end that replies are missing. */
    private void cutShort(ReplySequence current, StopReason problem) {
        current.close();
        cut = cut == null ? problem : cut;
        counter.addReplyChainCutShort();
    }

    private void finish(StopReason regular) {
        finished = cut == null ? regular : cut;
    }

    private void take(Comment comment, boolean isKnown) {
        if (!isKnown) {
            ready.add(comment);
            if (options.replies().includes(comment)) {
                startReplies(comment);
            }
        } else if (!comment.isPinned()) {
            waiting.clear();
            // The rest of the top-level sequence no longer matters; missing replies still do.
            cut = coverage().replyChainsCutShort() == 0 ? null : cut;
            finish(StopReason.KNOWN_REACHED);
        }
    }

    private void startReplies(Comment comment) {
        ReplySequence started = new ReplySequence(note, comment.id(), options.emptyPagesTolerated());
        comment.replies().forEach(inlined -> offer(started, inlined, started.isNewInlined(inlined)));
        if (options.replies().needsRequest(comment, started.returned())) {
            replies = started;
        }
    }

    private void offer(ReplySequence current, Comment reply, boolean isNew) {
        if (!isNew) {
            counter.addRepeat();
        } else if (current.wantsMore(options.replies())) {
            current.count();
            ready.add(reply);
        }
    }
}
