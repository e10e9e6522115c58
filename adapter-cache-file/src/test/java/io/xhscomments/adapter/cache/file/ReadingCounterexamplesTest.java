package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.reading.StopReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What breaks simpler designs. Each test is named for the design that it refutes. */
class ReadingCounterexamplesTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path dir;

    private final ChangingNote service = new ChangingNote();
    private NoteDays days;

    @BeforeEach
    void open() {
        days = new NoteDays(service, dir.resolve("pages"));
        service.add(100);
    }

    private void nextDay(int newComments) {
        days.nextDay();
        service.add(newComments);
    }

    private ChangingNote.Row at(int position) {
        return service.row(service.truthIds().get(position));
    }

    @Test
    void stopAtTheFirstKnownComment() {
        days.read();
        nextDay(25);
        days.update(1);
        nextDay(3);

        days.update();

        assertThat(days.replay().ids()).isEqualTo(service.truthIds()).hasSize(128);
    }

    @Test
    void everyStoredIdIsKnown() {
        ChangingNote.Row pinned = at(50);
        pinned.pinned = true;
        days.update(1);
        nextDay(0);
        pinned.pinned = false;

        days.update();

        assertThat(days.replay().ids()).isEqualTo(service.truthIds()).hasSize(100);
    }

    @Test
    void pinnedCommentsHaveATag() {
        days.read();
        nextDay(3);
        service.tagsPins = false;
        at(60).pinned = true;

        assertThat(days.update().requests()).isEqualTo(1);
        assertThat(days.replay().ids())
                .containsExactlyInAnyOrderElementsOf(service.truthIds())
                .hasSize(103);
    }

    @Test
    void stopAtTheNewestKnownId() {
        days.read();
        at(0).served = false;
        nextDay(3);

        assertThat(days.update().requests()).isEqualTo(1);
        assertThat(days.replay().ids()).isEqualTo(service.truthIds()).hasSize(102);
    }

    @Test
    void theNewestFileOfEachPageIsTheNote() {
        days.read();
        List<CommentId> secondHalfOfTheFirstPage = service.truthIds().subList(5, 10);
        nextDay(5);

        days.update();

        assertThat(days.replay().ids()).containsAll(secondHalfOfTheFirstPage).isEqualTo(service.truthIds());
    }

    /** A comment that is pinned, and whose row is left out of the first page, is missing at its place as well. */
    @Test
    void aCompleteFirstPageBeforeAndOneAfterAreEnough() {
        days.read();
        nextDay(3);
        days.update();
        ChangingNote.Row pinned = at(50);
        nextDay(0);
        pinned.pinned = true;
        service.undecodable = Optional.of(pinned);
        days.refresh();
        nextDay(3);
        pinned.pinned = false;
        service.undecodable = Optional.empty();

        days.update();

        assertThat(days.replay().ids()).contains(pinned.id);
    }

    /** Two pages have the same cursor; the last row of one of them was left out. */
    @Test
    void aPageEndsAtTheLastRowThatItShows() {
        service.undecodable = Optional.of(at(9));
        days.read();
        service.undecodable = Optional.empty();
        days.nextDay();

        days.update();

        assertThat(days.replay().ids()).isEqualTo(service.truthIds());
    }

    @Test
    void deletedCommentsComeBackWithAnOldPage() {
        days.read();
        ChangingNote.Row deleted = at(4);
        deleted.served = false;
        nextDay(2);

        assertThat(days.update().ids()).doesNotContain(deleted.id).isEqualTo(service.truthIds());
    }

    @Test
    void theEndIsTheEnd() {
        service.endsAfter = 37;
        days.read();
        nextDay(3);
        service.endsAfter = Integer.MAX_VALUE;

        assertThat(days.update().ids()).hasSize(40);
        assertThat(days.update(HOUR).ids()).isEqualTo(service.truthIds()).hasSize(103);
    }

    @Test
    void goneIsWhatTheNewestReadingLacks() {
        days.read();
        days.nextDay();
        service.endsAfter = 7;
        days.refresh();
        days.nextDay();
        days.update();

        assertThat(days.stored().size()).isEqualTo(100);
    }

    @Test
    void aRowThatCannotBeDecodedIsGone() {
        days.read();
        service.undecodable = Optional.of(at(4));
        nextDay(1);
        days.update();

        assertThat(days.stored().size()).isEqualTo(101);
    }

    @Test
    void anEmptyAnswerToAnOldCursorIsTheEnd() {
        days.update(3);
        at(29).served = false;
        nextDay(0);
        service.staleCursor = ChangingNote.StaleCursor.EMPTY;

        NoteDays.Result update = days.update();

        // The first page, the stale cursor, the page that gave it, and the rest along its fresh cursor.
        assertThat(update.requests()).isEqualTo(3 + 7);
        assertThat(update.stop()).isEqualTo(StopReason.END_OF_PAGES);
        assertThat(update.reading().spend().charged()).isEqualTo(10);
        assertThat(update.ids()).containsAll(service.truthIds());
        assertThat(days.stored().gaps()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"FIRST_PAGE", "EMPTY", "REFUSED"})
    void aStaleCursorLeadsOn(ChangingNote.StaleCursor kind) {
        days.update(3);
        ChangingNote.Row bottom = at(29);
        nextDay(25);
        bottom.served = false;
        service.staleCursor = kind;

        NoteDays.Result update = days.update();

        assertThat(update.stop()).isEqualTo(StopReason.END_OF_PAGES);
        assertThat(update.ids()).containsAll(service.truthIds());
        // Three new pages, the stale cursor, its page again, and seven pages below.
        assertThat(update.requests()).isEqualTo(3 + 2 + 7);
        assertThat(update.reading().spend().sent()).isEqualTo(update.requests());
    }

    @ParameterizedTest
    @EnumSource(names = {"FIRST_PAGE", "EMPTY", "REFUSED"})
    void aServiceThatRefusesEveryCursorIsAskedTwiceAgainAtMost(ChangingNote.StaleCursor kind) {
        days.update(3);
        nextDay(0);
        service.staleCursor = kind;
        service.everyCursorIsStale = true;

        NoteDays.Result update = days.update();

        assertThat(update.stop()).isEqualTo(StopReason.STALLED_CURSOR);
        assertThat(update.requests()).isLessThanOrEqualTo(1 + 1 + 2 * 2);
        assertThat(update.reading().spend().sent()).isEqualTo(update.requests());
        assertThat(days.stored().gaps()).hasSize(1);
    }

    @Test
    void anotherOrderIsReadLikeTheUsualOne() {
        days.read();
        service.newestFirst = false;
        days.nextDay();

        NoteDays.Result update = days.update();
        assertThat(update.requests()).isEqualTo(1);
        assertThat(update.stop()).isEqualTo(StopReason.NOT_NEWEST_FIRST);
        assertThat(update.ids()).isEqualTo(service.truthIds().subList(0, 10));
        NoteDays.Result refused = days.update();
        assertThat(refused.requests()).isZero();
        assertThat(refused.stop()).isEqualTo(StopReason.NOT_NEWEST_FIRST);
    }

    @Test
    void aNoteInAnotherOrderIsLookedAtOnce() {
        service.newestFirst = false;

        assertThat(days.update().stop()).isEqualTo(StopReason.NOT_NEWEST_FIRST);
        assertThat(service.requests).hasSize(1);
    }

    @Test
    void disorderOnALaterPageEndsAnUpdateAfterThatPage() {
        service.disorderFrom = 15;
        NoteDays.Result first = days.update();
        assertThat(first.stop()).isEqualTo(StopReason.NOT_NEWEST_FIRST);
        assertThat(first.requests()).isEqualTo(2);
        assertThat(first.ids()).isEqualTo(service.truthIds().subList(0, 20));
        service.disorderFrom = Integer.MAX_VALUE;
        nextDay(25);
        service.disorderFrom = 15;

        NoteDays.Result second = days.update();

        assertThat(second.stop()).isEqualTo(StopReason.NOT_NEWEST_FIRST);
        assertThat(second.requests()).isEqualTo(2);
        assertThat(second.ids()).isEqualTo(service.truthIds().subList(0, 20));
    }
}
