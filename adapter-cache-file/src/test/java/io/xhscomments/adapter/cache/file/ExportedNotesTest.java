package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.cache.file.report.CheckReport.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exported store has the comments of its store, those on replaced pages included. */
class ExportedNotesTest {
    @TempDir
    Path dir;

    private final ChangingNote service = new ChangingNote();
    private NoteDays days;
    private NoteDays exported;

    @BeforeEach
    void twoDays() {
        days = new NoteDays(service, dir.resolve("pages"));
        exported = new NoteDays(service, dir.resolve("exported"));
        service.add(40);
        days.read();
        days.nextDay();
        service.add(3);
        days.update();
    }

    private int export() {
        return days.open()
                .exporting(service, body -> body)
                .to(dir.resolve("exported"))
                .pages();
    }

    private Path record() throws IOException {
        try (Stream<Path> files = Files.walk(dir.resolve("exported/readings"))) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    @Test
    void replaysToTheSameUnion() {
        assertThat(export()).isEqualTo(5);

        assertThat(exported.replay().ids()).isEqualTo(service.truthIds()).hasSize(43);
        assertThat(exported.stored().gaps()).isEmpty();
        assertThat(exported.open().check(service, body -> false).of(Kind.UNRECORDED))
                .isEmpty();
    }

    @Test
    void repeatedExportsAddOnlyWhatIsMissing() throws IOException {
        export();
        long size = Files.size(record());
        export();
        assertThat(Files.size(record())).isEqualTo(size);
        days.nextDay();
        service.add(2);
        days.update();
        assertThat(export()).isEqualTo(6);

        assertThat(exported.replay().ids()).isEqualTo(service.truthIds()).hasSize(45);
        assertThat(exported.open().rebuildRecords()).isZero();
    }
}
