package io.xhscomments.adapter.cache.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.cache.file.storage.StoreLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A power cut loses unforced bytes, so every returned page must have been forced. */
@Tag("torture")
class PowerLossTest {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final int LIVES = Integer.getInteger("power.lives", 60);

    private Path dir;

    /** The test tracks forces itself, so the files may be on a fast disk. */
    @BeforeEach
    void makeDirectory() throws IOException {
        dir = Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "power")
                : Files.createTempDirectory("power");
    }

    @AfterEach
    void deleteDirectory() throws IOException {
        PowerDisk.deleteAll(dir);
    }

    @Test
    void returnedPagesSurviveAPowerCut() throws IOException {
        PowerLives.Figures figures = PowerLives.run(dir, LIVES, PowerDisk.Abilities.ALL);

        System.out.println("Power loss: " + figures);
        assertThat(figures.lost).as("acknowledged pages lost").isZero();
        assertThat(figures.corrupt).as("corrupt pages served").isZero();
        assertThat(figures.unexplained).as("unexplained charges").isZero();
        assertThat(figures.unreadable).as("pages unreadable").isZero();
        assertThat(figures.recordsLost).as("records in doubt lost").isZero();
        assertThat(figures.unionsUnreported)
                .as("unions that lack pages, unreported")
                .isZero();
        assertThat(figures.acknowledged).isGreaterThan(LIVES);
        assertThat(figures.inDoubt).isPositive();
    }

    @Test
    void supersededPagesSurviveWithoutHardLinks() throws IOException {
        PowerLives.Figures figures = PowerLives.run(dir, LIVES / 4, new PowerDisk.Abilities() {
            @Override
            public boolean links() {
                return false;
            }
        });

        System.out.println("Power loss, no links: " + figures);
        assertThat(figures.lost).isZero();
        assertThat(figures.corrupt).isZero();
        assertThat(figures.unreadable).isZero();
    }

    /** Omits one force at a time: each one is necessary. */
    @Test
    void unforcedFilesLosePages() throws IOException {
        PowerLives.Figures figures = PowerLives.run(dir, LIVES / 4, new PowerDisk.Abilities() {
            @Override
            public boolean forcesFiles() {
                return false;
            }
        });

        System.out.println("Power loss, files not forced: " + figures);
        assertThat(figures.lost).isPositive();
    }

    @Test
    void unforcedDirectoriesLosePages() throws IOException {
        assertThat(without("directories", any -> true).lost).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "disk, above the root",
        "store, the root's name",
        "pages, the root",
        "superseded, the directory of superseded pages"
    })
    void oneUnforcedDirectoryLosesPages(String name, String label) throws IOException {
        assertThat(without(label, directory -> directory.endsWith(name)).lost).isPositive();
    }

    @Test
    void unforcedPageDirectoriesLosePages() throws IOException {
        assertThat(without("directories of pages", StoreLayout::isPageDirectory).lost)
                .isPositive();
    }

    @Test
    void unforcedHoldingDirectoriesLoseRecords() throws IOException {
        assertThat(without("the room of what is in doubt", directory -> directory.endsWith(StoreLayout.IN_DOUBT))
                        .recordsLost)
                .isPositive();
    }

    private PowerLives.Figures without(String label, Predicate<Path> directories) throws IOException {
        PowerLives.Figures figures = PowerLives.run(dir, LIVES / 4, new PowerDisk.Abilities() {
            @Override
            public boolean forcesNamesIn(Path directory) {
                return !directories.test(directory);
            }
        });
        System.out.println("Power loss, " + label + " not forced: " + figures);
        return figures;
    }
}
