package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.report.CheckReport;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.core.failure.StoreUnavailableException;
import io.xhscomments.core.page.Charge;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures of a store's directory and of its processes during reads. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs mounts, capabilities and signals of Linux")
class StoreTroubleIT {
    private static final String FREE_FAILURE = "StoreUnavailableException FREE";
    private static final String UNREADABLE = "StoredPageUnreadableException FREE";
    /** Without these capabilities even the superuser obeys modes and owners. */
    private static final String AS_MODES_SAY =
            "exec setpriv --bounding-set=-dac_override,-dac_read_search,-fowner \"$@\"";

    @TempDir
    Path dir;

    private Path root;
    private LedgerServer server;

    @BeforeEach
    void start() throws IOException {
        server = LedgerServer.start();
        root = dir.resolve("pages");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        // Allows the deletion of the directory.
        if (Files.exists(root)) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(Files::isDirectory).forEach(directory -> {
                    try {
                        mode(directory, "rwxr-xr-x");
                    } catch (IOException gone) {
                        return;
                    }
                });
            }
        }
    }

    private StoreProcess process(String shell) throws IOException {
        return StoreProcess.start(shell, root, server.port());
    }

    private static String service(int page) {
        return "served by NETWORK " + Responses.page(page).length + " bytes";
    }

    private static String record(int page) {
        return "served by STORE " + Responses.page(page).length + " bytes";
    }

    private static void mode(Path file, String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private Path directoryOf(int page) {
        return PageFileName.of(Responses.key(page)).page(root).getParent();
    }

    /** In a namespace where the store becomes read-only during use. */
    @Test
    void storeThatBecomesReadOnlyServesAndPaysNothing() throws IOException {
        assumeTrue(Machine.works("unshare -rm true"), "this machine does not allow mounts of one's own");
        Files.createDirectories(root);
        try (StoreProcess process = process("exec unshare -rm \"$@\"")) {
            assertThat(process.ask(0)).isEqualTo(service(0));

            assertThat(process.run(
                            "mount --bind DIR DIR && mount -o remount,bind,ro DIR".replace("DIR", root.toString())))
                    .isZero();
            assertThat(process.ask(0)).isEqualTo(record(0));
            assertThat(process.ask(1)).isEqualTo(FREE_FAILURE);
            assertThat(process.ask(2)).isEqualTo(FREE_FAILURE);
            assertThat(server.charges()).isEqualTo(1);

            assertThat(process.run("umount " + root)).isZero();
            assertThat(process.ask(1)).isEqualTo(service(1));
            assertThat(process.ask(1)).isEqualTo(record(1));
        }
        assertThat(server.charges()).isEqualTo(2);
    }

    /** As a damaged file system does: at once, during any write. */
    @Test
    void fileSystemFailureDuringAFetchLosesNothing() throws IOException {
        assumeTrue(Machine.isSuperuser(), "mounting a file system takes the superuser");
        assumeTrue(Machine.works("test -e /dev/loop-control && which mkfs.ext4 losetup"), "there are no loop devices");
        Path image = dir.resolve("disk.img");
        Files.createDirectories(root);
        String onADisk = "truncate -s 16M " + image + " && mkfs.ext4 -q " + image + " && exec unshare -m bash -c "
                + "'mount -o loop,errors=remount-ro " + image + " \"$0\" && exec \"$@\"' '" + root + "' \"$@\"";
        String fail =
                "for d in $(losetup -n -O NAME -j " + image + "); do echo 1 > /sys/fs/ext4/${d#/dev/}/trigger_fs_error"
                        + "; done; ! touch " + root + "/x 2>/dev/null";
        try (StoreProcess process = process(onADisk)) {
            String first = process.ask(0);
            assumeTrue(first.equals(service(0)), "the file system cannot be mounted: " + first);
            CountDownLatch charged = new CountDownLatch(1);
            CountDownLatch stopped = new CountDownLatch(1);
            server.fault(exchange -> {
                charged.countDown();
                await(stopped);
                return false;
            });
            CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> ask(process, 1));
            await(charged);
            // In the namespace of the waiting process.
            boolean failed = Machine.works("nsenter -m -t " + process.pid() + " bash -c '" + fail + "'");
            stopped.countDown();

            assertThat(second.join()).isEqualTo((failed ? "not stored, " : "") + service(1));
            assumeTrue(failed, "the file system cannot be made to fail");
            assertThat(process.ask(1)).isEqualTo("not stored, " + record(1));
            assertThat(process.ask(2)).isEqualTo(FREE_FAILURE);
            assertThat(process.ask(0)).isEqualTo(record(0));
        }
        assertThat(server.charges()).isEqualTo(2);
    }

    private static String ask(StoreProcess process, int page) {
        try {
            return process.ask(page);
        } catch (IOException broken) {
            return broken.toString();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void lostPermissionsFailBeforePaying() throws IOException {
        assumeTrue(!Machine.isSuperuser() || Machine.works("setpriv --help"), "the superuser cannot be held to modes");
        try (StoreProcess process = process(Machine.isSuperuser() ? AS_MODES_SAY : "true")) {
            assertThat(process.ask(0)).isEqualTo(service(0));
            mode(root, "r-xr-xr-x");
            mode(directoryOf(0), "r-xr-xr-x");
            assertThat(process.ask(0)).isEqualTo(record(0));
            assertThat(process.ask(1)).isEqualTo(FREE_FAILURE);

            mode(directoryOf(0), "---------");
            assertThat(process.ask(0)).isEqualTo(UNREADABLE);
            assertThat(server.charges()).isEqualTo(1);

            mode(root, "rwxr-xr-x");
            mode(directoryOf(0), "rwxr-xr-x");
            assertThat(process.ask(0)).isEqualTo(record(0));
            assertThat(process.ask(1)).isEqualTo(service(1));
        }
        assertThat(server.charges()).isEqualTo(2);
    }

    @Test
    void permissionsLostDuringAFetchLoseNothing() throws IOException {
        assumeTrue(!Machine.isSuperuser() || Machine.works("setpriv --help"), "the superuser cannot be held to modes");
        server.fault(exchange -> {
            if (server.charges() == 1) {
                mode(directoryOf(0), "r-xr-xr-x");
            }
            return false;
        });
        try (StoreProcess process = process(Machine.isSuperuser() ? AS_MODES_SAY : "true")) {
            assertThat(process.ask(0)).isEqualTo("not stored, " + service(0));
            assertThat(process.ask(0)).isEqualTo("not stored, " + record(0));
            assertThat(process.ask(1)).isEqualTo(FREE_FAILURE);
            assertThat(server.charges()).isEqualTo(1);

            mode(directoryOf(0), "rwxr-xr-x");
            assertThat(process.ask(0)).isEqualTo(record(0));
            assertThat(process.ask(1)).isEqualTo(service(1));
        }
        assertThat(server.charges()).isEqualTo(2);
        assertThat(PageStore.at(root)
                        .check(TikHubDecoder.create(), body -> false)
                        .pages())
                .isEqualTo(2);
    }

    /** The file can neither be read nor moved: another process may have paid for it. */
    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-r--r--"})
    void thePartOfAnotherUserIsLeftToHim(String mode) throws IOException {
        assumeTrue(
                Machine.isSuperuser() && Machine.works("setpriv --help"),
                "making another user's file takes the superuser");
        Stores.with(root, 5);
        Path directory = Files.createDirectories(directoryOf(0));
        Path part = Files.writeString(
                directory.resolve("." + PageFileName.of(Responses.key(0)).hex().substring(2) + ".part"),
                "XHS-PAGE 1\n");
        mode(part, mode);
        assertThat(Machine.works("chown 65534 " + part + " " + directory + " && chmod 1777 " + directory))
                .isTrue();

        try (StoreProcess process = process(AS_MODES_SAY)) {
            assertThat(process.ask(0)).isEqualTo(FREE_FAILURE);
            assertThat(process.ask(0)).isEqualTo(FREE_FAILURE);
            assertThat(part).hasContent("XHS-PAGE 1\n");
            assertThat(server.charges()).isZero();

            assertThat(Machine.works("chown 0 " + part)).isTrue();
            assertThat(process.ask(0)).isEqualTo("paying again, " + service(0));
        }
        assertThat(server.charges()).isEqualTo(1);
    }

    /** Classes in a jar, which stays open: one that is loaded then needs a file, too. */
    private String jars() throws IOException {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path classes = Path.of(entry);
            jars.add(Files.isDirectory(classes) ? jar(classes, jars.size()).toString() : entry);
        }
        return String.join(File.pathSeparator, jars);
    }

    private Path jar(Path classes, int number) throws IOException {
        Path jar = dir.resolve(number + ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> files = Files.walk(classes)) {
            for (Path each : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                out.putNextEntry(new ZipEntry(classes.relativize(each).toString()));
                Files.copy(each, out);
            }
        }
        return jar;
    }

    /** Also those that the last fetch closes a moment after its caller has the page. */
    private static void exhaustAllFiles(StoreProcess process) throws IOException {
        String outcome = record(0);
        while (outcome.equals(record(0))) {
            process.exhaustFiles(0);
            outcome = process.ask(0);
        }
        assertThat(outcome).isEqualTo(UNREADABLE);
    }

    @Test
    void aProcessThatCanOpenNoFileLosesNothingAndPaysForNothingTwice() throws IOException {
        try (StoreProcess process = StoreProcess.start("ulimit -n 200", jars(), root, server.port())) {
            assertThat(process.ask(0)).isEqualTo(service(0));
            exhaustAllFiles(process);
            assertThat(process.ask(1)).isEqualTo(UNREADABLE);
            assertThat(server.charges()).isEqualTo(1);
            process.closeFiles();
            assertThat(process.ask(0)).isEqualTo(record(0));

            process.exhaustFilesAfterResponse();
            // It closes its own file before it opens the directory's.
            assertThat(process.ask(1)).isEqualTo(service(1));
            exhaustAllFiles(process);
            assertThat(process.ask(1)).isEqualTo(UNREADABLE);
            assertThat(process.ask(2)).isEqualTo(UNREADABLE);
            assertThat(server.charges()).isEqualTo(2);
            process.closeFiles();
            assertThat(process.ask(1)).isEqualTo(record(1));
            assertThat(process.ask(2)).isEqualTo(service(2));

            for (int spare = 1; spare < 8; spare++) {
                int page = 10 + spare;
                process.exhaustFiles(spare);
                String outcome = process.ask(page);
                int charged = server.charges(Responses.request(page));
                assertThat(outcome)
                        .as(spare + " files can be opened")
                        .matches(charged == 0 ? "\\w+Exception FREE" : "(not stored, )?" + service(page));
                process.closeFiles();
                assertThat(process.ask(page)).isEqualTo(charged == 0 ? service(page) : record(page));
            }
        }
        assertThat(server.ledger())
                .allSatisfy((page, charges) -> assertThat(charges).isEqualTo(1));
        CheckReport report = PageStore.at(root).check(TikHubDecoder.create(), body -> false);
        assertThat(report.pages()).isEqualTo(10);
        assertThat(report.isSound()).as(report.findings().toString()).isTrue();
    }

    @Test
    void aHolderOfALockThatIsSuspendedIsWaitedForAndNotDoubled() throws IOException {
        CountDownLatch charged = new CountDownLatch(1);
        CountDownLatch responded = new CountDownLatch(1);
        server.fault(exchange -> {
            charged.countDown();
            await(responded);
            return false;
        });
        ReadThrough impatient = ReadThrough.builder(
                        PageStore.at(root), new SocketTransport(server.port()), Responses.FORMAT)
                .noCacheLinks()
                .lockTimeout(Duration.ofMillis(200))
                .build();
        try (StoreProcess process = process("true")) {
            CompletableFuture<String> holder = CompletableFuture.supplyAsync(() -> ask(process, 0));
            await(charged);
            assertThat(Machine.works("kill -STOP " + process.pid())).isTrue();
            responded.countDown();

            for (int attempt = 0; attempt < 3; attempt++) {
                assertThatThrownBy(() -> impatient.send(Responses.request(0)))
                        .isInstanceOfSatisfying(
                                StoreUnavailableException.class,
                                busy -> assertThat(busy.charge()).isEqualTo(Charge.FREE))
                        .hasMessageContaining("has been fetching this page");
            }
            assertThat(impatient.send(Responses.request(1)).body()).isEqualTo(Responses.page(1));

            assertThat(Machine.works("kill -CONT " + process.pid())).isTrue();
            assertThat(holder.join()).isEqualTo(service(0));
        }
        assertThat(impatient.send(Responses.request(0)).body()).isEqualTo(Responses.page(0));
        assertThat(server.charges(Responses.request(0))).isEqualTo(1);
    }
}
