package io.xhscomments.core.reading;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.PageRequest.NoteComments;
import io.xhscomments.core.port.CommentSource;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads whole notes over a {@link CommentSource}: lazily, without endless loops, without repeats, and saying at the end
 * what was covered. Immutable and safe for use by many threads, if the source is; it owns nothing. What it gives out,
 * {@link Reading}, is for one thread each.
 *
 * <p>Making a reader, an {@link Iterable}, a stream or a reading sends nothing. A request is sent only when the caller
 * asks for a comment that has not come yet; each request is one call of the source and may be charged. Retries, rates
 * and budgets are the source's business: see {@link io.xhscomments.core.policy.Policies}.
 */
public final class NoteReader {
    private final CommentSource source;
    private final CommentOrder order;
    private final CommentArea area;
    private final ReplySelection replies;
    private final StopCondition until;
    private final long maxPages;
    private final long maxComments;
    private final int emptyPagesTolerated;
    private final boolean readAhead;
    private final ReadingListener listener;

    private NoteReader(Builder from) {
        source = from.source;
        order = from.order;
        area = from.area;
        replies = from.replies;
        until = from.until;
        maxPages = from.maxPages;
        maxComments = from.maxComments;
        emptyPagesTolerated = from.emptyPagesTolerated;
        readAhead = from.readAhead;
        listener = from.listener;
    }

    /** Top-level comments only, no limit, no read-ahead. */
    public static NoteReader ofDefaults(CommentSource source) {
        return builder(source).build();
    }

    /** A reader to be set up. */
    public static Builder builder(CommentSource source) {
        return new Builder(source);
    }

    /** A builder that starts from this reader. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** One pass over a note from its first page, with everything there is to ask it. Sends nothing yet. */
    public Reading start(NoteId note) {
        return new Reading(this, new ReadingState(firstPage(note), this));
    }

    /**
     * Goes on where a checkpoint was taken, in this process or in another. Limits count anew. Sends nothing yet. The
     * checkpoint knows places, not options: set up this reader like the one that wrote it. A source of another route
     * refuses the cursor inside before anything is sent; then that failure is thrown, and the checkpoint stays good.
     *
     * @throws IllegalArgumentException if the checkpoint is of another note, or of comments in another order or of
     *     another area than this reader's
     */
    public Reading resume(NoteId note, Checkpoint from) {
        if (!from.note().equals(note)) {
            throw new IllegalArgumentException(
                    "The checkpoint is of note " + from.note() + ", but note " + note + " is to be read");
        }
        Optional<PageRequest> other =
                from.top().next().filter(next -> !next.first().equals(firstPage(note)));
        if (other.isPresent()) {
            throw new IllegalArgumentException("The checkpoint goes on with "
                    + other.get().describe() + ", but this reader begins with "
                    + firstPage(note).describe());
        }
        return new Reading(this, new ReadingState(from, this));
    }

    private NoteComments firstPage(NoteId note) {
        return PageRequest.comments(note).order(order).area(area);
    }

    /**
     * The comments of a note. Each iterator starts afresh, and pays afresh.
     *
     * <p>After the last comment that came, the iterator throws {@link IncompleteReadingException} if the reading ended
     * because of {@link StopReason#BUDGET}, {@link StopReason#STALLED_CURSOR}, {@link StopReason#REPEATED_PAGE} or
     * {@link StopReason#EMPTY_PAGES}. The limits and the {@code until} of this reader end it quietly. To be told of
     * every end without an exception, use {@link #start}.
     */
    public Iterable<Comment> comments(NoteId note) {
        Objects.requireNonNull(note, "note");
        return () -> commentsOf(start(note));
    }

    /**
     * The comments of a note, once, in order. The stream need not be closed. It throws what {@link #comments} throws.
     */
    public Stream<Comment> stream(NoteId note) {
        return ordered(commentsOf(start(note)));
    }

    /**
     * The comments of a note, page by page: each list is what can be given out up to the next request. Each iterator
     * starts afresh, and pays afresh. It throws what {@link #comments} throws; {@link Reading#nextPage()} gives the
     * same pages without exceptions.
     */
    public Iterable<List<Comment>> pages(NoteId note) {
        Objects.requireNonNull(note, "note");
        return () -> pagesOf(start(note));
    }

    /**
     * The comments of a note, once, page by page, as {@link #pages} gives them. The stream need not be closed. It
     * throws what {@link #comments} throws.
     */
    public Stream<List<Comment>> streamOfPages(NoteId note) {
        return ordered(pagesOf(start(note)));
    }

    private static Iterator<Comment> commentsOf(Reading reading) {
        return new CompleteIterator<>(reading) {
            @Override
            Comment nextOf(Reading reading) {
                return reading.next();
            }
        };
    }

    private static Iterator<List<Comment>> pagesOf(Reading reading) {
        return new CompleteIterator<>(reading) {
            @Override
            List<Comment> nextOf(Reading reading) {
                return reading.nextPage();
            }
        };
    }

    private static <T> Stream<T> ordered(Iterator<T> iterator) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        iterator, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
                false);
    }

    CommentSource source() {
        return source;
    }

    ReplySelection replies() {
        return replies;
    }

    StopCondition until() {
        return until;
    }

    long maxPages() {
        return maxPages;
    }

    long maxComments() {
        return maxComments;
    }

    int emptyPagesTolerated() {
        return emptyPagesTolerated;
    }

    boolean readAhead() {
        return readAhead;
    }

    ReadingListener listener() {
        return listener;
    }

    /** Sets up a {@link NoteReader}. Not safe for use by several threads. */
    public static final class Builder {
        private final CommentSource source;
        private CommentOrder order = CommentOrder.LATEST;
        private CommentArea area = CommentArea.UNFOLDED;
        private ReplySelection replies = ReplySelection.none();
        private StopCondition until = StopCondition.never();
        private long maxPages = Long.MAX_VALUE;
        private long maxComments = Long.MAX_VALUE;
        private int emptyPagesTolerated = 1;
        private boolean readAhead;
        private ReadingListener listener = ReadingListener.NONE;

        private Builder(CommentSource source) {
            this.source = Objects.requireNonNull(source, "source");
        }

        private Builder(NoteReader from) {
            this(from.source);
            order = from.order;
            area = from.area;
            replies = from.replies;
            until = from.until;
            maxPages = from.maxPages;
            maxComments = from.maxComments;
            emptyPagesTolerated = from.emptyPagesTolerated;
            readAhead = from.readAhead;
            listener = from.listener;
        }

        /**
         * The order of the top-level comments; {@link CommentOrder#LATEST} by default. In another order, a stop at a
         * known or old comment says nothing about the comments after it. A route that cannot be asked for an order
         * refuses it before anything is sent.
         */
        public Builder order(CommentOrder wanted) {
            order = Objects.requireNonNull(wanted, "order");
            return this;
        }

        /**
         * The part of the top-level comments; {@link CommentArea#UNFOLDED} by default. A route that cannot be asked for
         * another refuses it before anything is sent.
         */
        public Builder area(CommentArea wanted) {
            area = Objects.requireNonNull(wanted, "area");
            return this;
        }

        /** Which replies to read; none by default, because they cost requests of their own. */
        public Builder replies(ReplySelection wanted) {
            replies = Objects.requireNonNull(wanted, "replies");
            return this;
        }

        /** Where to end early; {@link StopCondition#never()} by default. Set it to read only what is new. */
        public Builder until(StopCondition end) {
            until = Objects.requireNonNull(end, "until");
            return this;
        }

        /**
         * How many pages a reading may fetch, of comments and replies; no limit by default.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxPages(long most) {
            maxPages = positive(most, "Pages");
            return this;
        }

        /**
         * How many comments a reading may give out, replies among them; no limit by default.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxComments(long most) {
            maxComments = positive(most, "Comments");
            return this;
        }

        /**
         * How many pages in a row may be empty although more is promised; 1 by default. Each is charged. Raise it for a
         * source that is known to recover.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder emptyPagesTolerated(int inARow) {
            if (inARow < 0) {
                throw new IllegalArgumentException("Empty pages tolerated must be 0 or more, but are " + inARow);
            }
            emptyPagesTolerated = inARow;
            return this;
        }

        /**
         * Whether the next page is fetched while the comments before it are being used, on a thread of the reading's
         * own; off by default, because a reading that is given up then has paid for a page more. What it fetched is in
         * the checkpoint. A page beyond a limit or beyond a known comment is not read ahead.
         */
        public Builder readAhead(boolean onePage) {
            readAhead = onePage;
            return this;
        }

        /** Who is told of pages and of the end. */
        public Builder listener(ReadingListener told) {
            listener = Objects.requireNonNull(told, "listener");
            return this;
        }

        /** The reader. */
        public NoteReader build() {
            return new NoteReader(this);
        }

        private static long positive(long most, String what) {
            if (most < 1) {
                throw new IllegalArgumentException(what + " must be limited to 1 or more, but are to " + most);
            }
            return most;
        }
    }
}
