package io.xhscomments.core.reading;

import static io.xhscomments.core.reading.Data.NOTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.failure.UpstreamErrorException;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.policy.ConcurrencyLimiter;
import io.xhscomments.core.port.CommentSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Reads random notes sequentially and with look-ahead, with random limits, failures and cancellations, and resumes both
 * until they have ended. Each process of both returns the same comments and ends for the same reason, at the same
 * checkpoint; complete readings send the same requests. A process has sent at most as many requests more as may be in
 * flight if it has a limit or a condition, and at most twice as many otherwise.
 */
@Timeout(600)
@Tag("torture")
class LookAheadPropertiesTest {
    private static final int SEEDS = Integer.getInteger("lookahead.seeds", 400);

    @Test
    void lookingAheadChangesOnlyTheOrderOfRequests() {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                new Pair(seed).check();
            } catch (RuntimeException | AssertionError failed) {
                throw new AssertionError("seed " + seed + ": " + failed, failed);
            }
        }
    }

    /** The same note twice, with the same random options; failures depend on the request only. */
    private static final class Pair {
        private final long seed;
        private final Random random;
        private final RandomNote plain;
        private final RandomNote ahead;
        private final ConcurrencyLimiter limiter;
        private final CommentSource plainSource;
        private final CommentSource aheadSource;
        private final int failing;
        private int process;
        /** Whether each process so far had a limit or a condition; the pages ahead of one are those of the next. */
        private boolean allLimited = true;

        Pair(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.plain = new RandomNote(new Random(seed));
            this.ahead = new RandomNote(new Random(seed));
            this.limiter = ConcurrencyLimiter.of(1 + random.nextInt(5));
            this.failing = random.nextInt(3) == 0 ? 8 : Integer.MAX_VALUE;
            this.plainSource = flaky(plain.source());
            this.aheadSource = limiter.decorate(flaky(ahead.source()));
        }

        void check() {
            long first = random.nextLong();
            Reading one = limited(reader(plain, plainSource), new Random(first)).start(NOTE);
            Reading other = limited(reader(ahead, aheadSource).lookAhead(limiter), new Random(first))
                    .start(NOTE);
            for (process = 0; ; process++) {
                assertThat(process).as("processes").isLessThan(1_000);
                int cancelAfter = random.nextInt(4) == 0 ? random.nextInt(6) : Integer.MAX_VALUE;
                assertThat(read(other, cancelAfter)).isEqualTo(read(one, cancelAfter));
                assertThat(other.termination().map(Termination::reason))
                        .isEqualTo(one.termination().map(Termination::reason));
                assertThat(other.coverage()).isEqualTo(one.coverage());
                Checkpoint from = one.checkpoint();
                Checkpoint fromOther = Checkpoint.parse(other.checkpoint().text());
                assertThat(withoutAhead(fromOther, from.spend())).isEqualTo(from.text());
                assertThat(sorted(ahead).size() - sorted(plain).size())
                        .isBetween(0, (allLimited ? 1 : 2) * limiter.current());
                if (from.finished().isPresent()
                        || one.termination()
                                .filter(end -> end.reason() == StopReason.REPEATED_PAGE
                                        || end.reason() == StopReason.EMPTY_PAGES)
                                .isPresent()) {
                    break;
                }
                long options = random.nextLong();
                one = limited(reader(plain, plainSource), new Random(options)).resume(NOTE, from);
                other = limited(reader(ahead, aheadSource).lookAhead(limiter), new Random(options))
                        .resume(NOTE, fromOther);
            }
            assertThat(sorted(ahead)).isEqualTo(sorted(plain));
            // A request that failed ahead is sent again when it is needed.
            assertThat(other.spend().sent()).isGreaterThanOrEqualTo(one.spend().sent());
            if (failing == Integer.MAX_VALUE) {
                assertThat(other.spend()).isEqualTo(one.spend());
            }
            assertThat(other.checkpoint().ahead()).isEmpty();
        }

        private static NoteReader.Builder reader(RandomNote note, CommentSource source) {
            return NoteReader.builder(source)
                    .replies(note.replies())
                    .until(StopCondition.known(note.known()))
                    .emptyPagesTolerated(note.tolerated());
        }

        private NoteReader limited(NoteReader.Builder reader, Random random) {
            boolean isLimited = !plain.known().isEmpty();
            if (random.nextInt(3) == 0) {
                isLimited = true;
                reader.maxPages(1 + random.nextInt(4));
            }
            if (random.nextInt(3) == 0) {
                isLimited = true;
                reader.maxComments(1 + random.nextInt(9));
            }
            allLimited &= isLimited;
            return reader.build();
        }

        private static List<CommentId> read(Reading reading, int cancelAfter) {
            List<CommentId> read = new ArrayList<>();
            try {
                while (reading.hasNext()) {
                    read.add(reading.next().id());
                    if (read.size() == cancelAfter) {
                        reading.cancel();
                    }
                }
            } catch (CommentSourceException failed) {
                assertThat(reading.termination().orElseThrow().failure()).contains(failed);
            }
            return read;
        }

        /** Some requests, chosen by the request, fail until the second process. */
        private CommentSource flaky(CommentSource source) {
            return request -> {
                int chosen = new Random(seed * 31 + request.hashCode()).nextInt(failing);
                if (process < 2 && chosen == 0) {
                    throw failure(request);
                }
                for (int i = chosen % 4; i > 0; i--) {
                    Thread.yield();
                }
                return source.fetch(request);
            };
        }

        private CommentSourceException failure(PageRequest request) {
            return switch (Math.floorMod(request.hashCode(), 3)) {
                case 0 -> new UpstreamErrorException(request, "busy");
                case 1 -> new ChargedFailureException(request, Charge.CHARGED, OptionalLong.of(301), true, "busy");
                default -> ResponseLostException.noResponse(request, "reset", null);
            };
        }

        private static List<String> sorted(RandomNote note) {
            return note.source().asked().stream()
                    .map(PageRequest::describe)
                    .sorted()
                    .toList();
        }

        /** The text of the checkpoint without its pages ahead, and with the spend of the other one. */
        private static String withoutAhead(Checkpoint checkpoint, Spend spend) {
            return new Checkpoint(
                            checkpoint.note(),
                            checkpoint.top(),
                            checkpoint.replies(),
                            checkpoint.waiting(),
                            checkpoint.ready(),
                            List.of(),
                            checkpoint.ended(),
                            checkpoint.paused(),
                            checkpoint.cut(),
                            checkpoint.coverage(),
                            spend)
                    .text();
        }
    }
}
