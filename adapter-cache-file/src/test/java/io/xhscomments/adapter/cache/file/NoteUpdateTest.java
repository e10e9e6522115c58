package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.xhscomments.adapter.cache.file.report.CommentChange;
import io.xhscomments.adapter.cache.file.report.NoteGap;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.reading.StopReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoteUpdateTest {
    @TempDir
    Path dir;

    private ChangingNote service;
    private NoteDays days;

    @BeforeEach
    void firstDay() {
        service = new ChangingNote();
        days = new NoteDays(service, dir.resolve("pages"));
        service.add(400);
        assertThat(days.read().requests()).isEqualTo(40);
    }

    private void nextDay(int newComments) {
        days.nextDay();
        service.add(newComments);
    }

    @Test
    void anUpdatePaysForTheDifference() {
        nextDay(3);

        NoteDays.Result update = days.update();

        assertThat(update.requests()).isEqualTo(1);
        assertThat(update.stop()).isEqualTo(StopReason.END_OF_PAGES);
        assertThat(update.ids()).isEqualTo(service.truthIds()).hasSize(403);
        assertThat(update.reading().spend().charged()).isEqualTo(1);
        assertThat(update.reading().coverage().repeats()).isZero();
    }

    @Test
    void replayAndPlainReadingServeTheUnion() {
        nextDay(3);
        days.update();

        assertThat(days.replay().ids()).isEqualTo(service.truthIds());
        assertThat(days.read().requests()).isZero();
        assertThat(days.read().ids()).isEqualTo(service.truthIds());
        assertThat(days.stored().gaps()).isEmpty();
        assertThat(days.stored().size()).isEqualTo(403);
    }

    @Test
    void aSecondUpdateWithinAMinuteSendsNothing() {
        nextDay(3);
        days.update();

        assertThat(days.update().requests()).isZero();
    }

    @Test
    void aRefreshPaysForEveryPage() {
        nextDay(3);

        assertThat(days.refresh().requests()).isEqualTo(41);
        assertThat(days.replay().ids()).isEqualTo(service.truthIds());
    }

    @Test
    void aRecordOfANewerVersionIsMetBeforeAnythingIsPaid() {
        nextDay(3);
        makeRecordUnreadable();

        NoteDays.Result update = days.update();

        assertThat(update.requests()).isZero();
        assertThat(update.reading().termination().orElseThrow().failure())
                .get()
                .isInstanceOf(StoredPageUnreadableException.class);
    }

    @Test
    void aPageThatWasPaidForIsServedAlthoughTheOthersCannotBeRead() {
        nextDay(3);
        service.afterRequest = this::makeRecordUnreadable;

        NoteDays.Result update = days.update();

        assertThat(update.requests()).isEqualTo(1);
        assertThat(update.reading().spend().charged()).isEqualTo(1);
        assertThat(update.ids()).isEqualTo(service.truthIds().subList(0, 10));
        assertThat(update.stop()).isEqualTo(StopReason.STALLED_CURSOR);
    }

    private void makeRecordUnreadable() {
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path record :
                    files.filter(file -> file.toString().endsWith(".readings")).toList()) {
                Files.writeString(record, "XHS-READINGS 9\n");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void newPagesAreReadUntilTheLastCommentOfOneIsStored() {
        nextDay(10);

        assertThat(days.update().requests()).isEqualTo(2);
        assertThat(days.replay().ids()).isEqualTo(service.truthIds());
    }

    @Test
    void aBudgetLeavesAGapThatTheNextUpdatesClose() {
        nextDay(25);
        assertThat(days.update(1).stop()).isEqualTo(StopReason.PAGE_LIMIT);
        assertThat(days.stored().gaps()).hasSize(1);
        assertThat(days.replay().stop()).isEqualTo(StopReason.FAILED);
        assertThat(days.replayPastGaps().ids()).hasSize(410);

        nextDay(4);
        NoteDays.Result update = days.update();

        // One page on top; two for the fifteen comments that were not read.
        assertThat(update.requests()).isEqualTo(3);
        assertThat(update.ids()).isEqualTo(service.truthIds()).hasSize(429);
        assertThat(days.stored().gaps()).isEmpty();
    }

    @Test
    void plainReadingClosesGaps() {
        nextDay(25);
        days.update(1);

        NoteDays.Result read = days.read();

        assertThat(read.requests()).isEqualTo(2);
        assertThat(read.ids()).isEqualTo(service.truthIds());
    }

    @Test
    void aGapNamesItsNeighbours() {
        List<CommentId> before = service.truthIds();
        nextDay(25);
        days.update(1);

        NoteGap gap = days.stored().gaps().get(0);

        assertThat(gap.after()).contains(service.truthIds().get(9));
        assertThat(gap.before()).contains(before.get(0));
        assertThat(gap.endedByService()).isFalse();
    }

    @Test
    void aMaximumAgeLooksAgainAtEverythingOlder() {
        nextDay(3);

        assertThat(days.update(Duration.ofHours(1)).requests()).isEqualTo(41);
        assertThat(days.update(Duration.ofHours(1)).requests()).isZero();
    }

    @Test
    void goneNeedsAWitnessAndLooksAtThePinnedOnes() {
        ChangingNote.Row deleted = service.row(service.truthIds().get(205));
        deleted.served = false;
        nextDay(0);
        Instant before = service.now.minus(Duration.ofHours(1));

        days.update(Duration.ofHours(1));
        assertThat(days.stored().size()).isEqualTo(400);
        days.nextDay();
        days.update();

        assertThat(days.stored().size()).isEqualTo(399);
        assertThat(days.replay().ids()).isEqualTo(service.truthIds());
        assertThat(days.stored().changesSince(before)).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(CommentChange.Kind.GONE);
            assertThat(change.comment().id()).isEqualTo(deleted.id);
        });
    }

    @Test
    void changesSinceAMomentAreNamed() {
        Instant before = service.now;
        service.row(service.truthIds().get(2)).likes = 7;
        nextDay(1);
        days.update();

        assertThat(days.stored().changesSince(before))
                .extracting(CommentChange::kind, CommentChange::fields)
                .containsExactly(
                        tuple(CommentChange.Kind.NEW, Set.of()),
                        tuple(CommentChange.Kind.CHANGED, Set.of("likeCount")));
        assertThat(days.stored().asOf(before).size()).isEqualTo(400);
    }

    @Test
    void theRecordIsOnlyAnIndex() throws Exception {
        nextDay(3);
        days.update();
        PowerDisk.deleteAll(dir.resolve("pages/readings"));

        assertThat(days.replay().ids()).isEqualTo(service.truthIds());
        assertThat(days.open().rebuildRecords()).isEqualTo(41);
        assertThat(days.open().rebuildRecords()).isZero();
        assertThat(days.replay().ids()).isEqualTo(service.truthIds());
        assertThat(days.open().notes()).containsExactly(ChangingNote.NOTE);
    }

    @Test
    void anOlderStoreGetsItsRecordsOnFirstUse() throws Exception {
        nextDay(3);
        days.update();
        Path records = dir.resolve("pages/readings");
        PowerDisk.deleteAll(records);

        assertThat(days.replay().ids()).isEqualTo(service.truthIds());
        assertThat(records).doesNotExist();
        assertThat(days.read().requests()).isZero();
        assertThat(records).isDirectory();
        assertThat(days.open().rebuildRecords()).isZero();
        assertThat(days.replay().ids()).isEqualTo(service.truthIds());
    }

    @Test
    void aLostLineOfThePresentPageIsFoundByItsPage() throws Exception {
        nextDay(3);
        days.update();
        Path record;
        try (Stream<Path> files = Files.walk(dir.resolve("pages/readings"))) {
            record = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        List<String> lines = Files.readAllLines(record);
        Files.write(record, lines.subList(0, lines.size() - 1));

        assertThat(days.replay().ids()).isEqualTo(service.truthIds());
        assertThat(days.open().rebuildRecords()).isEqualTo(1);
    }

    @Test
    void aKilledUpdateContinuesWithoutPayingTwice() {
        nextDay(25);
        service.afterRequest = () -> {
            if (service.requests.size() == 42) {
                throw new IllegalStateException("killed");
            }
        };
        try {
            days.update();
        } catch (IllegalStateException killed) {
            service.afterRequest = () -> {};
        }

        NoteDays.Result update = days.update();

        assertThat(update.ids()).isEqualTo(service.truthIds());
        assertThat(service.requests).hasSize(40 + 3);
    }
}
