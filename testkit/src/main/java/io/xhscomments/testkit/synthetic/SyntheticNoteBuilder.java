package io.xhscomments.testkit.synthetic;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.testkit.wire.Seeds;
import java.util.HexFormat;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link SyntheticNote}. As it starts: 25 comments on pages of 10, no replies, nothing pinned, folded or
 * repeated, a healthy chain. Not safe to share between threads; may be used again after {@link #build()}.
 */
public final class SyntheticNoteBuilder {
    private static final int MOST_COMMENTS = 100_000_000;
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
    private boolean repeatLast;
    private PagingBehavior chain = PagingBehavior.HEALTHY;
    private int chainAtPage = 1;

    SyntheticNoteBuilder(long seed) {
        this.seed = seed;
    }

    /**
     * The note's id. Unless it is set, it follows from the seed. The comments are younger than the time that the id
     * tells.
     */
    public SyntheticNoteBuilder note(NoteId id) {
        this.note = id;
        return this;
    }

    /** How many top-level comments are served, pinned ones among them: 0 to 100 000 000. */
    public SyntheticNoteBuilder comments(int count) {
        this.comments = inRange("comments", count, 0, MOST_COMMENTS);
        return this;
    }

    /** How many top-level comments a page has: 1 to 1 000. */
    public SyntheticNoteBuilder pageSize(int count) {
        this.pageSize = inRange("pageSize", count, 1, 1_000);
        return this;
    }

    /** How many replies each comment has, from 0. */
    public SyntheticNoteBuilder replies(int perComment) {
        this.repliesEach = inRange("replies", perComment, 0, MOST_COMMENTS);
        this.replies = null;
        return this;
    }

    /**
     * How many replies each comment has, by its position from 0 in the order served. The function must give the same
     * for the same position, from any thread, and nothing below 0. It is asked once per comment when the note is built.
     */
    public SyntheticNoteBuilder replies(IntUnaryOperator byPosition) {
        this.replies = byPosition;
        return this;
    }

    /** How many replies a page has: 1 to 1 000. */
    public SyntheticNoteBuilder replyPageSize(int count) {
        this.replyPageSize = inRange("replyPageSize", count, 1, 1_000);
        return this;
    }

    /**
     * How many of its replies come inlined with a comment on App V2: 0 to 1 000, and 1 unless set, as the service does.
     * The first page of replies repeats them. Web V1 inlines none.
     */
    public SyntheticNoteBuilder inlineReplies(int count) {
        this.inlineReplies = inRange("inlineReplies", count, 0, 1_000);
        return this;
    }

    /**
     * How many of the comments are pinned: on top of page 1, older than what follows, tagged, and with the score that
     * goes with it.
     */
    public SyntheticNoteBuilder pinned(int count) {
        this.pinned = inRange("pinned", count, 0, MOST_COMMENTS);
        return this;
    }

    /** How many comments are counted in the totals beyond those served. */
    public SyntheticNoteBuilder folded(int count) {
        this.folded = inRange("folded", count, 0, MOST_COMMENTS);
        return this;
    }

    /** Whether each page of comments begins with the last comment of the page before, in addition to its own. */
    public SyntheticNoteBuilder repeatLastIdOfPreviousPage(boolean repeat) {
        this.repeatLast = repeat;
        return this;
    }

    /**
     * How the chain of comment pages goes wrong, and where.
     *
     * @param atPage the page at which it does, from 1
     */
    public SyntheticNoteBuilder chain(PagingBehavior how, int atPage) {
        this.chain = how;
        this.chainAtPage = inRange("atPage", atPage, 1, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Makes the note.
     *
     * @throws IllegalArgumentException if the settings contradict each other: more pinned comments than the first page
     *     holds, a chain that breaks at a page there is not, a note from so far in the future that its comments have no
     *     ids
     */
    public SyntheticNote build() {
        inRange("pinned", pinned, 0, Math.min(comments, pageSize));
        inRange("atPage", chainAtPage, chain.needsPageBefore() ? 2 : 1, SyntheticShape.pages(comments, pageSize));
        NoteId id = note != null ? note : noteOf(seed);
        if (id.createdAt().getEpochSecond() > LATEST_SECONDS - MOST_COMMENTS) {
            throw new IllegalArgumentException(
                    "The note must be older than its comments can be, but is of " + id.createdAt());
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
                repeatLast,
                chain,
                chainAtPage));
    }

    /** How many pages of top-level comments the note will have. */
    public int pages() {
        return SyntheticShape.pages(comments, pageSize);
    }

    private long sum(IntUnaryOperator byPosition) {
        return IntStream.range(0, comments)
                .mapToLong(position -> inRange("replies", byPosition.applyAsInt(position), 0, MOST_COMMENTS))
                .sum();
    }

    private static NoteId noteOf(long seed) {
        long mixed = Seeds.mix(seed);
        HexFormat hex = HexFormat.of();
        int seconds = (int) (EARLIEST_SECONDS + Math.floorMod(mixed, 40_000_000L));
        return NoteId.of(hex.toHexDigits(seconds) + "00000000" + hex.toHexDigits((int) (mixed >>> 32)));
    }

    private static int inRange(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " must be " + least + " to " + most + ", but is " + value);
        }
        return value;
    }
}
