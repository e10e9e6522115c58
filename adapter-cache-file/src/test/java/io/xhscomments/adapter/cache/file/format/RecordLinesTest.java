package io.xhscomments.adapter.cache.file.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RecordLinesTest {
    private static final int MANY = 100_000;

    private static StoredGeneration page(int number) {
        return new StoredGeneration(
                "app-v2",
                String.format(Locale.ROOT, "%040x", number),
                1_790_000_000_000L + number,
                String.format(Locale.ROOT, "%08x", number));
    }

    private static byte[] record(int pages) {
        StringBuilder record = new StringBuilder(RecordLines.firstLine());
        for (int number = 0; number < pages; number++) {
            record.append(RecordLines.page(page(number)));
        }
        return record.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void everyChangedByteCostsItsLineOnly() throws IOException {
        byte[] record = record(3);
        int second = new String(record, StandardCharsets.US_ASCII).indexOf(String.format(Locale.ROOT, "%040x", 1));
        for (int position = second - 10; position < second + 60; position++) {
            byte[] changed = record.clone();
            changed[position] ^= 1;
            assertThat(RecordLines.pages(changed)).containsExactly(page(0), page(2));
            assertThat(RecordLines.damaged(changed)).isEqualTo(1);
        }
    }

    @Test
    void aNewerVersionIsRefused() {
        assertThatThrownBy(() -> RecordLines.pages("XHS-READINGS 2\n".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(CorruptPageException.class)
                .hasMessageContaining("version 2");
    }

    @Test
    void recordsOfManyPagesAreSmall() throws IOException {
        byte[] record = record(MANY);
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            assertThat(RecordLines.pages(record)).hasSize(MANY);
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.println("A record of " + MANY + " pages: " + record.length + " bytes, read and verified in "
                + Duration.ofNanos(best).toMillis() + " ms");
        assertThat(record.length).isLessThan(100 * MANY);
    }
}
