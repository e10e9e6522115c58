package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.testkit.fixture.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowCommandTest {
    @TempDir
    Path dir;

    @Test
    void aSavedResponseIsShownAsJsonlWithoutKeyOrNetwork() throws IOException {
        Path saved = Files.write(dir.resolve("response.json"), Fixtures.sample());

        Run run = Run.of("show", saved.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(7).allMatch(line -> line.startsWith("{\"id\":\"6") && line.endsWith("}"));
    }

    /** As the service echoes it, and curl saves it. */
    @Test
    void theKeyInASavedResponseIsNotShown() throws IOException {
        String key = "sk-test-FAKE-KEY+/==";
        String echoing = new String(Fixtures.sample(), StandardCharsets.UTF_8)
                .replaceFirst("\"nickname\": *\"", "\"nickname\":\"" + key);
        Path saved = Files.writeString(dir.resolve("response.json"), echoing);

        Run run = Run.with(Map.of("TIKHUB_API_KEY", key), "", "show", saved.toString());

        assertThat(run.lines()).hasSize(7);
        assertThat(run.out()).contains("[redacted]").doesNotContain(key);
        assertThat(Run.with(Map.of("TIKHUB_API_KEY", "no key"), "", "show", saved.toString())
                        .lines())
                .hasSize(7);
    }

    @Test
    void standardInputIsADash() {
        Run run = Run.with(Map.of(), new String(Fixtures.sample(), StandardCharsets.UTF_8), "show", "-");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(7);
    }

    @Test
    void invalidFileDoesNotStopTheOthers() throws IOException {
        Path good = Files.write(dir.resolve("good.json"), Fixtures.sample());
        Path failed = Files.write(
                dir.resolve("failed.json"),
                Fixtures.error("200-inner-failure").asRawResponse().body());

        Run run = Run.of(
                "show",
                failed.toString(),
                good.toString(),
                dir.resolve("missing.json").toString());

        assertThat(run.lines()).hasSize(7);
        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("failed.json").contains("301").contains("missing.json");
        assertThat(Run.of("show", failed.toString()).exitCode()).isEqualTo(4);
    }

    @Test
    void responseWithoutNoteNeedsTheNoteOption() throws IOException {
        String bare =
                new String(Fixtures.sample(), StandardCharsets.UTF_8).replaceAll("\"(router|params)\"", "\"x$1\"");
        Path saved = Files.writeString(dir.resolve("bare.json"), bare);

        assertThat(Run.of("show", saved.toString()).exitCode()).isEqualTo(5);
        assertThat(Run.of("show", saved.toString()).err()).contains("--note");
        assertThat(Run.of("show", "--note", "6683b283000000001f0052bf", saved.toString())
                        .lines())
                .hasSize(7);
    }
}
