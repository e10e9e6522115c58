package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.cache.file.report.NoteStats;
import io.xhscomments.adapter.cache.file.report.StoreStats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreStatsTest {
    @TempDir
    Path dir;

    @Test
    void statsCountPagesBytesChargesAndAges() {
        PageStore store = Stores.with(dir, 0, 1);
        PageStore later = Stores.at(dir, Stores.NOW.plusSeconds(3600));
        Stores.pay(later, Responses.key(2), Responses.page(2));

        StoreStats stats = store.stats();

        long bytes = Responses.page(0).length + Responses.page(1).length + Responses.page(2).length;
        assertThat(stats.notes())
                .containsExactly(new NoteStats(
                        Responses.request(0).note(),
                        Responses.key(0).route(),
                        3,
                        0,
                        bytes,
                        3,
                        Optional.of(Stores.NOW),
                        Optional.of(Stores.NOW)));
        assertThat(later.stats().newest()).hasValue(Stores.NOW.plusSeconds(3600));
        assertThat(later.stats().charged()).isEqualTo(3);
    }

    @Test
    void supersededPagesWerePaidForToo() {
        ChangingNote service = new ChangingNote();
        NoteDays days = new NoteDays(service, dir);
        service.add(25);
        days.read();
        days.nextDay();
        days.refresh();

        StoreStats stats = days.open().stats();

        assertThat(stats.pages()).isEqualTo(3);
        assertThat(stats.superseded()).isEqualTo(3);
        assertThat(stats.charged()).isEqualTo(6);
        assertThat(Duration.between(stats.oldest().orElseThrow(), service.now)).isLessThan(Duration.ofHours(1));
    }

    @Test
    void keptResponsesAndUnreadableFilesAreCounted() throws IOException {
        PageStore store = Stores.with(dir, 0, 1, 2);
        Path other = Stores.page(store, 1);
        String digits =
                other.getParent().getFileName() + other.getFileName().toString().replace(".page", "");
        for (String held : List.of("in-doubt", "quarantine", "undecodable", "failed", "receipts")) {
            Path directory = Files.createDirectories(dir.resolve(held).resolve(digits.substring(0, 2)));
            Files.writeString(directory.resolve(digits + ".20261123.page"), "anything");
            Files.writeString(directory.resolve("foreign.txt"), "anything");
        }
        Files.writeString(Stores.page(store, 0), "damaged");
        Files.copy(Stores.page(store, 2), other, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        StoreStats stats = store.stats();

        assertThat(stats.pages()).isEqualTo(1);
        assertThat(stats.unreadable()).isEqualTo(2);
        assertThat(stats.inDoubt()).isEqualTo(1);
        assertThat(stats.quarantined()).isEqualTo(1);
        assertThat(stats.undecodable()).isEqualTo(2);
        assertThat(stats.failed()).isEqualTo(1);
        assertThat(stats.charged()).isEqualTo(1 + 2 + 1);
    }

    @Test
    void anEmptyStoreHasNothing() {
        assertThat(PageStore.at(dir.resolve("missing")).stats()).isEqualTo(new StoreStats(List.of(), 0, 0, 0, 0, 0));
    }
}
