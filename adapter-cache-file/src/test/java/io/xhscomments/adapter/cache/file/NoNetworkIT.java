package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Replay in a process without network and without write access. */
class NoNetworkIT {
    private static final int PAGES = 200;

    @TempDir
    Path dir;

    @BeforeEach
    void aStore() {
        int[] pages = new int[PAGES];
        java.util.Arrays.setAll(pages, page -> page);
        Stores.with(dir.resolve("pages"), pages);
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? said.strip() : "failed: " + said;
    }

    private List<String> replayer(String... before) {
        List<String> command = new ArrayList<>(List.of(before));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.nio.channels.spi.SelectorProvider=" + RefusingSelectorProvider.class.getName(),
                "-cp",
                System.getProperty("java.class.path"),
                Replayer.class.getName(),
                dir.resolve("pages").toString(),
                Integer.toString(PAGES)));
        return command;
    }

    private static String everything() {
        return "replayed " + PAGES + ", listed " + PAGES + ", sound " + PAGES + ", sockets 0; then tried 1 and 2";
    }

    @Test
    void replayOpensNoSocketAndWritesNothing() throws IOException, InterruptedException {
        Map<String, String> before = DirectorySnapshot.of(dir);

        assertThat(run(replayer())).isEqualTo(everything());

        assertThat(DirectorySnapshot.of(dir)).isEqualTo(before);
        Figures.print("no network, a factory that refuses: %s", everything());
    }

    /** In a namespace with only an inactive loopback, and with the store mounted read-only. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "needs unshare")
    void replayNeedsNeitherNetworkNorWritableDisk() throws IOException, InterruptedException {
        String unshare = run(List.of("bash", "-c", "unshare -rnm true && echo yes"));
        assumeTrue(unshare.equals("yes"), "this machine does not allow unshare: " + unshare);
        String mountedForReading = "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\""
                + " && ! touch \"$0/x\" 2>/dev/null && exec \"$@\"";

        String said = run(replayer(
                "unshare",
                "-rnm",
                "bash",
                "-c",
                mountedForReading,
                dir.resolve("pages").toString()));

        assertThat(said).isEqualTo(everything());
        Figures.print("no network, unshare -rnm, mounted for reading only: %s", said);
    }
}
