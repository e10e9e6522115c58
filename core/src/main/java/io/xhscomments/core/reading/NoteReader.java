package io.xhscomments.core.reading;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentArea;
import io.xhscomments.core.page.CommentOrder;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.policy.ConcurrencyLimiter;
import io.xhscomments.core.port.CommentSource;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads complete notes from a {@link CommentSource}: lazily, without endless loops and without repeats; afterwards it
 * reports the coverage. Immutable and safe for use by many threads, if the source is; it owns nothing. Each
 * {@link Reading} that it returns is for one thread.
 *
 * <p>A reader, an {@link Iterable}, a stream or a reading sends nothing when it is created. A request is sent only when
 * the caller asks for a comment that was not fetched yet; each request is one call of the source and may be charged.
 * Retries, rate limits and budgets belong to the source: see {@link io.xhscomments.core.policy.Policies}.
 */
public final class NoteReader {
    private final ReadingOptions options;

    private NoteReader(ReadingOptions options) {
        this.options = options;
    }

    /** Top-level comments only, without limits and look-ahead. */
    public static NoteReader ofDefaults(CommentSource source) {
        return builder(source).build();
    }

    /** A builder with the defaults. */
    public static Builder builder(CommentSource source) {
        return new Builder(source);
    }

    /** A builder with the options of this reader. */
    public Builder toBuilder() {
        return new Builder(options);
    }

    Optional<ConcurrencyLimiter> lookAhead() {
        return Optional.ofNullable(options.lookAhead());
    }

    /** The same reader, limited and looking ahead with this limiter. */
    NoteReader lookingAhead(ConcurrencyLimiter limiter) {
        Builder builder = toBuilder().lookAhead(limiter);
        builder.source = limiter.decorate(options.source());
        return builder.build();
    }

    /** One pass over a note from its first page. Sends nothing yet. */
    public Reading start(NoteId note) {
        return new Reading(options, new ReadingState(options.firstPage(note), options), List.of());
    }

    /**
     * Continues from a checkpoint of this process or another one. Limits count from zero. Sends nothing yet. A
     * checkpoint contains positions, not options, so configure this reader like the one that wrote it. A source of
     * another route refuses the cursor in the checkpoint before anything is sent; then that failure is thrown, and the
     * checkpoint stays valid.
     *
     * @throws IllegalArgumentException if the checkpoint is of another note, or of comments in another order or of
     *     another area than this reader's
     */
    public Reading resume(NoteId note, Checkpoint from) {
        if (!from.note().equals(note)) {
            throw new IllegalArgumentException(
                    "The checkpoint is of note " + from.note() + ", but note " + note + " is to be read");
        }
        PageRequest first = options.firstPage(note);
        Optional<PageRequest> other =
                from.top().next().filter(next -> !next.first().equals(first));
        if (other.isPresent()) {
            throw new IllegalArgumentException("The checkpoint continues with "
                    + other.get().describe() + ", but this reader begins with " + first.describe());
        }
        return new Reading(options, new ReadingState(from, options), from.ahead());
    }

    /**
     * The comments of a note. Each iterator starts afresh and pays afresh.
     *
     * <p>After the last fetched comment, the iterator throws {@link IncompleteReadingException} if the reading ended
     * because of {@link StopReason#BUDGET}, {@link StopReason#STALLED_CURSOR}, {@link StopReason#REPEATED_PAGE},
     * {@link StopReason#EMPTY_PAGES} or {@link StopReason#NOT_NEWEST_FIRST}. The limits and the {@code until} of this
     * reader end it without an exception. To see every end without an exception, use {@link #start}.
     */
    public Iterable<Comment> comments(NoteId note) {
        Objects.requireNonNull(note, "note");
        return () -> commentsOf(start(note));
    }

    /**
     * The comments of a note, once, in order. The stream needs no closing. It throws the same exceptions as
     * {@link #comments}.
     */
    public Stream<Comment> stream(NoteId note) {
        return ordered(commentsOf(start(note)));
    }

    /**
     * The comments of a note, page by page: each list contains the comments up to the next request. Each iterator
     * starts afresh and pays afresh. It throws the same exceptions as {@link #comments}; {@link Reading#nextPage()}
     * returns the same pages without exceptions.
     */
    public Iterable<List<Comment>> pages(NoteId note) {
        Objects.requireNonNull(note, "note");
        return () -> pagesOf(start(note));
    }

    /** The pages of {@link #pages}, once. The stream needs no closing. It throws the same exceptions. */
    public Stream<List<Comment>> streamOfPages(NoteId note) {
        return ordered(pagesOf(start(note)));
    }

    private static Iterator<Comment> commentsOf(Reading reading) {
        return new CompleteIterator<>(reading, Reading::next);
    }

    private static Iterator<List<Comment>> pagesOf(Reading reading) {
        return new CompleteIterator<>(reading, Reading::nextPage);
    }

    private static <T> Stream<T> ordered(Iterator<T> iterator) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        iterator, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
                false);
    }

    /** Builds a {@link NoteReader}. For one thread. */
    public static final class Builder {
        private CommentSource source;
        private CommentOrder order = CommentOrder.LATEST;
        private CommentArea area = CommentArea.UNFOLDED;
        private ReplySelection replies = ReplySelection.none();
        private StopCondition until = StopCondition.never();
        private long maxPages = Long.MAX_VALUE;
        private long maxComments = Long.MAX_VALUE;
        private int emptyPagesTolerated = 1;
        private @Nullable ConcurrencyLimiter lookAhead;
        private ReadingListener listener = ReadingListener.NONE;

        private Builder(CommentSource source) {
            this.source = Objects.requireNonNull(source, "source");
        }

        private Builder(ReadingOptions from) {
            source = from.source();
            order = from.order();
            area = from.area();
            replies = from.replies();
            until = from.until();
            maxPages = from.maxPages();
            maxComments = from.maxComments();
            emptyPagesTolerated = from.emptyPagesTolerated();
            lookAhead = from.lookAhead();
            listener = from.listener();
        }

        /**
         * The order of the top-level comments; {@link CommentOrder#LATEST} by default. In another order, older comments
         * may follow a known one, so {@link #until} would miss new comments. A route that does not support the order
         * refuses it before anything is sent.
         */
        public Builder order(CommentOrder commentOrder) {
            order = Objects.requireNonNull(commentOrder, "order");
            return this;
        }

        /**
         * The area of the top-level comments; {@link CommentArea#UNFOLDED} by default. A route that does not support
         * the area refuses it before anything is sent.
         */
        public Builder area(CommentArea commentArea) {
            area = Objects.requireNonNull(commentArea, "area");
            return this;
        }

        /** The replies to read; none by default, because they cost requests of their own. */
        public Builder replies(ReplySelection selection) {
            replies = Objects.requireNonNull(selection, "replies");
            return this;
        }

        /**
         * The condition for an early end; {@link StopCondition#never()} by default. Set it to read only new comments.
         */
        public Builder until(StopCondition condition) {
            until = Objects.requireNonNull(condition, "until");
            return this;
        }

        /**
         * The maximum number of pages that a reading fetches, of comments and replies; no limit by default.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxPages(long max) {
            maxPages = positive(max, "Pages");
            return this;
        }

        /**
         * The maximum number of comments that a reading returns, replies included; no limit by default.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder maxComments(long max) {
            maxComments = positive(max, "Comments");
            return this;
        }

        /**
         * How many consecutive pages may be empty although the source promises more; 1 by default. Each is charged.
         * Raise it for a source that recovers.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder emptyPagesTolerated(int pages) {
            if (pages < 0) {
                throw new IllegalArgumentException("Empty pages tolerated must be 0 or more, but are " + pages);
            }
            emptyPagesTolerated = pages;
            return this;
        }

        /**
         * Fetches pages before they are needed, on threads of the reading: the next page of top-level comments, and
         * replies to the comments before it, in the order of need. Off by default, because an abandoned reading has
         * then paid for pages that it did not return: at most as many as the limiter allows requests at once. The
         * checkpoint contains these pages.
         *
         * <p>The comments, their order, the coverage and, for a complete reading, the requests are the same as without
         * look-ahead. Pages beyond a limit or a known comment are not requested.
         *
         * @param limiter how many requests of one reading are in flight at once; decorate the source with it, too, to
         *     limit all readings together
         */
        public Builder lookAhead(ConcurrencyLimiter limiter) {
            lookAhead = Objects.requireNonNull(limiter, "limiter");
            return this;
        }

        /** The listener that is notified of pages and of the end. */
        public Builder listener(ReadingListener readingListener) {
            listener = Objects.requireNonNull(readingListener, "listener");
            return this;
        }

        /** The reader with these options. */
        public NoteReader build() {
            return new NoteReader(new ReadingOptions(
                    source,
                    order,
                    area,
                    replies,
                    until,
                    maxPages,
                    maxComments,
                    emptyPagesTolerated,
                    lookAhead,
                    listener));
        }

        private static long positive(long max, String name) {
            if (max < 1) {
                throw new IllegalArgumentException(name + " must be limited to 1 or more, but are limited to " + max);
            }
            return max;
        }
    }
}
