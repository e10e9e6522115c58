package io.xhscomments.core.reading;

import io.xhscomments.core.model.Comment;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.ReportedTotals;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How many requests it may take to read a note once, from its first page on: a range for its top-level comments, and
 * one for what all their replies take in addition. Retries come on top of it; limits on replies make it less. An
 * immutable value. Making one sends nothing; but the first page that one is made of was charged, and is counted again
 * here.
 *
 * <p>It is an estimate, made of what the service reports and of page sizes that nobody promises. The range holds if no
 * page but the last of its chain is smaller than assumed: pages of comments than the size given or the first page,
 * pages of replies than {@link #ASSUMED_PAGE_SIZE}. The service usually serves less than it reports, so the upper ends
 * are seldom reached.
 *
 * @param commentsAtLeast requests for top-level comments, if little is served of what is reported
 * @param commentsAtMost requests for top-level comments, if all that is reported is served
 * @param repliesAtLeast further requests for replies: one for each comment that is known to need one
 * @param repliesAtMost further requests for replies, if all that are reported are served, spread over as many comments
 *     as can be
 */
public record CostEstimate(long commentsAtLeast, long commentsAtMost, long repliesAtLeast, long repliesAtMost) {
    /** How many comments or replies a page is taken to hold where that is not known. */
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
            throw new IllegalArgumentException("A quote must have ranges from 0 upwards, but has " + commentsAtLeast
                    + " to " + commentsAtMost + " for comments and " + repliesAtLeast + " to " + repliesAtMost
                    + " for replies");
        }
    }

    /**
     * Of the numbers that a note is reported to have.
     *
     * @param totals both numbers must be told
     * @param pageSize how many top-level comments a page holds, 1 or more; {@link #ASSUMED_PAGE_SIZE} where that is not
     *     known
     * @throws IllegalArgumentException if a total is missing or negative, or the page size is less than 1
     */
    public static CostEstimate of(ReportedTotals totals, int pageSize) {
        if (totals.all().orElse(-1) < 0 || totals.topLevel().orElse(-1) < 0) {
            throw new IllegalArgumentException("A quote needs both totals, from 0 upwards, but has " + totals);
        }
        if (pageSize < 1) {
            throw new IllegalArgumentException("A page size must be 1 or more, but is " + pageSize);
        }
        long topLevel = totals.topLevel().getAsLong();
        long replies = Math.max(0, totals.all().getAsLong() - topLevel);
        return new CostEstimate(
                1, Math.max(1, pages(topLevel, pageSize)), 0, topLevel == 0 ? 0 : mostChainPages(topLevel, replies));
    }

    /**
     * Of a note's first page, which tells more than its totals: how many comments a page holds, whether there is a
     * second one, and which comments have replies that did not come inlined.
     *
     * @return empty if the totals are needed and not both told: the page promises more, or a comment on it does not
     *     tell how many replies it has
     */
    public static Optional<CostEstimate> ofFirstPage(CommentPage page) {
        ReplyPages here = ReplyPages.of(page);
        if (!page.hasMore() && here.untold == 0) {
            return Optional.of(new CostEstimate(1, 1, here.atLeast, here.atMost));
        }
        ReportedTotals totals = page.totals();
        if (totals.all().isEmpty() || totals.topLevel().isEmpty()) {
            return Optional.empty();
        }
        int size = page.comments().size();
        long topLevel = notNegative(totals.topLevel());
        long toCome = page.hasMore() ? Math.max(1, topLevel - size) : 0;
        long repliesReported = Math.max(0, notNegative(totals.all()) - topLevel);
        long repliesToCome = Math.max(0, repliesReported - here.replies);
        return Optional.of(new CostEstimate(
                page.next().isPresent() ? 2 : 1,
                toCome == 0 ? 1 : 1 + pages(toCome, size == 0 ? ASSUMED_PAGE_SIZE : size),
                here.atLeast,
                sum(here.atMost, mostChainPages(toCome, repliesToCome))));
    }

    /**
     * What the least number of requests costs.
     *
     * @param pageOfComments price of one request, 0 or more
     * @param pageOfReplies price of one request, 0 or more, in the same currency
     * @throws IllegalArgumentException if a price is negative
     */
    public BigDecimal moneyAtLeast(BigDecimal pageOfComments, BigDecimal pageOfReplies) {
        return money(commentsAtLeast, pageOfComments).add(money(repliesAtLeast, pageOfReplies));
    }

    /**
     * What the greatest number of requests costs, before discounts.
     *
     * @param pageOfComments price of one request, 0 or more
     * @param pageOfReplies price of one request, 0 or more, in the same currency
     * @throws IllegalArgumentException if a price is negative
     */
    public BigDecimal moneyAtMost(BigDecimal pageOfComments, BigDecimal pageOfReplies) {
        return money(commentsAtMost, pageOfComments).add(money(repliesAtMost, pageOfReplies));
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
     * The most pages that so many replies can take, under so many comments or fewer. Each comment that has replies has
     * a chain of its own, and the last page of a chain may hold a single one: so it is the most if every comment has
     * one, and a single one has all the rest.
     */
    private static long mostChainPages(long comments, long replies) {
        long chains = Math.min(comments, replies);
        return chains + (replies - chains) / ASSUMED_PAGE_SIZE;
    }

    private static long notNegative(OptionalLong told) {
        return Math.max(0, told.orElse(0));
    }

    /** Of two numbers that are not negative; the service can report anything. */
    private static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    /**
     * What the replies to the comments of one page take.
     *
     * @param replies how many they report
     * @param untold how many of the comments do not tell; the chain of each has one page at the least
     */
    private record ReplyPages(long replies, long untold, long atLeast, long atMost) {
        static ReplyPages of(CommentPage page) {
            long replies = 0;
            long untold = 0;
            long atLeast = 0;
            long atMost = 0;
            for (Comment comment : page.comments()) {
                long told = notNegative(comment.replyCount());
                replies = sum(replies, told);
                if (comment.replyCount().isEmpty()) {
                    untold++;
                    atLeast++;
                    atMost = sum(atMost, 1);
                } else if (told > comment.replies().size()) {
                    atLeast++;
                    atMost = sum(atMost, pages(told, ASSUMED_PAGE_SIZE));
                }
            }
            return new ReplyPages(replies, untold, atLeast, atMost);
        }
    }
}
