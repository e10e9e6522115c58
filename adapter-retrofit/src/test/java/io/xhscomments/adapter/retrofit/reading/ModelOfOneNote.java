package io.xhscomments.adapter.retrofit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.port.CommentSource;
import io.xhscomments.core.reading.Checkpoint;
import io.xhscomments.core.reading.Coverage;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.core.reading.ReplySelection;
import io.xhscomments.core.reading.StopCondition;
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.core.reading.Termination;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.stub.Ledger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One note, read in rounds: each with policies, limits and a moment to walk away of its own, each resuming from the
 * text of the checkpoint before; the last one without any of that and on a service that is well, so that it has to come
 * to the note's end.
 */
final class ModelOfOneNote {
    private static final int ROUNDS = 6;
    private static final Set<StopReason> FOR_GOOD = Set.of(
            StopReason.END_OF_PAGES,
            StopReason.KNOWN_REACHED,
            StopReason.STALLED_CURSOR,
            StopReason.REPEATED_PAGE,
            StopReason.EMPTY_PAGES);

    private final TikHubStub tikhub;
    private final Function<TikHubRoute, CommentSource> routes;
    private final SplittableRandom random;
    private final DrawnNote drawn;
    private final TikHubRoute route;
    private final boolean failover;
    private final DrawnFailures failures;
    private final ReplySelection replies;
    private final Set<CommentId> known;
    private final int emptyTolerated;
    private final boolean readAhead;
    private final List<CommentId> wanted;
    private final List<CommentId> given = new ArrayList<>();

    ModelOfOneNote(TikHubStub tikhub, Function<TikHubRoute, CommentSource> routes, SplittableRandom random) {
        this.tikhub = tikhub;
        this.routes = routes;
        this.random = random;
        this.drawn = DrawnNote.of(random);
        this.route = random.nextBoolean() ? TikHubRoute.WEB_V1 : TikHubRoute.APP_V2;
        this.failover = route.successor().isPresent() && random.nextInt(3) == 0;
        this.failures = DrawnFailures.befall(tikhub, random, failover);
        this.replies = replies(random);
        this.known = random.nextInt(4) == 0 ? known(random) : Set.of();
        this.emptyTolerated = random.nextInt(3);
        this.readAhead = random.nextInt(4) == 0;
        this.wanted = drawn.wanted(replies, known);
        tikhub.serve(drawn.note());
    }

    private static ReplySelection replies(SplittableRandom random) {
        ReplySelection some = switch (random.nextInt(3)) {
            case 0 -> ReplySelection.none();
            case 1 -> ReplySelection.all();
            default -> ReplySelection.atMost(random.nextInt(6));
        };
        return random.nextBoolean() ? some : some.onlyWithAtLeast(random.nextInt(4));
    }

    private Set<CommentId> known(SplittableRandom from) {
        List<CommentId> top = drawn.note().commentIds().toList();
        Set<CommentId> ids = new HashSet<>(top.subList(from.nextInt(top.size() + 1), top.size()));
        if (from.nextBoolean()) {
            ids.addAll(top.subList(0, Math.min(top.size(), drawn.pinned())));
        }
        return ids;
    }

    void check() {
        Optional<Checkpoint> from = Optional.empty();
        for (int round = 1; round <= ROUNDS; round++) {
            boolean last = round == ROUNDS;
            if (last) {
                failures.end();
            }
            Round played = new Round(last, from);
            played.play();
            if (played.reading
                    .termination()
                    .map(DrawnNote::reason)
                    .filter(FOR_GOOD::contains)
                    .isPresent()) {
                checkEnd(played.reading);
                return;
            }
            assertThat(last)
                    .as("round %s ended with %s", round, played.reading.termination())
                    .isFalse();
            from = Optional.of(Checkpoint.parse(played.reading.checkpoint().text()));
        }
    }

    /** The note was read to its end: nothing is missing, and nothing was bought that was not needed. */
    private void checkEnd(Reading reading) {
        assertThat(given).as("given out in all").isEqualTo(wanted);
        assertThat(DrawnNote.reason(reading.termination().orElseThrow())).isIn(drawn.ends(known));
        List<Ledger.Entry> pages = failures.pages(tikhub.ledger());
        assertThat(pages.stream().filter(page -> !drawn.isBehindTheLast(page)).map(ModelOfOneNote::place))
                .as("pages bought")
                .doesNotHaveDuplicates();
        if (!failover) {
            int needed = drawn.pagesNeeded(route, replies, known, emptyTolerated);
            assertThat(pages).hasSizeBetween(needed, readAhead ? needed + 1 : needed);
        }
    }

    /** The chain and the place in it. */
    private static List<Object> place(Ledger.Entry request) {
        return List.of(request.comment(), DrawnNote.cursorOf(request));
    }

    /** One process's part in the reading. */
    private final class Round {
        private final boolean last;
        private final DrawnPolicies policies;
        private final Spend before = Pass.of(tikhub.ledger());
        private final int requestsBefore = tikhub.ledger().requests();
        private final int pagesBefore = failures.pages(tikhub.ledger()).size();
        private final int givenBefore = given.size();
        private final long maxPages;
        private final long maxComments;
        private final Reading reading;
        private Optional<CommentSourceException> thrown = Optional.empty();

        Round(boolean last, Optional<Checkpoint> from) {
            this.last = last;
            this.policies = last ? DrawnPolicies.unbounded() : DrawnPolicies.of(random);
            this.maxPages = !last && random.nextInt(4) == 0 ? 1 + random.nextInt(8) : Long.MAX_VALUE;
            this.maxComments = !last && random.nextInt(4) == 0 ? 1 + random.nextInt(40) : Long.MAX_VALUE;
            NoteReader reader = NoteReader.builder(policies.around(
                            routes.apply(route),
                            failover ? Optional.of(routes.apply(TikHubRoute.APP_V2)) : Optional.empty()))
                    .replies(replies)
                    .until(StopCondition.known(known))
                    .emptyPagesTolerated(emptyTolerated)
                    .readAhead(readAhead)
                    .maxPages(maxPages)
                    .maxComments(maxComments)
                    .build();
            this.reading = from.map(checkpoint -> reader.resume(drawn.note().id(), checkpoint))
                    .orElseGet(() -> reader.start(drawn.note().id()));
        }

        void play() {
            int leaving = !last && random.nextInt(3) == 0 ? random.nextInt(30) : Integer.MAX_VALUE;
            boolean cancelling = random.nextBoolean();
            try {
                while (reading.hasNext()) {
                    if (given.size() - givenBefore == leaving) {
                        if (!cancelling) {
                            break;
                        }
                        reading.cancel();
                    }
                    given.add(reading.next().id());
                }
            } catch (CommentSourceException failure) {
                thrown = Optional.of(failure);
            }
            checkMoney();
            checkComments();
            checkStop();
            checkAttempts();
        }

        private void checkMoney() {
            reading.checkpoint();
            Spend books = Pass.of(tikhub.ledger());
            assertThat(reading.spend()).as("spent, as the reading says").isEqualTo(books);
            assertThat(before.plus(policies.budget().spent()))
                    .as("as the budget says")
                    .isEqualTo(books);
            policies.budget()
                    .maxRequests()
                    .ifPresent(most -> assertThat(books.sent() - before.sent()).isLessThanOrEqualTo(most));
            policies.maxPaid()
                    .ifPresent(most -> assertThat(books.paid() - before.paid()).isLessThanOrEqualTo(most));
        }

        private void checkComments() {
            assertThat(given)
                    .as("given out so far")
                    .isEqualTo(wanted.subList(0, Math.min(wanted.size(), given.size())));
            List<Ledger.Entry> pages = failures.pages(tikhub.ledger());
            Coverage coverage = reading.coverage();
            assertThat(coverage.comments()).isEqualTo(given.size());
            assertThat(coverage.pages()).isEqualTo(pages.size());
            boolean usedUp = reading.termination()
                    .filter(stop -> stop.reason() != StopReason.COMMENT_LIMIT)
                    .isPresent();
            if (usedUp && !readAhead) {
                Set<CommentId> served = drawn.on(pages);
                long available = wanted.stream().takeWhile(served::contains).count();
                assertThat(given).as("given out of what was served").hasSize((int) available);
            }
        }

        private void checkStop() {
            assertThat(thrown.isPresent())
                    .isEqualTo(reading.termination().map(Termination::reason).equals(Optional.of(StopReason.FAILED)));
            Optional<StopReason> reason = reading.termination().map(DrawnNote::reason);
            long pages = failures.pages(tikhub.ledger()).size() - pagesBefore;
            assertThat(pages).isLessThanOrEqualTo(maxPages);
            assertThat((long) given.size() - givenBefore).isLessThanOrEqualTo(maxComments);
            Spend spent = policies.budget().spent();
            switch (reason.orElse(StopReason.CANCELLED)) {
                case BUDGET -> {
                    assertThat(reading.termination().flatMap(Termination::failure))
                            .containsInstanceOf(BudgetExhaustedException.class);
                    assertThat(policies.budget()
                                    .maxRequests()
                                    .map(most -> most == spent.sent())
                                    .or(() -> policies.maxPaid().map(most -> most == spent.paid())))
                            .as("used up: %s", spent)
                            .contains(true);
                }
                case PAGE_LIMIT -> assertThat(pages).isEqualTo(maxPages);
                case COMMENT_LIMIT ->
                    assertThat((long) given.size() - givenBefore).isEqualTo(maxComments);
                case FAILED ->
                    assertThat(round().stream().anyMatch(entry -> !isPage(entry)))
                            .isTrue();
                case CANCELLED -> {}
                default -> assertThat(reason.orElseThrow()).isIn(drawn.ends(known));
            }
        }

        private void checkAttempts() {
            Map<Object, Long> failed = round().stream()
                    .filter(entry -> !isPage(entry) && !drawn.isBehindTheLast(entry))
                    .collect(Collectors.groupingBy(
                            entry -> List.of(place(entry), entry.route()), Collectors.counting()));
            assertThat(failed.values()).allMatch(times -> times <= 1 + policies.retries());
            long unresponded = round().stream()
                    .filter(entry -> entry.charge() == Charge.UNKNOWN)
                    .count();
            if (!policies.retryUnknownOutcome() && unresponded > 0 && !readAhead) {
                assertThat(unresponded).isEqualTo(1);
                assertThat(thrown).containsInstanceOf(ResponseLostException.class);
            }
        }

        private List<Ledger.Entry> round() {
            List<Ledger.Entry> entries = tikhub.ledger().entries();
            return entries.subList(requestsBefore, entries.size());
        }

        private boolean isPage(Ledger.Entry entry) {
            return failures.pages(new Ledger(List.of(entry), List.of())).size() == 1;
        }
    }
}
