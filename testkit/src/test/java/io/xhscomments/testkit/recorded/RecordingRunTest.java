package io.xhscomments.testkit.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;

@OnePlace
class RecordingRunTest {
    @TempDir
    private Path place;

    @BeforeEach
    void begin() throws IOException {
        RecordingRun.restart(place);
    }

    @AfterEach
    void end() throws IOException {
        RecordingRun.restart(Path.of("target/recorded/raw"));
    }

    @Test
    void processHasOneLimit() {
        RecordingRun run = RecordingRun.of(1);

        assertThat(RecordingRun.of(1)).isSameAs(run);
        assertThat(run.budget().maxRequests()).hasValue(1L);
        assertThatThrownBy(() -> RecordingRun.of(1000))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("xhs.record.max-paid must not change, but was 1 and is 1000");
    }

    @Test
    void oneProcessRecordsAtATime() throws IOException, InterruptedException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        place.resolve(".lock").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.getInputStream().read()).isEqualTo('L');

            assertThatThrownBy(() -> RecordingRun.of(5))
                    .isInstanceOf(ExtensionConfigurationException.class)
                    .hasMessageContaining("Nothing was sent")
                    .hasMessageContaining(".lock is locked: another process is recording");
        } finally {
            other.getOutputStream().close();
            other.waitFor();
        }
        assertThat(RecordingRun.of(5).budget().maxRequests()).hasValue(5L);
    }

    @Test
    void rawPagesAreIgnoredByGit() {
        RecordingRun.of(1);

        assertThat(place.resolve(".gitignore")).hasContent("*");
    }
}
