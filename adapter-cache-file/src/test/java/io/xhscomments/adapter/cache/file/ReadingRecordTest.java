package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xhscomments.adapter.cache.file.report.CheckReport.Kind;
import io.xhscomments.adapter.cache.file.report.NoteReading;
import io.xhscomments.core.failure.ResponseLostException;
import io.xhscomments.core.failure.StoreUnavailableException;
import io.xhscomments.core.failure.StoredPageUnreadableException;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.Spend;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.core.reading.ReadingListener;
import io.xhscomments.core.reading.StopReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record of a note tells when it was read, and why each reading stopped. */
class ReadingRecordTest {
    @TempDir
    Path dir;

    private final ChangingNote service = new ChangingNote();
    private NoteDays days;

    @BeforeEach
    void open() {
        days = new NoteDays(service, dir.resolve("pages"));
        service.add(40);
    }

    private Reading read(ReadThrough through, long maxPages) {
        Reading reading = NoteReader.builder(through.source())
                .maxPages(maxPages)
                .listener(through.recorder("--new, 新评论"))
                .build()
                .start(ChangingNote.NOTE);
        reading.forEachRemaining(comment -> {});
        return reading;
    }

    private ReadThrough updating() {
        return days.through().firstPageMaxAge(NoteDays.FRESH).build();
    }

    private List<NoteReading> readings() {
        return days.open().readings(ChangingNote.NOTE);
    }

    private Path record() throws IOException {
        try (Stream<Path> files = Files.walk(dir.resolve("pages/readings"))) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    @Test
    void aNoteTellsItsReadings() {
        Instant start = service.now;
        read(updating(), Long.MAX_VALUE);
        days.nextDay();
        service.add(25);
        Reading second = read(updating(), 1);

        assertThat(readings())
                .hasSize(2)
                .allSatisfy(reading -> assertThat(reading.options()).isEqualTo("--new, 新评论"));
        NoteReading.End first = readings().get(0).end().orElseThrow();
        assertThat(readings().get(0).startedAt()).isEqualTo(start);
        assertThat(first.reason()).isEqualTo(StopReason.END_OF_PAGES.id());
        assertThat(first.route()).contains("model");
        assertThat(first.spend()).isEqualTo(new Spend(4, 0, 0));
        assertThat(first.gaps()).isEqualTo(OptionalInt.of(0));
        NoteReading.End last = readings().get(1).end().orElseThrow();
        assertThat(last.reason()).isEqualTo(StopReason.PAGE_LIMIT.id());
        assertThat(last.coverage()).isEqualTo(second.coverage());
        assertThat(last.spend()).isEqualTo(new Spend(1, 0, 0));
        assertThat(last.gaps()).isEqualTo(OptionalInt.of(1));
    }

    @Test
    void aFloorIsAMomentThatDoesNotMove() {
        read(
                days.through()
                        .firstPageMaxAge(NoteDays.FRESH)
                        .maxAge(Duration.ofHours(2))
                        .build(),
                1);

        assertThat(readings().get(0).floor()).contains(Instant.parse("2026-10-31T22:00:00Z"));
    }

    @Test
    void aReadingWhoseProcessDiedHasNoEnd() {
        ReadThrough through = updating();
        Reading reading = NoteReader.builder(through.source())
                .listener(through.recorder(""))
                .build()
                .start(ChangingNote.NOTE);
        assertThat(readings()).isEmpty();
        reading.next();

        assertThat(readings()).singleElement().satisfies(running -> {
            assertThat(running.options()).isEmpty();
            assertThat(running.end()).isEmpty();
        });
    }

    @Test
    void aReadingThatFailedBeforeAnyPageIsRecorded() {
        service.afterRequest = () -> {
            throw ResponseLostException.noResponse(PageRequest.comments(ChangingNote.NOTE), "broke off", null);
        };
        assertThatThrownBy(() -> read(updating(), 1)).isInstanceOf(ResponseLostException.class);

        NoteReading.End end = readings().get(0).end().orElseThrow();
        assertThat(end.reason()).isEqualTo(StopReason.FAILED.id());
        assertThat(end.route()).isEmpty();
        assertThat(end.gaps()).isEmpty();
        assertThat(end.spend()).isEqualTo(new Spend(0, 0, 1));
    }

    @Test
    void unknownKindsOfLinesAreKeptAndSkipped() throws IOException {
        read(updating(), Long.MAX_VALUE);
        String line = "later 1 two";
        CRC32C checksum = new CRC32C();
        checksum.update(line.getBytes(StandardCharsets.US_ASCII));
        String complete = line + " " + HexFormat.of().toHexDigits((int) checksum.getValue());
        Files.writeString(record(), "\n" + complete + "\n", StandardOpenOption.APPEND);
        days.nextDay();
        service.add(3);
        read(updating(), Long.MAX_VALUE);

        assertThat(readings()).hasSize(2);
        assertThat(days.replay().ids()).isEqualTo(service.truthIds());
        assertThat(days.open().rebuildRecords()).isZero();
        assertThat(Files.readString(record())).contains(complete);
        assertThat(days.open().check(service, body -> false).of(Kind.UNRECORDED))
                .isEmpty();
    }

    @Test
    void aTornEndSpoilsNoOtherLine() throws IOException {
        read(updating(), Long.MAX_VALUE);
        byte[] record = Files.readAllBytes(record());
        for (int length = record.length - 60; length < record.length - 1; length++) {
            Files.write(record(), Arrays.copyOf(record, length));
            assertThat(readings())
                    .singleElement()
                    .satisfies(reading -> assertThat(reading.end()).isEmpty());
            service.now = service.now.plusSeconds(1);
            read(updating(), Long.MAX_VALUE);
            assertThat(readings()).hasSize(2);
            assertThat(days.replay().ids()).isEqualTo(service.truthIds());
        }
    }

    @Test
    void aRecordOfANewerVersionIsMetBeforeAnythingIsPaid() throws IOException {
        read(updating(), 1);
        Files.writeString(record(), "XHS-READINGS 2\n");
        int requests = service.requests.size();

        assertThatThrownBy(() -> days.through()
                        .build()
                        .send(service.requests.get(0).first().after(Cursor.of("2:top"))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("use a newer xhs-comments");
        assertThatThrownBy(() -> days.open().replay(service).source().fetch(service.requests.get(0)))
                .isInstanceOf(StoredPageUnreadableException.class)
                .hasMessageContaining("version 2");
        assertThatThrownBy(() -> read(updating(), 1)).isInstanceOf(StoredPageUnreadableException.class);
        assertThatThrownBy(this::readings).isInstanceOf(UncheckedIOException.class);
        assertThat(service.requests).hasSize(requests);
        assertThat(Files.readString(record())).doesNotContain("page ");
    }

    @Test
    void longDescriptionsOfOptionsAreRefused() {
        ReadThrough through = updating();
        assertThatThrownBy(() -> through.recorder("x".repeat(501)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("500");
    }

    @Test
    void theOtherListenerIsNotifiedToo() {
        ReadThrough through = updating();
        List<String> events = new ArrayList<>();
        ReadingListener both = through.recorder("").and(new ReadingListener() {
            @Override
            public void started(Reading reading) {
                events.add("started");
            }

            @Override
            public void ended(Reading reading) {
                events.add("ended");
            }
        });
        Reading reading =
                NoteReader.builder(through.source()).listener(both).build().start(ChangingNote.NOTE);
        reading.forEachRemaining(comment -> {});

        assertThat(events).containsExactly("started", "ended");
        assertThat(readings().get(0).end()).isPresent();
    }
}
