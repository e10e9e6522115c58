package io.xhscomments.adapter.retrofit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.policy.ConcurrencyLimiter;
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
 * One note, read in rounds. Each round has its own policies, limits and end, and resumes from the text of the previous
 * checkpoint. The last round has no limits and no failures, so it must reach the end of the note.
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
    private final RandomNote randomNote;
    private final TikHubRoute route;
    private final boolean bothRoutes;
    private final RandomFailures failures;
    private final ReplySelection replies;
    private final Set<CommentId> known;
    private final int emptyTolerated;
    private final Optional<ConcurrencyLimiter> lookAhead;
    private final int maxAhead;
    private final List<CommentId> wanted;
    private final List<CommentId> given = new ArrayList<>();

    ModelOfOneNote(TikHubStub tikhub, Function<TikHubRoute, CommentSource> routes, SplittableRandom random) {
        this.tikhub = tikhub;
        this.routes = routes;
        this.random = random;
        this.randomNote = RandomNote.of(random);
        this.route = random.nextBoolean() ? TikHubRoute.WEB_V1 : TikHubRoute.APP_V2;
        this.bothRoutes = route.successor().isPresent() && random.nextInt(3) == 0;
        this.lookAhead =
                random.nextInt(4) == 0 ? Optional.of(ConcurrencyLimiter.of(1 + random.nextInt(4))) : Optional.empty();
        this.maxAhead = lookAhead.map(limiter -> 3 * limiter.current()).orElse(0);
        this.failures = lookAhead.isPresent()
                ? RandomFailures.befallAtOnce(tikhub, random)
                : RandomFailures.befall(tikhub, random, bothRoutes);
        this.replies = replies(random);
        this.known = random.nextInt(4) == 0 ? known(random) : Set.of();
        this.emptyTolerated = random.nextInt(3);
        this.wanted = randomNote.wanted(replies, known);
        tikhub.serve(randomNote.note());
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
        List<CommentId> top = randomNote.note().commentIds().toList();
        Set<CommentId> ids = new HashSet<>(top.subList(from.nextInt(top.size() + 1), top.size()));
        if (from.nextBoolean()) {
            ids.addAll(top.subList(0, Math.min(top.size(), randomNote.pinned())));
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
                    .map(RandomNote::reason)
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

    /** The note was read to its end: no comment is missing, and no unnecessary page was paid for. */
    private void checkEnd(Reading reading) {
        assertThat(given).as("all returned comments").isEqualTo(wanted);
        assertThat(RandomNote.reason(reading.termination().orElseThrow())).isIn(randomNote.ends(known));
        List<Ledger.Entry> pages = failures.pages(tikhub.ledger());
        assertThat(pages.stream()
                        .filter(page -> !randomNote.isBehindTheLast(page))
                        .map(ModelOfOneNote::place))
                .as("pages paid for")
                .doesNotHaveDuplicates();
        if (!bothRoutes) {
            int needed = randomNote.pagesNeeded(route, replies, known, emptyTolerated);
            assertThat(pages).hasSizeBetween(needed, lookAhead.isPresent() ? needed + 1 : needed);
        }
    }

    /** A sequence of pages and a position in it. */
    private static List<Object> place(Ledger.Entry request) {
        return List.of(request.comment(), RandomNote.cursorOf(request));
    }

    /** The part of one process in the reading. */
    private final class Round {
        private final boolean last;
        private final RandomPolicies policies;
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
            this.policies = last ? RandomPolicies.unbounded() : RandomPolicies.of(random);
            this.maxPages = !last && random.nextInt(4) == 0 ? 1 + random.nextInt(8) : Long.MAX_VALUE;
            this.maxComments = !last && random.nextInt(4) == 0 ? 1 + random.nextInt(40) : Long.MAX_VALUE;
            NoteReader.Builder builder = NoteReader.builder(policies.around(
                            routes.apply(route),
                            bothRoutes ? Optional.of(routes.apply(TikHubRoute.APP_V2)) : Optional.empty()))
                    .replies(replies)
                    .until(StopCondition.known(known))
                    .emptyPagesTolerated(emptyTolerated)
                    .maxPages(maxPages)
                    .maxComments(maxComments);
            lookAhead.ifPresent(builder::lookAhead);
            NoteReader reader = builder.build();
            this.reading = from.map(
                            checkpoint -> reader.resume(randomNote.note().id(), checkpoint))
                    .orElseGet(() -> reader.start(randomNote.note().id()));
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
            Spend ledgerSpend = Pass.of(tikhub.ledger());
            assertThat(reading.spend()).as("cost by the reading").isEqualTo(ledgerSpend);
            assertThat(before.plus(policies.budget().spent()))
                    .as("cost by the budget")
                    .isEqualTo(ledgerSpend);
            policies.budget()
                    .maxRequests()
                    .ifPresent(max ->
                            assertThat(ledgerSpend.sent() - before.sent()).isLessThanOrEqualTo(max));
            policies.maxPaid()
                    .ifPresent(max ->
                            assertThat(ledgerSpend.paid() - before.paid()).isLessThanOrEqualTo(max));
        }

        private void checkComments() {
            assertThat(given)
                    .as("comments returned so far")
                    .isEqualTo(wanted.subList(0, Math.min(wanted.size(), given.size())));
            List<Ledger.Entry> pages = failures.pages(tikhub.ledger());
            Coverage coverage = reading.coverage();
            assertThat(coverage.comments()).isEqualTo(given.size());
            assertThat(pages.size() - coverage.pages()).isBetween(0L, (long) maxAhead);
            boolean usedUp = reading.termination()
                    .filter(stop -> stop.reason() != StopReason.COMMENT_LIMIT)
                    .isPresent();
            if (usedUp && lookAhead.isEmpty()) {
                Set<CommentId> served = randomNote.on(pages);
                long available = wanted.stream().takeWhile(served::contains).count();
                assertThat(given).as("returned comments of those served").hasSize((int) available);
            }
        }

        private void checkStop() {
            assertThat(thrown.isPresent())
                    .isEqualTo(reading.termination().map(Termination::reason).equals(Optional.of(StopReason.FAILED)));
            Optional<StopReason> reason = reading.termination().map(RandomNote::reason);
            long pages = failures.pages(tikhub.ledger()).size() - pagesBefore;
            assertThat(pages - maxAhead).isLessThanOrEqualTo(maxPages);
            assertThat((long) given.size() - givenBefore).isLessThanOrEqualTo(maxComments);
            Spend spent = policies.budget().spent();
            switch (reason.orElse(StopReason.CANCELLED)) {
                case BUDGET -> {
                    assertThat(reading.termination().flatMap(Termination::failure))
                            .containsInstanceOf(BudgetExhaustedException.class);
                    assertThat(policies.budget()
                                    .maxRequests()
                                    .map(max -> max == spent.sent())
                                    .or(() -> policies.maxPaid().map(max -> max == spent.paid())))
                            .as("exhausted: %s", spent)
                            .contains(true);
                }
                case PAGE_LIMIT -> assertThat(pages).isBetween(Math.max(0, maxPages - maxAhead), maxPages + maxAhead);
                case COMMENT_LIMIT ->
                    assertThat((long) given.size() - givenBefore).isEqualTo(maxComments);
                case FAILED ->
                    assertThat(round().stream().anyMatch(entry -> !isPage(entry)))
                            .isTrue();
                case CANCELLED -> {}
                default -> assertThat(reason.orElseThrow()).isIn(randomNote.ends(known));
            }
        }

        private void checkAttempts() {
            Map<Object, Long> failed = round().stream()
                    .filter(entry -> !isPage(entry) && !randomNote.isBehindTheLast(entry))
                    .collect(Collectors.groupingBy(
                            entry -> List.of(place(entry), entry.route()), Collectors.counting()));
            assertThat(failed.values()).allMatch(times -> times <= 1 + policies.retries());
            long lostResponses = round().stream()
                    .filter(entry -> entry.charge() == Charge.UNKNOWN)
                    .count();
            if (!policies.retryUnknownOutcome() && lostResponses > 0 && lookAhead.isEmpty()) {
                assertThat(lostResponses).isEqualTo(1);
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
