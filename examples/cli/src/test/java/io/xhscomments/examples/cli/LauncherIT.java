package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the jar with the class archive of the build. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it is a shell script")
class LauncherIT {
    private static final Path LAUNCHER = Path.of("target", "xhs-comments").toAbsolutePath();

    @TempDir
    Path dir;

    private String version(Path launcher, String options) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "--version").directory(dir.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", options);
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** Classes that are not in the archive are read from the jar, verified and linked at each start. */
    @Test
    void classesComeFromTheArchive() throws IOException, InterruptedException {
        String output = version(LAUNCHER, "-Xlog:class+load:file=loaded.log:none");

        List<String> loaded = Files.readAllLines(dir.resolve("loaded.log"));
        assertThat(output).matches("xhs-comments \\S+\n");
        assertThat(loaded)
                .contains(
                        "io.xhscomments.examples.cli.Program source: shared objects file (top)",
                        "picocli.CommandLine source: shared objects file (top)")
                .noneMatch(line -> line.contains("xhs-comments.jar"));
    }

    @Test
    void withoutItsArchiveAndThroughALinkTheProgramStarts() throws IOException, InterruptedException {
        Path moved = Files.createDirectory(dir.resolve("a directory"));
        for (String name : List.of("xhs-comments", "xhs-comments.jar")) {
            Files.copy(LAUNCHER.resolveSibling(name), moved.resolve(name));
        }
        assertThat(moved.resolve("xhs-comments").toFile().setExecutable(true)).isTrue();
        Path link = Files.createSymbolicLink(dir.resolve("link"), moved.resolve("xhs-comments"));

        assertThat(version(link, "")).matches("xhs-comments \\S+\n");
    }
}
