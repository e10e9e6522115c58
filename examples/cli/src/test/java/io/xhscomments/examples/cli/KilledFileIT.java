package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.core.model.NoteId;
import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as a process that is killed in the midst of a file: the name belongs to what is complete. */
@Tag("torture")
@Tag("long")
class KilledFileIT {
    private static final int PAGES = 30;
    private static final int KILLS = 3;
    private static final NoteId NOTE = NoteId.of("6700000000000000000000de");

    @RegisterExtension
    static final TikHubStub tikhub = TikHubStub.start();

    @TempDir
    Path dir;

    private JarProcess start(String format) throws IOException {
        return JarProcess.read(
                tikhub,
                dir,
                NOTE,
                "--format",
                format,
                "--store",
                dir.resolve("pages").toString(),
                "--out",
                dir.resolve("comments").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "csv", "xlsx", "parquet", "html"})
    void anEarlierFileStaysUntilANewOneIsComplete(String format)
            throws IOException, InterruptedException, SQLException {
        tikhub.serve(SyntheticNote.builder(5)
                .note(NOTE)
                .comments(PAGES * 10)
                .pageSize(10)
                .build());
        tikhub.delayResponses(Duration.ofMillis(10));
        Path file = Files.writeString(dir.resolve("comments"), "yesterday's");
        Path part = dir.resolve("comments.part");

        for (int kill = 1; kill <= KILLS; kill++) {
            int wanted = tikhub.ledger().requests() + 3;
            JarProcess process = start(format);
            process.awaitRequests(wanted);
            process.kill();
            assertThat(file).hasContent("yesterday's");
            assertThat(part).exists();
            Files.delete(part);
        }

        start(format).awaitSuccess();
        assertThat(FileFormatsTest.rowsOf(file, format)).isEqualTo(PAGES * 10);
        assertThat(part).doesNotExist();
        assertThat(tikhub.ledger().charged()).isBetween(PAGES, PAGES + KILLS);
    }
}
