package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.CommentId;
import io.xhscomments.core.reading.StopReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random histories of a note and of its readings: new, deleted, late, liked and pinned comments, budgets, killed
 * readings, maximum ages, refreshes, and a service that treats stale cursors in four ways. The service's log decides.
 */
@Tag("torture")
class ReadingsModelTest {
    private static final int HISTORIES = Integer.getInteger("readings.histories", 60);
    private static final int FIRST = Integer.getInteger("readings.first", 0);
    private static final long SEED = Long.getLong("readings.seed", 1);

    @TempDir
    Path dir;

    private int updates;
    private int requests;
    private final List<Long> falselyGone = new ArrayList<>();
    private int gone;

    @Test
    void everyHistoryKeepsThePromises() throws IOException {
        for (int history = FIRST; history < FIRST + HISTORIES; history++) {
            new History(SEED * 1_000_003 + history, dir.resolve("pages-" + history)).run();
        }
        System.out.println(HISTORIES + " histories: " + updates + " updates, " + requests + " requests, " + gone
                + " comments gone, falsely " + falselyGone.size());
        assertThat(falselyGone)
                .as("seeds with comments that are served and said to be gone")
                .isEmpty();
    }

    private final class History {
        private final long seed;
        private final Random random;
        private final Path root;
        private final ChangingNote service = new ChangingNote();
        private final NoteDays days;
        private boolean lateComments;
        private boolean earlyEnd;
        private boolean upToDate;

        History(long seed, Path root) {
            this.seed = seed;
            this.random = new Random(seed);
            this.root = root;
            this.days = new NoteDays(service, root);
        }

        void run() throws IOException {
            service.pageSize = 2 + random.nextInt(9);
            service.tagsPins = random.nextInt(4) > 0;
            service.repeatsPinsAtTheirPlace = random.nextInt(4) == 0;
            service.staleCursor = ChangingNote.StaleCursor.values()[random.nextInt(6) > 3 ? random.nextInt(5) : 0];
            service.add(random.nextInt(80));
            days.read();
            int lastDay = 2 + random.nextInt(5);
            for (int day = 0; day < lastDay; day++) {
                days.nextDay();
                change();
                update();
                check();
            }
            PowerDisk.deleteAll(root);
        }

        private void change() {
            service.add(random.nextInt(random.nextBoolean() ? 4 : 30));
            for (ChangingNote.Row row : service.rows) {
                row.likes += random.nextInt(10) == 0 ? 1 : 0;
                row.served &= random.nextInt(40) > 0;
                row.unusual |= row.pinned;
                row.pinned = row.pinned ? random.nextInt(3) > 0 : random.nextInt(60) == 0;
                row.unusual |= row.pinned;
            }
            if (random.nextInt(3) == 0) {
                days.stored().gaps().forEach(gap -> gap.after().ifPresent(id -> service.row(id).served = false));
            }
            if (!service.tagsPins) {
                service.rows.stream().filter(row -> row.pinned).skip(3).forEach(row -> row.pinned = false);
            }
            if (random.nextInt(8) == 0 && !service.rows.isEmpty()) {
                service.add(service.rows.get(random.nextInt(service.rows.size())).seconds + 1);
                lateComments = true;
            }
            service.endsAfter = random.nextInt(8) == 0 ? 7 : Integer.MAX_VALUE;
            earlyEnd |= service.endsAfter == 7;
            service.undecodable = random.nextInt(8) == 0 && !service.rows.isEmpty()
                    ? Optional.of(service.rows.get(random.nextInt(service.rows.size())))
                    : Optional.empty();
            service.undecodable.ifPresent(row -> row.unusual = true);
        }

        private void update() {
            int kind = random.nextInt(8);
            NoteDays.Result result = switch (kind) {
                case 0 -> days.update(1 + random.nextInt(3));
                case 1 -> days.update(Duration.ofDays(random.nextInt(3)).plusHours(1));
                case 2 -> days.read();
                case 3 -> days.refresh();
                default -> days.update();
            };
            upToDate = kind > 3 && result.stop() == StopReason.END_OF_PAGES;
            updates++;
            requests += result.requests();
            // A refresh follows the cursors of the service, and leaves older gaps as they are.
            if (kind != 3 && result.stop() == StopReason.END_OF_PAGES) {
                assertThat(days.read().requests())
                        .as("kind %s, seed %s", kind, seed)
                        .isZero();
            }
        }

        /** The union is the same however it was found, and contains every comment that was ever stored. */
        private void check() throws IOException {
            List<CommentId> served = days.replayPastGaps().ids();
            assertThat(served).as("seed %s", seed).doesNotHaveDuplicates();
            Set<CommentId> present = new HashSet<>(served);
            Set<CommentId> everStored = service.sent();
            for (CommentId id : everStored) {
                if (!present.contains(id)) {
                    gone++;
                    if (service.row(id).served) {
                        falselyGone.add(seed);
                    }
                }
            }
            assertThat(everStored).as("seed %s", seed).containsAll(present);
            checkOrder(served, present);
            PowerDisk.deleteAll(root.resolve("readings"));
            assertThat(days.replayPastGaps().ids())
                    .as("without records, seed %s", seed)
                    .isEqualTo(served);
            days.open().rebuildRecords();
            assertThat(days.replayPastGaps().ids())
                    .as("with new records, seed %s", seed)
                    .isEqualTo(served);
            if (upToDate) {
                NoteDays.Result live = days.read();
                NoteDays.Result resumed = days.replayThenRead(1 + random.nextInt(2 * service.pageSize));
                assertThat(resumed.ids())
                        .as("a checkpoint of a replay, seed %s", seed)
                        .isEqualTo(live.ids());
                assertThat(live.requests() + resumed.requests())
                        .as("seed %s", seed)
                        .isZero();
            }
            if (upToDate && !lateComments && !earlyEnd && service.staleCursor != ChangingNote.StaleCursor.SKIPS) {
                Set<CommentId> missing = new HashSet<>(service.truthIds());
                missing.removeAll(present);
                missing.removeIf(id -> service.row(id).unusual);
                assertThat(missing).as("seed %s", seed).isEmpty();
            }
        }

        private void checkOrder(List<CommentId> served, Set<CommentId> present) {
            List<CommentId> truth = service.truthIds().stream()
                    .filter(id -> present.contains(id) && !service.row(id).unusual)
                    .toList();
            List<CommentId> alive = served.stream()
                    .filter(id -> service.row(id).served && !service.row(id).unusual)
                    .toList();
            assertThat(alive).as("seed %s", seed).isEqualTo(truth);
        }
    }
}
