package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xhscomments.testkit.TikHubStub;
import io.xhscomments.testkit.fixture.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The jar as people run it: another process. */
class ProgramIT {
    private static final Path JAR = Path.of("target", "xhs-comments.jar");

    @Test
    void theJarShowsTheEmbeddedSample() throws IOException, InterruptedException {
        String out = java("-jar", JAR.toString());

        assertThat(out).contains("上局合九蓝🔵").contains("跟着帕姐练，每天进步一点点");
    }

    @Test
    void theJarTellsItsVersion() throws IOException, InterruptedException {
        assertThat(java("-jar", JAR.toString(), "--version")).startsWith("xhs-comments ");
    }

    @Test
    void theBuildMakesTheManualPageInEachLanguageAndTheCompletion() throws IOException, InterruptedException {
        Path distribution = Path.of("target", "distribution");

        assertThat(distribution.resolve("man/man1/xhs-comments.1"))
                .content(StandardCharsets.UTF_8)
                .isEqualTo(java("-jar", JAR.toString(), "manual", "--lang", "en"));
        assertThat(distribution.resolve("man/zh/man1/xhs-comments.1"))
                .content(StandardCharsets.UTF_8)
                .isEqualTo(java("-jar", JAR.toString(), "manual", "--lang", "zh"));
        assertThat(distribution.resolve("completion/xhs-comments.sh"))
                .content(StandardCharsets.UTF_8)
                .isEqualToIgnoringNewLines(java("-jar", JAR.toString(), "generate-completion"));
    }

    @Test
    void tableOnTerminalHasItsWidthAndColoursUnlessDisabled() throws IOException, InterruptedException {
        assertThat(onTerminal("TERM=xterm NO_COLOR=", "2>/dev/null")).contains("\u001b[1mtime (UTC)");
        assertThat(onTerminal("NO_COLOR=1", "2>/dev/null"))
                .doesNotContain("\u001b")
                .contains("-------  " + "-".repeat(26) + "\r\n")
                .contains("\r\n" + " ".repeat(54));
    }

    @Test
    void tableOnTerminalHasNoProgressBar() throws IOException, InterruptedException {
        try (TikHubStub stub = TikHubStub.start()) {
            String shown = onTerminal(
                    "NO_COLOR=1 TIKHUB_API_KEY=" + stub.apiKey().reveal(),
                    "read " + Fixtures.sampleNote() + " --base-url " + stub.baseUrl());

            assertThat(shown).startsWith("time (UTC) ").contains("1 charged").doesNotContain("%", "[=");
        }
    }

    /** "script" makes a terminal, here one of 80 columns. */
    private static String onTerminal(String environment, String args) throws IOException, InterruptedException {
        assumeTrue(
                ExternalPrograms.has("stty")
                        && ExternalPrograms.has("script")
                        && ExternalPrograms.run("script", "--version").out().contains("util-linux"),
                "util-linux's script is not installed: there is no terminal to try");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = "stty cols 80; " + environment + " '" + java + "' -jar " + JAR + " " + args;
        return ExternalPrograms.run("script", "-qec", command, "/dev/null").out();
    }

    /** A real pipe whose reader has gone before anything is written. */
    @Test
    void jarEndsQuietlyWhenItsOutputIsClosed() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        for (String[] args : new String[][] {{"manual"}, {}}) {
            List<String> command = new ArrayList<>(List.of(java, "-jar", JAR.toString()));
            command.addAll(List.of(args));
            Process process = new ProcessBuilder(command).start();
            process.getInputStream().close();
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).isEqualTo(3);
            assertThat(err).doesNotContain("xhs-comments:", "Exception", "Next step");
        }
    }

    /** Every library jar on the module path: a package in two of them, or a name that is none, would fail here. */
    @Test
    void theLibraryWorksOnTheModulePath() throws IOException, InterruptedException {
        String classPath = System.getProperty("java.class.path");
        List<String> jars = new ArrayList<>();
        for (String module : List.of("core", "codec-tikhub", "adapter-retrofit", "adapter-cache-file")) {
            jars.add(jarOf(Path.of("..", "..", module, "target")).toString());
        }
        Stream.of(classPath.split(java.io.File.pathSeparator, -1))
                .filter(entry -> entry.matches(".*/(moshi|okio-jvm|kotlin-stdlib|retrofit|okhttp-jvm)-[^/]*\\.jar"))
                .forEach(jars::add);

        String described = java(
                "-p",
                String.join(java.io.File.pathSeparator, jars),
                "--add-modules",
                "io.xhscomments.adapter.retrofit,io.xhscomments.adapter.cache.file",
                "--list-modules");

        assertThat(described.lines().map(line -> line.split("[ @]", -1)[0]).collect(Collectors.toSet()))
                .contains(
                        "io.xhscomments.core",
                        "io.xhscomments.codec.tikhub",
                        "io.xhscomments.adapter.retrofit",
                        "io.xhscomments.adapter.cache.file");
    }

    private static Path jarOf(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file ->
                            file.getFileName().toString().matches("xhs-comments-[a-z-]+-\\d[^-]*(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String java(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return out;
    }
}
