package io.xhscomments.core.reading;

import static io.xhscomments.core.reading.Data.FIRST;
import static io.xhscomments.core.reading.Data.NOTE;
import static io.xhscomments.core.reading.Data.repliesTo;
import static io.xhscomments.core.reading.Data.reply;
import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.failure.UpstreamErrorException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Reads random notes with random options over a flaky source, resumed several times. The oracle knows the note: each
 * served comment is returned once, in order, no page is bought twice, the spend equals the ledger, and every run ends.
 */
class RandomNotesTest {
    private static final int SEEDS = 4_000;

    private enum Ending {
        HEALTHY,
        STALLED,
        REPEATING,
        EMPTY
    }

    /** A generated sequence of pages; a page contains its served comments, repeats included. */
    private record Chain(List<List<Comment>> pages, Ending ending) {}

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
        private final int tolerated;
        private final ReplySelection replies;
        private final Set<CommentId> known = new HashSet<>();
        private final ScriptedSource source = new ScriptedSource();
        private final Map<CommentId, Chain> made = new HashMap<>();
        private final List<CommentId> expected = new ArrayList<>();
        private int expectedRequests;
        private int nextNumber = 1;
        private Spend ledger = Spend.NONE;

        Run(Random random) {
            this.random = random;
            this.tolerated = random.nextInt(3);
            ReplySelection[] wishes = {
                ReplySelection.none(),
                ReplySelection.all(),
                ReplySelection.atMost(2),
                ReplySelection.all().onlyWithAtLeast(3)
            };
            this.replies = wishes[random.nextInt(wishes.length)];
        }

        void check() {
            Chain top = chain(this::topLevel);
            serve(FIRST, top);
            expectTop(top);
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
            assertThat(source.asked().size()).isEqualTo(expectedRequests);
            assertThat(source.asked()).doesNotHaveDuplicates();
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
                    .replies(replies)
                    .until(StopCondition.known(known))
                    .emptyPagesTolerated(tolerated)
                    .readAhead(random.nextInt(4) == 0);
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
                    return source.fetch(request);
                }
            };
        }

        private void fail(CommentSourceException failure) {
            ledger = ledger.plus(failure.spend());
            throw failure;
        }

        private Chain chain(Supplier<Comment> make) {
            Ending ending = Ending.values()[random.nextInt(Ending.values().length)];
            List<List<Comment>> pages = new ArrayList<>();
            List<Comment> served = new ArrayList<>();
            for (int i = 1 + random.nextInt(5); i > 0; i--) {
                List<Comment> page = new ArrayList<>();
                for (int j = 1 + random.nextInt(4); j > 0; j--) {
                    page.add(make.get());
                }
                if (!served.isEmpty() && random.nextInt(3) == 0) {
                    page.add(random.nextInt(page.size() + 1), served.get(random.nextInt(served.size())));
                }
                served.addAll(page);
                pages.add(page);
                for (int empty = random.nextInt(4) == 0 ? random.nextInt(tolerated + 1) : 0;
                        empty > 0 && i > 1;
                        empty--) {
                    pages.add(List.of());
                }
            }
            return new Chain(pages, ending);
        }

        private Comment topLevel() {
            int number = nextNumber++;
            boolean pinned = random.nextInt(9) == 0;
            if (random.nextInt(14) == 0) {
                known.add(Data.id(number));
            }
            Comment bare = pinned ? Data.pinned(number) : Data.comment(number);
            if (random.nextInt(3) > 0) {
                return bare;
            }
            Chain chain = chain(() -> reply(number, nextNumber++));
            serve(repliesTo(number), chain);
            made.put(bare.id(), chain);
            long total = chain.pages.stream().flatMap(List::stream).distinct().count();
            List<Comment> first = chain.pages.get(0);
            List<Comment> inlined =
                    List.copyOf(new LinkedHashSet<>(first.subList(0, random.nextInt(first.size() + 1))));
            return random.nextInt(5) == 0
                    ? Data.builder(number).tags(bare.tags()).replies(inlined).build()
                    : bare.toBuilder().replyCount(total + 1).replies(inlined).build();
        }

        private void serve(PageRequest first, Chain chain) {
            PageRequest request = first;
            List<List<Comment>> pages = chain.pages;
            for (int i = 0; i < pages.size(); i++) {
                boolean isLast = i == pages.size() - 1;
                if (isLast && chain.ending == Ending.HEALTHY) {
                    source.response(request, ScriptedSource.last(pages.get(i)));
                } else if (isLast && chain.ending == Ending.STALLED) {
                    source.response(request, ScriptedSource.promising(pages.get(i), stalled(request)));
                } else {
                    request = promise(first, request, pages.get(i), i);
                }
            }
            List<Comment> forEver = chain.ending == Ending.REPEATING ? pages.get(0) : List.of();
            for (int i = 0; i <= tolerated + 3 && chain.ending.compareTo(Ending.STALLED) > 0; i++) {
                request = promise(first, request, forEver, pages.size() + i);
            }
        }

        private PageRequest promise(PageRequest first, PageRequest request, List<Comment> comments, int page) {
            CommentPage served = ScriptedSource.promising(comments, Optional.of(ScriptedSource.cursorAfter(page)));
            source.response(request, served);
            return first.after(ScriptedSource.cursorAfter(page));
        }

        private Optional<Cursor> stalled(PageRequest request) {
            return switch (random.nextInt(3)) {
                case 0 -> Optional.empty();
                case 1 -> Optional.of(Cursor.of("{}"));
                default -> request.after().or(() -> Optional.of(Cursor.of("null")));
            };
        }

        private int requestsBehind(Chain chain) {
            return switch (chain.ending) {
                case HEALTHY, STALLED -> 0;
                case REPEATING -> 1;
                case EMPTY -> tolerated + 1;
            };
        }

        private void expectTop(Chain top) {
            Set<CommentId> seen = new HashSet<>();
            for (List<Comment> page : top.pages) {
                expectedRequests++;
                for (Comment comment : page) {
                    if (!seen.add(comment.id())) {
                        continue;
                    }
                    boolean old = known.contains(comment.id());
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
            if (replies.atMost() == 0 || reported < replies.atLeast()) {
                return;
            }
            Set<CommentId> given = new LinkedHashSet<>();
            expectUpTo(given, comment.replies());
            Chain chain = made.get(comment.id());
            if (chain != null && given.size() < replies.atMost()) {
                for (List<Comment> page : chain.pages) {
                    if (given.size() < replies.atMost()) {
                        expectedRequests++;
                        expectUpTo(given, page);
                    }
                }
                expectedRequests += given.size() < replies.atMost() ? requestsBehind(chain) : 0;
            }
            expected.addAll(given);
        }

        private void expectUpTo(Set<CommentId> given, List<Comment> offered) {
            for (Comment comment : offered) {
                if (given.size() < replies.atMost()) {
                    given.add(comment.id());
                }
            }
        }
    }

    private static boolean isOfTheSource(StopReason reason) {
        return switch (reason) {
            case END_OF_PAGES, STALLED_CURSOR, REPEATED_PAGE, EMPTY_PAGES, KNOWN_REACHED -> true;
            case BUDGET, PAGE_LIMIT, COMMENT_LIMIT, CANCELLED, FAILED -> false;
        };
    }
}
