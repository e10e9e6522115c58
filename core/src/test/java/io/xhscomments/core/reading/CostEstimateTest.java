package io.xhscomments.core.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xhscomments.core.model.Author;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.model.UserId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.Receipt;
import io.xhscomments.core.page.ReportedTotals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostEstimateTest {
    private static final Cursor NEXT = Cursor.of("next");
    private static final int NOT_TOLD = -1;

    @ParameterizedTest(name = "{0} in all, {1} top level, {2} a page")
    @CsvSource({
        // all, top level, page size, comments at most, replies at most
        "0, 0, 10, 1, 0",
        "1, 1, 10, 1, 0",
        "10, 10, 10, 1, 0",
        "11, 11, 10, 2, 0",
        "205, 117, 7, 17, 88",
        // Ten replies fill one page; the eleventh needs another.
        "11, 1, 10, 1, 1",
        "12, 1, 10, 1, 2",
        // Two sequences: one reply, and all the others.
        "23, 2, 10, 1, 3",
        // Totals that contradict each other.
        "3, 9, 10, 1, 0",
        "9, 0, 10, 1, 0",
        "9223372036854775807, 9223372036854775807, 1, 9223372036854775807, 0",
        "9223372036854775807, 1, 1, 1, 922337203685477581",
    })
    void estimateFromTotalsIsARange(long all, long topLevel, int pageSize, long commentsAtMost, long repliesAtMost) {
        assertThat(CostEstimate.of(ReportedTotals.of(all, topLevel), pageSize))
                .isEqualTo(new CostEstimate(1, commentsAtMost, 0, repliesAtMost));
    }

    @Test
    void invalidNumbersAreRefused() {
        ReportedTotals onlyAll = new ReportedTotals(OptionalLong.of(5), OptionalLong.empty());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostEstimate.of(onlyAll, 10))
                .withMessageContaining(onlyAll.toString());
        assertThatIllegalArgumentException().isThrownBy(() -> CostEstimate.of(ReportedTotals.UNKNOWN, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> CostEstimate.of(ReportedTotals.of(5, -3), 10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostEstimate.of(ReportedTotals.of(5, 5), 0))
                .withMessageContaining("but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostEstimate(2, 1, 0, 0))
                .withMessageContaining("2 to 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new CostEstimate(1, 1, -1, 0));
    }

    @Test
    void emptyNoteTakesOneRequest() {
        assertThat(quote(page(ReportedTotals.of(0, 0), false))).isEqualTo(new CostEstimate(1, 1, 0, 0));
    }

    @Test
    void onlyPageIgnoresTheTotals() {
        assertThat(quote(page(ReportedTotals.of(205, 117), false, 0, 0, 43, 1)))
                .as("fewer served than reported")
                .isEqualTo(new CostEstimate(1, 1, 2, 6));
        assertThat(quote(page(ReportedTotals.UNKNOWN, false, 10, 11))).isEqualTo(new CostEstimate(1, 1, 2, 3));
    }

    @Test
    void pageOfOneCommentMakesPageSizeOne() {
        assertThat(quote(page(ReportedTotals.of(100, 100), true, 0))).isEqualTo(new CostEstimate(2, 100, 0, 0));
        assertThat(quote(page(ReportedTotals.of(1, 1), true, 0)))
                .as("more promised than reported")
                .isEqualTo(new CostEstimate(2, 2, 0, 0));
    }

    @Test
    void emptyPageUsesTheAssumedSize() {
        assertThat(quote(page(ReportedTotals.of(101, 101), true))).isEqualTo(new CostEstimate(2, 12, 0, 0));
    }

    @Test
    void promiseWithoutACursorMayBeTheEnd() {
        CommentPage stalled = page(ReportedTotals.of(30, 30), true, 0, 0, 0).withCursor(Optional.empty());

        assertThat(quote(stalled)).isEqualTo(new CostEstimate(1, 10, 0, 0));
    }

    @Test
    void missingNumbersGiveNoEstimate() {
        ReportedTotals onlyTopLevel = new ReportedTotals(OptionalLong.empty(), OptionalLong.of(30));

        assertThat(CostEstimate.ofFirstPage(page(ReportedTotals.UNKNOWN, true, 0)))
                .isEmpty();
        assertThat(CostEstimate.ofFirstPage(page(onlyTopLevel, true, 0))).isEmpty();
        assertThat(CostEstimate.ofFirstPage(page(ReportedTotals.UNKNOWN, false, 3, NOT_TOLD)))
                .isEmpty();
    }

    @Test
    void commentWithoutCountMayHaveAllReplies() {
        assertThat(quote(page(ReportedTotals.of(32, 2), false, 4, NOT_TOLD))).isEqualTo(new CostEstimate(1, 1, 2, 4));
        assertThat(quote(page(ReportedTotals.of(2, 2), false, 0, NOT_TOLD))).isEqualTo(new CostEstimate(1, 1, 1, 1));
    }

    @Test
    void inlinedRepliesTakeNoRequest() {
        Comment inlined = comment(0).replyCount(1).replies(List.of(reply(0))).build();
        Comment more = comment(1).replyCount(2).replies(List.of(reply(1))).build();
        CommentPage page = CommentPage.of(
                List.of(inlined, more), ReportedTotals.of(5, 2), Optional.empty(), Receipt.of(Charge.CHARGED));

        assertThat(quote(page)).isEqualTo(new CostEstimate(1, 1, 1, 1));
    }

    @Test
    void absurdNumbersDoNotOverflow() {
        long max = Long.MAX_VALUE;
        Comment huge = comment(0).replyCount(max).build();
        List<Comment> many = Collections.nCopies(20, huge);

        CostEstimate more =
                quote(CommentPage.of(many, ReportedTotals.of(max, max), Optional.of(NEXT), Receipt.of(Charge.CHARGED)));
        CostEstimate contradictory = quote(CommentPage.of(
                List.of(huge), ReportedTotals.of(0, max), Optional.of(NEXT), Receipt.of(Charge.CHARGED)));
        CostEstimate negative = quote(page(ReportedTotals.of(max, Long.MIN_VALUE), true, 0));

        assertThat(more.commentsAtMost()).isEqualTo((max - 21) / 20 + 2);
        assertThat(more.repliesAtMost()).isEqualTo(max);
        assertThat(contradictory.repliesAtMost()).isEqualTo(max / 10 + 1);
        assertThat(negative.commentsAtMost()).isEqualTo(2);
    }

    @Test
    void moneyIsExactPerPageType() {
        CostEstimate quote = new CostEstimate(2, 12, 3, 40);

        assertThat(quote.moneyAtLeast(new BigDecimal("0.001"), new BigDecimal("0.01")))
                .isEqualByComparingTo("0.032");
        assertThat(quote.moneyAtMost(new BigDecimal("0.001"), new BigDecimal("0.01")))
                .isEqualByComparingTo("0.412");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> quote.moneyAtMost(BigDecimal.ONE, new BigDecimal("-0.01")))
                .withMessageContaining("-0.01");
    }

    /**
     * For healthy notes: the reader requests every page of comments, and the replies of each comment with more replies
     * than the inlined ones.
     */
    @Test
    void healthyNoteStaysInTheRange() {
        for (int seed = 0; seed < 20_000; seed++) {
            Note note = Note.drawn(new SplittableRandom(seed));
            CostEstimate quote = quote(note.firstPage());
            assertThat(note.commentRequests())
                    .as("requests for comments of seed %s: %s", seed, note)
                    .isBetween(quote.commentsAtLeast(), quote.commentsAtMost());
            assertThat(note.replyRequests())
                    .as("requests for replies of seed %s: %s", seed, note)
                    .isBetween(quote.repliesAtLeast(), quote.repliesAtMost());

            CostEstimate ofNumbers = CostEstimate.of(note.totals(), note.pageSize);
            assertThat(note.commentRequests()).isBetween(ofNumbers.commentsAtLeast(), ofNumbers.commentsAtMost());
            assertThat(note.replyRequests()).isBetween(ofNumbers.repliesAtLeast(), ofNumbers.repliesAtMost());
        }
    }

    /** The maximum is tight: a note with the same first page needs as many requests. */
    @Test
    void maximumCanBeReached() {
        // Twelve comments follow; eleven have one reply, and one has all the others.
        int[] replies = IntStream.range(0, 22)
                .map(position -> position < 10 ? 0 : position == 21 ? 41 : 1)
                .toArray();
        Note note = new Note(replies, 0, 10, 10, 0);
        CostEstimate quote = quote(note.firstPage());

        assertThat(note.commentRequests()).isEqualTo(quote.commentsAtMost()).isEqualTo(3);
        assertThat(note.replyRequests()).isEqualTo(quote.repliesAtMost()).isEqualTo(16);
    }

    /** If reply pages are smaller than assumed, the range may be exceeded. */
    @Test
    void smallerReplyPagesTakeMoreRequests() {
        Note note = new Note(new int[] {10}, 0, 10, 5, 0);

        assertThat(note.replyRequests()).isEqualTo(2);
        assertThat(quote(note.firstPage()).repliesAtMost()).isEqualTo(1);
    }

    /**
     * A note of the service.
     *
     * @param replies the number of replies of each comment, in the order served
     * @param folded comments that are reported and not served
     */
    private record Note(int[] replies, int folded, int pageSize, int replyPageSize, int inlined) {
        static Note drawn(SplittableRandom random) {
            int max = random.nextBoolean() ? 3 : 60;
            int[] replies = new int[random.nextInt(random.nextBoolean() ? 4 : 80)];
            for (int i = 0; i < replies.length; i++) {
                replies[i] = random.nextBoolean() ? 0 : random.nextInt(max);
            }
            return new Note(
                    replies,
                    random.nextBoolean() ? 0 : random.nextInt(30),
                    random.nextInt(1, 25),
                    random.nextInt(CostEstimate.ASSUMED_PAGE_SIZE, 30),
                    random.nextInt(3));
        }

        ReportedTotals totals() {
            int topLevel = replies.length + folded;
            return ReportedTotals.of(topLevel + IntStream.of(replies).sum(), topLevel);
        }

        CommentPage firstPage() {
            List<Comment> comments = IntStream.range(0, Math.min(pageSize, replies.length))
                    .mapToObj(position -> comment(position)
                            .replyCount(replies[position])
                            .replies(Collections.nCopies(Math.min(inlined, replies[position]), reply(position)))
                            .build())
                    .toList();
            Optional<Cursor> next = replies.length > pageSize ? Optional.of(NEXT) : Optional.empty();
            return CommentPage.of(comments, totals(), next, Receipt.of(Charge.CHARGED));
        }

        /** Counts page by page instead of dividing. */
        long commentRequests() {
            long requests = 1;
            for (int served = pageSize; served < replies.length; served += pageSize) {
                requests++;
            }
            return requests;
        }

        long replyRequests() {
            long requests = 0;
            for (int count : replies) {
                for (int served = 0; count > inlined && served < count; served += replyPageSize) {
                    requests++;
                }
            }
            return requests;
        }

        @Override
        public String toString() {
            return List.of(IntStream.of(replies).boxed().toList(), folded, pageSize, replyPageSize, inlined)
                    .toString();
        }
    }

    private static CostEstimate quote(CommentPage firstPage) {
        return CostEstimate.ofFirstPage(firstPage).orElseThrow();
    }

    private static CommentPage page(ReportedTotals totals, boolean more, int... replyCounts) {
        List<Comment> comments = IntStream.range(0, replyCounts.length)
                .mapToObj(position -> replyCounts[position] == NOT_TOLD
                        ? comment(position).build()
                        : comment(position).replyCount(replyCounts[position]).build())
                .toList();
        return CommentPage.of(
                comments, totals, more ? Optional.of(NEXT) : Optional.empty(), Receipt.of(Charge.CHARGED));
    }

    private static Comment reply(int position) {
        return comment(1000 + position).build();
    }

    private static Comment.Builder comment(int position) {
        return Comment.builder(
                CommentId.of("6683b3a500000000" + HexFormat.of().toHexDigits(position)),
                NoteId.of("6683b283000000001f0052bf"),
                Author.of(UserId.of("a82b75219c7c5c5c9ece76b3490f2"), "someone"),
                Instant.EPOCH,
                "words");
    }
}
