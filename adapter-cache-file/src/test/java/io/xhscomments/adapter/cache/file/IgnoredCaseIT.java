package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xhscomments.adapter.cache.file.report.CheckReport;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A directory that does not tell upper case from lower case. Names in a store are of lower case and hex digits, so that
 * no two of them are one.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "mounts file systems as Linux does")
class IgnoredCaseIT {
    private static final int PAGES = 8;

    @TempDir
    Path dir;

    /** A file system that can ignore case: how an image of it is made, and mounted with a directory that does. */
    enum FileSystem {
        EXT4(
                "mkfs.ext4 -q -O casefold IMAGE",
                "mount -o loop IMAGE MOUNT && mkdir MOUNT/pages && chattr +F MOUNT/pages"),
        NTFS("mkntfs -F -f -Q IMAGE >&2", "lowntfs-3g -o ignore_case IMAGE MOUNT && mkdir MOUNT/pages"),
        VFAT("mkfs.vfat IMAGE >&2", "mount -o loop IMAGE MOUNT && mkdir MOUNT/pages");

        private final String make;
        private final String mount;

        FileSystem(String make, String mount) {
            this.make = make;
            this.mount = mount;
        }

        String made(Path image) {
            return "truncate -s 16M " + image + " && " + make.replace("IMAGE", image.toString());
        }

        String mounted(Path image, Path mountPoint) {
            return mount.replace("IMAGE", image.toString()).replace("MOUNT", mountPoint.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theStoreKeepsItsPromise(FileSystem fileSystem) throws IOException {
        assumeTrue(Machine.isSuperuser(), "mounting a file system takes the superuser");
        Path image = dir.resolve("disk.img");
        Path mountPoint = Files.createDirectories(dir.resolve("mount"));
        Path root = mountPoint.resolve("pages");
        assumeTrue(Machine.works(fileSystem.made(image)), "there is no " + fileSystem + " that ignores case here");
        String mounted = fileSystem.mounted(image, mountPoint);
        assumeTrue(
                Machine.works("exec unshare -m bash -c '" + mounted + " && umount " + mountPoint + "'"),
                fileSystem + " cannot be mounted here");
        Machine.works(fileSystem.made(image));

        try (LedgerServer server = LedgerServer.start();
                StoreProcess process = StoreProcess.start(
                        "exec unshare -m bash -c '" + mounted + " && exec \"$@\"' bash \"$@\"", root, server.port())) {
            assertThat(process.run("cd " + root + " && touch a && test -e A && rm A"))
                    .isZero();
            for (int page = 0; page < PAGES; page++) {
                assertThat(process.ask(page)).isEqualTo(served("NETWORK", page));
                assertThat(process.ask(page)).isEqualTo(served("STORE", page));
            }
            // As a tool leaves it that writes all names in capitals.
            assertThat(process.run("cd " + root + " && for d in ??; do mv $d x$d && mv x$d ${d^^}; done"))
                    .isZero();
            for (int page = 0; page < PAGES; page++) {
                assertThat(process.ask(page)).isEqualTo(served("STORE", page));
            }
            Path copy = dir.resolve("copy");
            assertThat(process.run("cp -r " + root + " " + copy)).isZero();
            assertThat(server.charges()).isEqualTo(PAGES);
        }
        // Seen from a directory that tells the cases apart, if the names came back as they were.
        Machine.works("cd " + dir.resolve("copy") + " && for d in ??; do mv $d ${d,,}; done");
        CheckReport report = PageStore.at(dir.resolve("copy")).check(TikHubDecoder.create(), body -> false);
        assertThat(report.pages()).isEqualTo(PAGES);
        assertThat(report.isSound()).as(report.findings().toString()).isTrue();
    }

    private static String served(String origin, int page) {
        return "served by " + origin + " " + Responses.page(page).length + " bytes";
    }
}
