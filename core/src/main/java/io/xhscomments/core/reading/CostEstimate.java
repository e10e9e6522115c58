package io.xhscomments.core.reading;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.ReportedTotals;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Estimates the requests for one complete reading of a note from its first page: a range for top-level comments, and a
 * range for all their replies in addition. Retries are not included; limits on replies reduce the number. An immutable
 * value. An estimate sends nothing; the first page that it may use was charged, and is included in the numbers.
 *
 * <p>It is computed from the totals that the service reports and from page sizes that the service does not guarantee.
 * The range is correct if no page, except the last one of a sequence, is smaller than assumed: comment pages than the
 * given size or the first page, reply pages than {@link #ASSUMED_PAGE_SIZE}. The service usually serves less than it
 * reports, so the maximum is seldom reached.
 *
 * @param commentsAtLeast minimum requests for top-level comments, if the service serves few of the reported ones
 * @param commentsAtMost maximum requests for top-level comments, if the service serves all reported ones
 * @param repliesAtLeast minimum further requests for replies: one for each comment that is known to need one
 * @param repliesAtMost maximum further requests for replies, if the service serves all reported ones, spread over as
 *     many comments as possible
 */
public record CostEstimate(long commentsAtLeast, long commentsAtMost, long repliesAtLeast, long repliesAtMost) {
    /** The assumed number of comments or replies per page, if it is not known. */
    public static final int ASSUMED_PAGE_SIZE = 10;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is negative, or a range ends before it begins
     */
    public CostEstimate {
        if (commentsAtLeast < 0
                || repliesAtLeast < 0
                || commentsAtMost < commentsAtLeast
                || repliesAtMost < repliesAtLeast) {
            throw new IllegalArgumentException("An estimate must have ranges from 0 upwards, but has " + commentsAtLeast
                    + " to " + commentsAtMost + " for comments and " + repliesAtLeast + " to " + repliesAtMost
                    + " for replies");
        }
    }

    /**
     * Estimates from the reported totals of a note.
     *
     * @param totals both numbers are required
     * @param pageSize top-level comments per page, 1 or more; {@link #ASSUMED_PAGE_SIZE} if it is not known
     * @throws IllegalArgumentException if a total is missing or negative, or the page size is less than 1
     */
    public static CostEstimate of(ReportedTotals totals, int pageSize) {
        if (totals.all().orElse(-1) < 0 || totals.topLevel().orElse(-1) < 0) {
            throw new IllegalArgumentException("An estimate needs both totals, from 0 upwards, but has " + totals);
        }
        if (pageSize < 1) {
            throw new IllegalArgumentException("A page size must be 1 or more, but is " + pageSize);
        }
        long topLevel = totals.topLevel().getAsLong();
        long replies = Math.max(0, totals.all().getAsLong() - topLevel);
        return new CostEstimate(
                1, Math.max(1, pages(topLevel, pageSize)), 0, topLevel == 0 ? 0 : maxReplyPages(topLevel, replies));
    }

    /**
     * Estimates from the first page of a note, which contains more than the totals: the page size, whether there is a
     * second page, and which comments have replies that are not inlined.
     *
     * @return empty if both totals are needed and not reported: the page promises more, or a comment on it does not
     *     report its number of replies
     */
    public static Optional<CostEstimate> ofFirstPage(CommentPage page) {
        ReplyPages onPage = ReplyPages.of(page);
        if (!page.hasMore() && onPage.unreported == 0) {
            return Optional.of(new CostEstimate(1, 1, onPage.atLeast, onPage.atMost));
        }
        ReportedTotals totals = page.totals();
        if (totals.all().isEmpty() || totals.topLevel().isEmpty()) {
            return Optional.empty();
        }
        int size = page.comments().size();
        long topLevel = notNegative(totals.topLevel());
        long remaining = page.hasMore() ? Math.max(1, topLevel - size) : 0;
        long repliesReported = Math.max(0, notNegative(totals.all()) - topLevel);
        long repliesToCome = Math.max(0, repliesReported - onPage.replies);
        return Optional.of(new CostEstimate(
                page.next().isPresent() ? 2 : 1,
                remaining == 0 ? 1 : 1 + pages(remaining, size == 0 ? ASSUMED_PAGE_SIZE : size),
                onPage.atLeast,
                sum(onPage.atMost, maxReplyPages(remaining, repliesToCome))));
    }

    /**
     * The cost of the minimum number of requests.
     *
     * @param commentPrice price of one request for comments, 0 or more
     * @param replyPrice price of one request for replies, 0 or more, in the same currency
     * @throws IllegalArgumentException if a price is negative
     */
    public BigDecimal moneyAtLeast(BigDecimal commentPrice, BigDecimal replyPrice) {
        return money(commentsAtLeast, commentPrice).add(money(repliesAtLeast, replyPrice));
    }

    /**
     * The cost of the maximum number of requests, before discounts.
     *
     * @param commentPrice price of one request for comments, 0 or more
     * @param replyPrice price of one request for replies, 0 or more, in the same currency
     * @throws IllegalArgumentException if a price is negative
     */
    public BigDecimal moneyAtMost(BigDecimal commentPrice, BigDecimal replyPrice) {
        return money(commentsAtMost, commentPrice).add(money(repliesAtMost, replyPrice));
    }

    private static BigDecimal money(long requests, BigDecimal price) {
        if (price.signum() < 0) {
            throw new IllegalArgumentException("A price must be 0 or more, but is " + price);
        }
        return price.multiply(BigDecimal.valueOf(requests));
    }

    private static long pages(long comments, int pageSize) {
        return comments == 0 ? 0 : (comments - 1) / pageSize + 1;
    }

    /**
     * The maximum number of pages for so many replies to at most so many comments. Each comment with replies has a
     * sequence of its own, whose last page may contain a single reply. So the maximum is reached if every comment has
     * one reply and one comment has all the others.
     */
    private static long maxReplyPages(long comments, long replies) {
        long sequences = Math.min(comments, replies);
        return sequences + (replies - sequences) / ASSUMED_PAGE_SIZE;
    }

    private static long notNegative(OptionalLong reported) {
        return Math.max(0, reported.orElse(0));
    }

    /** A sum without overflow; the service may report any number. */
    private static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    /**
     * The requests for the replies to the comments of one page.
     *
     * @param replies the number of replies that the comments report
     * @param unreported the number of comments that report no number; each needs at least one request
     */
    private record ReplyPages(long replies, long unreported, long atLeast, long atMost) {
        static ReplyPages of(CommentPage page) {
            long replies = 0;
            long unreported = 0;
            long atLeast = 0;
            long atMost = 0;
            for (Comment comment : page.comments()) {
                long reported = notNegative(comment.replyCount());
                replies = sum(replies, reported);
                if (comment.replyCount().isEmpty()) {
                    unreported++;
                    atLeast++;
                    atMost = sum(atMost, 1);
                } else if (reported > comment.replies().size()) {
                    atLeast++;
                    atMost = sum(atMost, pages(reported, ASSUMED_PAGE_SIZE));
                }
            }
            return new ReplyPages(replies, unreported, atLeast, atMost);
        }
    }
}
