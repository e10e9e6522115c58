package io.xhscomments.testkit.synthetic;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.testkit.wire.Seeds;
import java.util.HexFormat;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link SyntheticNote}. Defaults: 25 comments on pages of 10, no replies, no pinned, folded or repeated
 * comments, healthy paging. Not thread-safe; reusable after {@link #build()}.
 */
public final class SyntheticNoteBuilder {
    private static final int MAX_COMMENTS = 100_000_000;
    private static final long EARLIEST_SECONDS = 1_700_000_000;
    private static final long LATEST_SECONDS = 4_000_000_000L;

    private final long seed;
    private @Nullable NoteId note;
    private int comments = 25;
    private int pageSize = 10;
    private @Nullable IntUnaryOperator replies;
    private int repliesEach;
    private int replyPageSize = 10;
    private int inlineReplies = 1;
    private int pinned;
    private int folded;
    private int unwritten;
    private boolean repeatLast;
    private PagingBehavior paging = PagingBehavior.HEALTHY;
    private int pagingFaultPage = 1;

    SyntheticNoteBuilder(long seed) {
        this.seed = seed;
    }

    /** The note's id; by default it follows from the seed. The comments are newer than the time in the id. */
    public SyntheticNoteBuilder note(NoteId id) {
        this.note = id;
        return this;
    }

    /** The number of served top-level comments, including pinned ones: 0 to 100 000 000. */
    public SyntheticNoteBuilder comments(int count) {
        this.comments = inRange("comments", count, 0, MAX_COMMENTS);
        return this;
    }

    /** The number of top-level comments per page: 1 to 1 000. */
    public SyntheticNoteBuilder pageSize(int count) {
        this.pageSize = inRange("pageSize", count, 1, 1_000);
        return this;
    }

    /** The number of replies per comment. */
    public SyntheticNoteBuilder replies(int perComment) {
        this.repliesEach = inRange("replies", perComment, 0, MAX_COMMENTS);
        this.replies = null;
        return this;
    }

    /**
     * The number of replies per comment, by its position from 0 in the order served. The function must be pure,
     * thread-safe and not negative. {@link #build()} calls it once per comment.
     */
    public SyntheticNoteBuilder replies(IntUnaryOperator byPosition) {
        this.replies = byPosition;
        return this;
    }

    /** The number of replies per page: 1 to 1 000. */
    public SyntheticNoteBuilder replyPageSize(int count) {
        this.replyPageSize = inRange("replyPageSize", count, 1, 1_000);
        return this;
    }

    /**
     * The number of replies inside each comment on App V2: 0 to 1 000, by default 1, as with the service. The first
     * page of replies repeats them. Web V1 never inlines replies.
     */
    public SyntheticNoteBuilder inlineReplies(int count) {
        this.inlineReplies = inRange("inlineReplies", count, 0, 1_000);
        return this;
    }

    /** The number of pinned comments: at the top of page 1, older than the next comments, with tag and score. */
    public SyntheticNoteBuilder pinned(int count) {
        this.pinned = inRange("pinned", count, 0, MAX_COMMENTS);
        return this;
    }

    /** The number of folded comments. The totals count them; only pages of the folded area contain them. */
    public SyntheticNoteBuilder folded(int count) {
        this.folded = inRange("folded", count, 0, MAX_COMMENTS);
        return this;
    }

    /**
     * The number of newest comments that are not written yet: to let days pass, serve the same note again with fewer.
     * Such a note has no pinned comments.
     */
    public SyntheticNoteBuilder unwritten(int count) {
        this.unwritten = inRange("unwritten", count, 0, MAX_COMMENTS);
        return this;
    }

    /** Whether each page of comments also repeats the last comment of the previous page. */
    public SyntheticNoteBuilder repeatLastIdOfPreviousPage(boolean repeat) {
        this.repeatLast = repeat;
        return this;
    }

    /**
     * How the paging of comments fails, and at which page.
     *
     * @param atPage the page of the fault, from 1
     */
    public SyntheticNoteBuilder paging(PagingBehavior behavior, int atPage) {
        this.paging = behavior;
        this.pagingFaultPage = inRange("atPage", atPage, 1, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Builds the note.
     *
     * @throws IllegalArgumentException if the settings contradict each other: more pinned comments than page 1 holds,
     *     pinned ones beside unwritten ones, more unwritten comments than the note has, a paging fault at a page that
     *     does not exist, or a note id so far in the future that its comments have no ids
     */
    public SyntheticNote build() {
        inRange("pinned", pinned, 0, unwritten > 0 ? 0 : Math.min(comments, pageSize));
        inRange("unwritten", unwritten, 0, comments);
        inRange(
                "atPage",
                pagingFaultPage,
                paging.needsPreviousPage() ? 2 : 1,
                SyntheticShape.pages(comments - unwritten, pageSize));
        NoteId id = note != null ? note : noteOf(seed);
        if (id.createdAt().getEpochSecond() > LATEST_SECONDS - MAX_COMMENTS) {
            throw new IllegalArgumentException(
                    "The note id is too far in the future for comment ids: " + id.createdAt());
        }
        int each = repliesEach;
        IntUnaryOperator byPosition = replies;
        return new SyntheticNote(new SyntheticShape(
                seed,
                id,
                comments,
                pageSize,
                byPosition != null ? byPosition : position -> each,
                byPosition != null ? sum(byPosition) : (long) each * comments,
                replyPageSize,
                inlineReplies,
                pinned,
                folded,
                unwritten,
                repeatLast,
                paging,
                pagingFaultPage));
    }

    /** The number of pages of top-level comments. */
    public int pages() {
        return SyntheticShape.pages(comments, pageSize);
    }

    private long sum(IntUnaryOperator byPosition) {
        return IntStream.range(0, comments)
                .mapToLong(position -> inRange("replies", byPosition.applyAsInt(position), 0, MAX_COMMENTS))
                .sum();
    }

    private static NoteId noteOf(long seed) {
        long mixed = Seeds.mix(seed);
        HexFormat hex = HexFormat.of();
        int seconds = (int) (EARLIEST_SECONDS + Math.floorMod(mixed, 40_000_000L));
        return NoteId.of(hex.toHexDigits(seconds) + "00000000" + hex.toHexDigits((int) (mixed >>> 32)));
    }

    private static int inRange(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " must be " + min + " to " + max + ", but is " + value);
        }
        return value;
    }
}
