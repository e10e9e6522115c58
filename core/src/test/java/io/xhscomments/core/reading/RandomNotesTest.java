package io.xhscomments.core.reading;

import static io.xhscomments.core.reading.Data.NOTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.failure.UpstreamErrorException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.policy.ConcurrencyLimiter;
import io.xhscomments.core.port.CommentSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Reads random notes with random options over a flaky source, resumed several times. The oracle knows the note: each
 * served comment is returned once, in order, no page is bought twice, the spend equals the ledger, and every run ends.
 */
@Tag("fuzz")
class RandomNotesTest {
    private static final int SEEDS = 500 * Integer.getInteger("test.factor", 1);

    @Test
    void commentsAreReturnedOnceAndPagesBoughtOnce() {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                new Run(new Random(seed)).check();
            } catch (RuntimeException | AssertionError failed) {
                throw new AssertionError("seed " + seed + ": " + failed, failed);
            }
        }
    }

    private static final class Run {
        private final Random random;
        private final RandomNote note;
        private final List<CommentId> expected = new ArrayList<>();
        private int expectedRequests;
        private Spend ledger = Spend.NONE;

        Run(Random random) {
            this.random = random;
            this.note = new RandomNote(random);
        }

        void check() {
            expectTop(note.top());
            List<CommentId> read = new ArrayList<>();
            Reading reading = reader().start(NOTE);
            for (int processes = 0; !ended(reading); processes++) {
                assertThat(processes).as("processes").isLessThan(1_000);
                try {
                    for (int i = random.nextInt(12); i > 0 && reading.hasNext(); i--) {
                        read.add(reading.next().id());
                    }
                } catch (CommentSourceException failed) {
                    assertThat(reading.termination().orElseThrow().failure()).contains(failed);
                }
                if (!ended(reading) && (reading.termination().isPresent() || random.nextInt(3) == 0)) {
                    reading = reader().resume(
                                    NOTE, Checkpoint.parse(reading.checkpoint().text()));
                }
            }
            assertThat(read).isEqualTo(expected);
            assertThat(note.source().asked().size()).isEqualTo(expectedRequests);
            assertThat(note.source().asked()).doesNotHaveDuplicates();
            assertThat(reading.spend()).isEqualTo(ledger);
        }

        private static boolean ended(Reading reading) {
            return reading.termination()
                    .map(Termination::reason)
                    .filter(RandomNotesTest::isOfTheSource)
                    .isPresent();
        }

        private NoteReader reader() {
            NoteReader.Builder builder = NoteReader.builder(flaky())
                    .replies(note.replies())
                    .until(StopCondition.known(note.known()))
                    .emptyPagesTolerated(note.tolerated());
            if (random.nextInt(4) == 0) {
                builder.lookAhead(ConcurrencyLimiter.of(1 + random.nextInt(4)));
            }
            if (random.nextInt(3) == 0) {
                builder.maxPages(1 + random.nextInt(3));
            }
            if (random.nextInt(3) == 0) {
                builder.maxComments(1 + random.nextInt(9));
            }
            return builder.build();
        }

        private CommentSource flaky() {
            return request -> {
                synchronized (this) {
                    switch (random.nextInt(12)) {
                        case 0 -> fail(new UpstreamErrorException(request, "busy"));
                        case 1 ->
                            fail(new ChargedFailureException(
                                    request, Charge.CHARGED, OptionalLong.of(301), true, "busy"));
                        case 2 -> fail(ResponseLostException.noResponse(request, "reset", null));
                        case 3 -> fail(new BudgetExhaustedException(request, "for today"));
                        default -> ledger = ledger.plus(Spend.of(Charge.CHARGED));
                    }
                    return note.source().fetch(request);
                }
            };
        }

        private void fail(CommentSourceException failure) {
            ledger = ledger.plus(failure.spend());
            throw failure;
        }

        private int requestsBehind(RandomNote.Chain chain) {
            return switch (chain.ending()) {
                case HEALTHY, STALLED -> 0;
                case REPEATING -> 1;
                case EMPTY -> note.tolerated() + 1;
            };
        }

        private void expectTop(RandomNote.Chain top) {
            Set<CommentId> seen = new HashSet<>();
            for (List<Comment> page : top.pages()) {
                expectedRequests++;
                for (Comment comment : page) {
                    if (!seen.add(comment.id())) {
                        continue;
                    }
                    boolean old = note.known().contains(comment.id());
                    if (old && !comment.isPinned()) {
                        return;
                    } else if (!old) {
                        expected.add(comment.id());
                        expectReplies(comment);
                    }
                }
            }
            expectedRequests += requestsBehind(top);
        }

        private void expectReplies(Comment comment) {
            long reported = comment.replyCount().orElse(Long.MAX_VALUE);
            if (note.replies().atMost() == 0 || reported < note.replies().atLeast()) {
                return;
            }
            Set<CommentId> given = new LinkedHashSet<>();
            expectUpTo(given, comment.replies());
            RandomNote.Chain chain = note.chainOf(comment);
            if (chain != null && given.size() < note.replies().atMost()) {
                for (List<Comment> page : chain.pages()) {
                    if (given.size() < note.replies().atMost()) {
                        expectedRequests++;
                        expectUpTo(given, page);
                    }
                }
                expectedRequests += given.size() < note.replies().atMost() ? requestsBehind(chain) : 0;
            }
            expected.addAll(given);
        }

        private void expectUpTo(Set<CommentId> given, List<Comment> offered) {
            for (Comment comment : offered) {
                if (given.size() < note.replies().atMost()) {
                    given.add(comment.id());
                }
            }
        }
    }

    private static boolean isOfTheSource(StopReason reason) {
        return switch (reason) {
            case END_OF_PAGES, STALLED_CURSOR, REPEATED_PAGE, EMPTY_PAGES, KNOWN_REACHED -> true;
            case BUDGET, PAGE_LIMIT, COMMENT_LIMIT, NOT_NEWEST_FIRST, CANCELLED, FAILED -> false;
        };
    }
}
