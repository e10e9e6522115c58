package io.xhscomments.core.reading;

import static io.xhscomments.core.reading.Data.FIRST;
import static io.xhscomments.core.reading.Data.NOTE;
import static io.xhscomments.core.reading.Data.comments;
import static io.xhscomments.core.reading.Data.cursor;
import static io.xhscomments.core.reading.Data.ids;
import static io.xhscomments.core.reading.Data.idsOf;
import static io.xhscomments.core.reading.Data.pinned;
import static io.xhscomments.core.reading.Data.rest;
import static io.xhscomments.core.reading.ScriptedSource.cursorAfter;
import static io.xhscomments.core.reading.ScriptedSource.last;
import static io.xhscomments.core.reading.ScriptedSource.promising;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xhscomments.core.failure.BudgetExhaustedException;
import io.xhscomments.core.failure.ChargedFailureException;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.failure.InvalidRequestException;
import io.xhscomments.core.failure.UpstreamErrorException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.policy.Budget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every stop reason: the returned comments, the number of requests, and a resumption. */
class StopReasonTest {
    private static final PageRequest SECOND = FIRST.after(cursorAfter(0));
    private static final PageRequest THIRD = FIRST.after(cursorAfter(1));

    private final ScriptedSource source = new ScriptedSource();

    private static ScriptedSource threePages() {
        return new ScriptedSource().chain(FIRST, comments(1, 2), comments(3, 4), comments(5, 6));
    }

    private Reading read(NoteReader reader, long... given) {
        Reading reading = reader.start(NOTE);
        assertThat(rest(reading)).isEqualTo(ids(given));
        return reading;
    }

    private static Termination stopOf(Reading reading) {
        return reading.termination().orElseThrow();
    }

    @Test
    void theEndOfThePages() {
        ScriptedSource pages = threePages();
        Reading reading = read(NoteReader.ofDefaults(pages), 1, 2, 3, 4, 5, 6);

        assertThat(reading.termination()).contains(Termination.of(StopReason.END_OF_PAGES));
        assertThat(pages.requests()).isEqualTo(3);
        assertThat(reading.coverage()).isEqualTo(new Coverage(ScriptedSource.TOTALS, 6, 0, 0, 3, 0));
        assertThat(reading.spend()).isEqualTo(new Spend(3, 0, 0));
    }

    @Test
    void aNoteWithoutComments() {
        source.chain(FIRST, List.of());

        assertThat(read(NoteReader.ofDefaults(source)).termination()).contains(Termination.of(StopReason.END_OF_PAGES));
        assertThat(source.requests()).isEqualTo(1);
    }

    static Stream<Optional<Cursor>> cursorsThatLeadNowhere() {
        return Stream.of(
                Optional.empty(),
                Optional.of(Cursor.of("{}")),
                Optional.of(Cursor.of(" {} ")),
                Optional.of(Cursor.of("null")),
                Optional.of(Cursor.of("\"\"")),
                Optional.of(Cursor.of("[]")),
                Optional.of(Cursor.of("\"{}\"")),
                Optional.of(Cursor.of(" ")),
                Optional.of(cursorAfter(0)));
    }

    @ParameterizedTest
    @MethodSource("cursorsThatLeadNowhere")
    void stalledCursorIsDetectedBeforeSending(Optional<Cursor> stalled) {
        source.promise(FIRST, comments(1, 2), Optional.of(cursorAfter(0)));
        source.promise(SECOND, comments(3, 4), stalled);

        Reading reading = read(NoteReader.ofDefaults(source), 1, 2, 3, 4);

        assertThat(reading.termination()).contains(Termination.of(StopReason.STALLED_CURSOR));
        assertThat(source.requests()).isEqualTo(2);
        Reading resumed = NoteReader.ofDefaults(source).resume(NOTE, reading.checkpoint());
        assertThat(rest(resumed)).isEmpty();
        assertThat(resumed.termination()).contains(Termination.of(StopReason.STALLED_CURSOR));
        assertThat(source.requests()).isEqualTo(2);
    }

    @Test
    void stalledCursorOnTheFirstPage() {
        source.promise(FIRST, comments(1, 2), Optional.of(Cursor.of("{}")));

        assertThat(read(NoteReader.ofDefaults(source), 1, 2).termination())
                .contains(Termination.of(StopReason.STALLED_CURSOR));
        assertThat(source.requests()).isEqualTo(1);
    }

    @Test
    void endlessFirstPageCostsOneRequest() {
        PageRequest request = FIRST;
        for (int i = 0; i < 20; i++) {
            source.promise(request, comments(1, 3), Optional.of(cursor("ever-new-" + i)));
            request = FIRST.after(cursor("ever-new-" + i));
        }

        Reading reading = read(NoteReader.ofDefaults(source), 1, 2, 3);

        assertThat(reading.termination()).contains(Termination.of(StopReason.REPEATED_PAGE));
        assertThat(source.requests()).isEqualTo(2);
        assertThat(reading.coverage().repeats()).isEqualTo(3);
    }

    @Test
    void cycleOfPagesCostsOneRequest() {
        source.promise(FIRST, comments(1, 2), Optional.of(cursorAfter(0)));
        source.promise(SECOND, comments(3, 4), Optional.of(cursorAfter(1)));
        source.promise(THIRD, comments(1, 2), Optional.of(cursorAfter(0)));

        assertThat(read(NoteReader.ofDefaults(source), 1, 2, 3, 4).termination())
                .contains(Termination.of(StopReason.REPEATED_PAGE));
        assertThat(source.requests()).isEqualTo(3);
    }

    @Test
    void recoveredSourceCanBeResumed() {
        source.promise(FIRST, comments(1, 2), Optional.of(cursorAfter(0)));
        source.response(SECOND, promising(comments(1, 2), Optional.of(cursorAfter(1))));
        source.response(SECOND, last(comments(3, 4)));
        NoteReader reader = NoteReader.ofDefaults(source);
        Reading reading = read(reader, 1, 2);

        assertThat(reading.termination()).contains(Termination.of(StopReason.REPEATED_PAGE));
        assertThat(rest(reader.resume(NOTE, reading.checkpoint()))).isEqualTo(ids(3, 4));
    }

    @Test
    void repeatedLastPageIsTheEnd() {
        source.chain(FIRST, comments(1, 3), comments(2, 3));
        Reading reading = read(NoteReader.ofDefaults(source), 1, 2, 3);

        assertThat(reading.termination()).contains(Termination.of(StopReason.END_OF_PAGES));
        assertThat(reading.coverage().repeats()).isEqualTo(2);
        assertThat(source.requests()).isEqualTo(2);
    }

    @Test
    void partlyRepeatedPageIsReadOn() {
        source.chain(FIRST, comments(1, 3), comments(2, 4), List.of(Data.comment(5), Data.comment(5)));
        Reading reading = read(NoteReader.ofDefaults(source), 1, 2, 3, 4, 5);

        assertThat(reading.termination()).contains(Termination.of(StopReason.END_OF_PAGES));
        assertThat(reading.coverage().repeats()).isEqualTo(3);
    }

    private void emptyPages(int inARow) {
        List<List<Comment>> pages = new ArrayList<>();
        pages.add(comments(1, 2));
        for (int i = 0; i < inARow; i++) {
            pages.add(List.of());
        }
        pages.add(comments(3, 4));
        pages.add(List.of());
        pages.add(comments(5, 5));
        @SuppressWarnings({"unchecked", "rawtypes"})
        List<Comment>[] chain = pages.toArray(new List[0]);
        source.chain(FIRST, chain);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void consecutiveEmptyPagesAreTolerated(int tolerated) {
        emptyPages(tolerated);
        NoteReader reader =
                NoteReader.builder(source).emptyPagesTolerated(tolerated).build();
        Reading reading = tolerated == 0 ? read(reader, 1, 2, 3, 4) : read(reader, 1, 2, 3, 4, 5);

        assertThat(stopOf(reading).reason())
                .isEqualTo(tolerated == 0 ? StopReason.EMPTY_PAGES : StopReason.END_OF_PAGES);
        assertThat(source.requests()).isEqualTo(tolerated == 0 ? 3 : 4 + tolerated);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void resumptionContinuesAfterEmptyPages(int tolerated) {
        emptyPages(tolerated + 1);
        NoteReader reader =
                NoteReader.builder(source).emptyPagesTolerated(tolerated).build();
        Reading reading = read(reader, 1, 2);

        assertThat(reading.termination()).contains(Termination.of(StopReason.EMPTY_PAGES));
        assertThat(source.requests()).isEqualTo(tolerated + 2);
        assertThat(rest(reader.resume(NOTE, reading.checkpoint()))).startsWith(Data.id(3), Data.id(4));
        assertThat(source.asked()).doesNotHaveDuplicates();
    }

    @Test
    void oneEmptyPageIsToleratedByDefault() {
        emptyPages(1);

        assertThat(rest(NoteReader.ofDefaults(source).start(NOTE))).hasSize(5);
    }

    @Test
    void exhaustedBudgetEndsWithoutAnException() {
        ScriptedSource pages = threePages();
        NoteReader reader = NoteReader.ofDefaults(Budget.ofRequests(2).decorate(pages));
        Reading reading = read(reader, 1, 2, 3, 4);

        assertThat(stopOf(reading).reason()).isEqualTo(StopReason.BUDGET);
        assertThat(stopOf(reading).failure()).get().isInstanceOf(BudgetExhaustedException.class);
        assertThat(pages.requests()).isEqualTo(2);
        assertThat(reading.spend()).isEqualTo(new Spend(2, 0, 0));
        assertThat(rest(NoteReader.ofDefaults(pages).resume(NOTE, reading.checkpoint())))
                .isEqualTo(ids(5, 6));
        assertThat(pages.requests()).isEqualTo(3);
    }

    @Test
    void theLimitOfPages() {
        ScriptedSource pages = threePages();
        NoteReader reader = NoteReader.builder(pages).maxPages(2).build();
        Reading reading = read(reader, 1, 2, 3, 4);

        assertThat(reading.termination()).contains(Termination.of(StopReason.PAGE_LIMIT));
        assertThat(pages.requests()).isEqualTo(2);
        Reading resumed = reader.resume(NOTE, reading.checkpoint());
        assertThat(rest(resumed)).isEqualTo(ids(5, 6));
        assertThat(resumed.termination()).contains(Termination.of(StopReason.END_OF_PAGES));
    }

    @Test
    void pageLimitAtTheEndIsTheEnd() {
        ScriptedSource pages = threePages();

        assertThat(read(NoteReader.builder(pages).maxPages(3).build(), 1, 2, 3, 4, 5, 6)
                        .termination())
                .contains(Termination.of(StopReason.END_OF_PAGES));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void theLimitOfComments(int max) {
        ScriptedSource pages = threePages();
        NoteReader reader = NoteReader.builder(pages).maxComments(max).build();
        Reading reading = reader.start(NOTE);

        assertThat(rest(reading)).isEqualTo(idsOf(comments(1, max)));
        assertThat(reading.termination()).contains(Termination.of(StopReason.COMMENT_LIMIT));
        assertThat(pages.requests()).isEqualTo((max + 1) / 2);
        assertThat(rest(NoteReader.ofDefaults(pages).resume(NOTE, reading.checkpoint())))
                .isEqualTo(idsOf(comments(max + 1, 6)));
        assertThat(pages.requests()).isEqualTo(3);
    }

    @Test
    void commentLimitAtTheEndIsTheEnd() {
        ScriptedSource pages = threePages();

        assertThat(read(NoteReader.builder(pages).maxComments(6).build(), 1, 2, 3, 4, 5, 6)
                        .termination())
                .contains(Termination.of(StopReason.END_OF_PAGES));
    }

    static Stream<StopCondition> threeIsKnown() {
        return Stream.of(
                StopCondition.known(Set.copyOf(ids(3, 4, 99))),
                StopCondition.before(Data.timeOf(2)),
                StopCondition.matches(comment -> comment.id().equals(Data.id(3))));
    }

    @ParameterizedTest
    @MethodSource("threeIsKnown")
    void knownCommentEndsTheReading(StopCondition known) {
        source.promise(FIRST, comments(1, 4), Optional.of(cursorAfter(0)));
        Reading reading = read(NoteReader.builder(source).until(known).build(), 1, 2);

        assertThat(reading.termination()).contains(Termination.of(StopReason.KNOWN_REACHED));
        assertThat(source.requests()).isEqualTo(1);
        assertThat(rest(NoteReader.ofDefaults(source).resume(NOTE, reading.checkpoint())))
                .isEmpty();
        assertThat(source.requests()).isEqualTo(1);
    }

    @Test
    void newCommentsCostOnePageDespitePinnedOnes() {
        List<Comment> page = List.of(pinned(80), pinned(90), Data.comment(1), Data.comment(2), Data.comment(50));
        source.promise(FIRST, page, Optional.of(cursorAfter(0)));
        StopCondition yesterday = StopCondition.before(Data.timeOf(40));

        Reading reading = read(NoteReader.builder(source).until(yesterday).build(), 1, 2);

        assertThat(reading.termination()).contains(Termination.of(StopReason.KNOWN_REACHED));
        assertThat(source.requests()).isEqualTo(1);
    }

    @Test
    void onlyNewPinnedCommentsAreReturned() {
        source.chain(FIRST, List.of(pinned(80), pinned(90), Data.comment(1)), List.of(Data.comment(2)));
        StopCondition known = StopCondition.known(Set.copyOf(ids(90)));

        assertThat(read(NoteReader.builder(source).until(known).build(), 80, 1, 2)
                        .termination())
                .contains(Termination.of(StopReason.END_OF_PAGES));
    }

    @Test
    void cancelledReadingReturnsItsCommentsFirst() {
        ScriptedSource pages = threePages();
        NoteReader reader = NoteReader.ofDefaults(pages);
        Reading reading = reader.start(NOTE);
        reading.next();
        reading.cancel();

        assertThat(rest(reading)).isEqualTo(ids(2));
        assertThat(reading.termination()).contains(Termination.of(StopReason.CANCELLED));
        assertThat(pages.requests()).isEqualTo(1);
        assertThat(rest(reader.resume(NOTE, reading.checkpoint()))).isEqualTo(ids(3, 4, 5, 6));
        assertThat(pages.requests()).isEqualTo(3);
    }

    @Test
    void readingCancelledAtTheStartSendsNothing() {
        Reading reading = NoteReader.ofDefaults(source).start(NOTE);
        reading.cancel();

        assertThat(reading.hasNext()).isFalse();
        assertThat(source.requests()).isZero();
    }

    @Test
    void failureIsThrownAgainAndResumable() {
        CommentSourceException failure =
                new ChargedFailureException(SECOND, Charge.CHARGED, OptionalLong.of(301), true, "busy");
        source.promise(FIRST, comments(1, 2), Optional.of(cursorAfter(0)));
        source.fail(SECOND, failure).response(SECOND, last(comments(3, 4)));
        NoteReader reader = NoteReader.ofDefaults(source);
        Reading reading = reader.start(NOTE);

        assertThat(idsOf(reading.nextPage())).isEqualTo(ids(1, 2));
        assertThat(catchThrowable(reading::hasNext)).isSameAs(failure);
        assertThat(catchThrowable(reading::next)).isSameAs(failure);
        assertThat(catchThrowable(reading::nextPage)).isSameAs(failure);
        assertThat(source.requests()).isEqualTo(2);
        assertThat(reading.termination()).contains(Termination.of(StopReason.FAILED, failure));
        assertThat(reading.spend()).isEqualTo(new Spend(2, 0, 0));

        Reading resumed = reader.resume(NOTE, reading.checkpoint());
        assertThat(rest(resumed)).isEqualTo(ids(3, 4));
        assertThat(resumed.spend()).isEqualTo(new Spend(3, 0, 0));
        assertThat(resumed.coverage()).isEqualTo(new Coverage(ScriptedSource.TOTALS, 4, 0, 0, 2, 0));
    }

    @Test
    void unforeseenExceptionsLoseNothing() {
        source.promise(FIRST, comments(1, 2), Optional.of(cursorAfter(0)));
        source.fail(SECOND, new IllegalStateException("a fault")).response(SECOND, last(comments(3, 4)));
        Reading reading = NoteReader.ofDefaults(source).start(NOTE);
        reading.nextPage();

        assertThat(catchThrowable(reading::hasNext))
                .hasMessage("a fault")
                .isExactlyInstanceOf(IllegalStateException.class);
        assertThat(reading.termination()).isEmpty();
        assertThat(rest(reading)).isEqualTo(ids(3, 4));
    }

    @Test
    void refusedOwnCursorIsAStalledCursor() {
        source.promise(FIRST, comments(1, 2), Optional.of(cursorAfter(0)));
        source.fail(SECOND, InvalidRequestException.beforeSending(SECOND, "no cursor of this route"));
        Reading reading = read(NoteReader.ofDefaults(source), 1, 2);

        assertThat(reading.termination()).contains(Termination.of(StopReason.STALLED_CURSOR));
        assertThat(reading.spend()).isEqualTo(new Spend(1, 0, 0));
    }

    @Test
    void refusedCheckpointStaysValid() {
        ScriptedSource pages = threePages();
        Checkpoint good =
                read(NoteReader.builder(pages).maxPages(1).build(), 1, 2).checkpoint();
        CommentSourceException refused = InvalidRequestException.beforeSending(SECOND, "a cursor of another route");
        source.fail(SECOND, refused);

        Reading overTheOther = NoteReader.ofDefaults(source).resume(NOTE, good);

        assertThat(catchThrowable(overTheOther::hasNext)).isSameAs(refused);
        assertThat(rest(NoteReader.ofDefaults(pages).resume(NOTE, overTheOther.checkpoint())))
                .isEqualTo(ids(3, 4, 5, 6));
    }

    @Test
    void refusedParametersAreAFailure() {
        CommentSourceException refused = InvalidRequestException.byService(SECOND, "no");
        source.promise(FIRST, comments(1, 2), Optional.of(cursorAfter(0)));
        source.fail(SECOND, refused);
        Reading reading = NoteReader.ofDefaults(source).start(NOTE);
        reading.nextPage();

        assertThat(catchThrowable(reading::hasNext)).isSameAs(refused);
    }

    @Test
    void aFirstPageRefusedBeforeSendingIsAFailure() {
        CommentSourceException refused = InvalidRequestException.beforeSending(FIRST, "no");
        source.fail(FIRST, refused);

        assertThat(catchThrowable(NoteReader.ofDefaults(source).start(NOTE)::hasNext))
                .isSameAs(refused);
    }

    @Test
    void failureOnTheFirstPageIsNotAnEmptyNote() {
        CommentSourceException failure = new UpstreamErrorException(FIRST, "later");
        source.fail(FIRST, failure);

        assertThat(catchThrowable(
                        () -> NoteReader.ofDefaults(source).stream(NOTE).toList()))
                .isSameAs(failure);
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonHasAnIdAndAdvice(StopReason reason) {
        assertThat(reason.id()).matches("[a-z]+(-[a-z]+)*");
        assertThat(reason.advice()).isNotBlank();
        assertThat(reason.isComplete())
                .isEqualTo(reason == StopReason.END_OF_PAGES || reason == StopReason.KNOWN_REACHED);
    }

    @Test
    void idsOfReasonsAreUnique() {
        assertThat(Arrays.stream(StopReason.values()).map(StopReason::id)).doesNotHaveDuplicates();
    }
}
