package io.xhscomments.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xhscomments.examples.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The directory of a run's files becomes read-only, or its permission is lost, while the run is under way. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs mounts and capabilities of Linux")
class OutputTroubleIT extends GatedRuns {
    private Path files;

    enum Trouble {
        READ_ONLY,
        NO_PERMISSION
    }

    @BeforeEach
    void aDirectory() throws IOException {
        files = Files.createDirectory(dir.resolve("files"));
    }

    @AfterEach
    void allowDeletion() throws IOException {
        Files.setPosixFilePermissions(files, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static boolean works(String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** In a name space of its own, or held to what modes say, as not even the superuser is otherwise. */
    private static List<String> before(Trouble trouble) throws IOException {
        if (trouble == Trouble.READ_ONLY) {
            assumeTrue(works("unshare", "-m", "true"), "this machine does not allow mounts of one's own");
            return List.of("unshare", "-m");
        }
        if (works("bash", "-c", "test $(id -u) -ne 0")) {
            return List.of();
        }
        assumeTrue(works("setpriv", "--help"), "the superuser cannot be held to modes");
        return List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner");
    }

    private void make(Trouble trouble, Process run) throws IOException {
        if (trouble == Trouble.NO_PERMISSION) {
            Files.setPosixFilePermissions(files, PosixFilePermissions.fromString("r-xr-xr-x"));
        } else {
            // Busy for as long as a checkpoint is being written there.
            String remount =
                    "mount --bind DIR DIR; for i in {1..200}; do mount -o remount,bind,ro DIR && exit; sleep 0.05; done; exit 1"
                            .replace("DIR", files.toString());
            assertThat(works("nsenter", "-m", "-t", Long.toString(run.pid()), "bash", "-c", remount))
                    .isTrue();
        }
    }

    /** A run in whose way the trouble comes after the first pages; gives its exit code. */
    private int troubled(Trouble trouble, String... options) throws IOException, InterruptedException {
        Process run = read(before(trouble), "troubled", options);
        awaitRequests(run, PAGES_BEFORE_GATE, "troubled");
        make(trouble, run);
        gate.open();
        return run.waitFor();
    }

    private void end(Trouble trouble) throws IOException {
        if (trouble == Trouble.NO_PERMISSION) {
            allowDeletion();
        }
    }

    /** It is written through the file that is open, but cannot take its name. */
    @ParameterizedTest
    @EnumSource
    void whatWasPaidForStaysInThePart(Trouble trouble) throws IOException, InterruptedException {
        assertThat(troubled(trouble, "--out", "files/a", "--summary-json", "files/s"))
                .as(words("troubled"))
                .isEqualTo(ExitCode.FILES);

        assertThat(words("troubled")).contains("files/a");
        assertThat(tikhub.ledger().charged()).isEqualTo(PAGES);
        assertComplete("files/a.part");
        assertThat(files.resolve("a")).doesNotExist();
        assertThat(files.resolve("s")).doesNotExist();

        end(trouble);
        assertThat(read("next", "--out", "files/a").waitFor()).isEqualTo(ExitCode.FILES);
        assertThat(words("next")).contains("a.part is left from an interrupted run");
        assertComplete("files/a.part");
        assertThat(tikhub.ledger().charged()).isEqualTo(PAGES);
    }

    /** The output and the checkpoint grow in files that are open; only the summary needs a new file. */
    @ParameterizedTest
    @EnumSource
    void aRunWithACheckpointIsCompleted(Trouble trouble) throws IOException, InterruptedException {
        String[] options = {"--out", "files/a", "--checkpoint", "files/c", "--summary-json", "files/s"};
        assertThat(troubled(trouble, options)).as(words("troubled")).isEqualTo(ExitCode.FILES);

        assertThat(words("troubled")).contains("files/s");
        assertThat(tikhub.ledger().charged()).isEqualTo(PAGES);
        assertComplete("files/a");

        end(trouble);
        Files.move(files.resolve("s.part"), files.resolve("s"));
        assertThat(read("next", options).waitFor()).as(words("next")).isZero();
        assertComplete("files/a");
        assertThat(tikhub.ledger().charged()).isEqualTo(PAGES);
    }

    /** With a store, not even the page under way is paid for twice. */
    @ParameterizedTest
    @EnumSource
    void withAStoreNothingIsPaidForTwice(Trouble trouble) throws IOException, InterruptedException {
        String[] options = {"--out", "files/a", "--checkpoint", "files/c", "--store", "pages"};
        assertThat(troubled(trouble, options)).as(words("troubled")).isEqualTo(ExitCode.FILES);

        end(trouble);
        assertThat(read("next", options).waitFor()).as(words("next")).isZero();
        assertComplete("files/a");
        assertThat(tikhub.ledger().charged()).isEqualTo(PAGES);
    }
}
