package io.xhscomments.examples.recipes.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Files and packages stay small enough to be read at once. */
class FileSizesTest {
    private static final int MAX_MEDIAN_LINES = 65;
    private static final int MAX_90TH_PERCENTILE_LINES = 160;
    private static final int MAX_FILES_OF_PACKAGE = 30;
    private static final String CONTRACTS = "testkit/contract";

    private static final List<Path> MAIN = Repository.files(".java").stream()
            .filter(file -> slashed(file).contains("/src/main/java/"))
            .filter(file -> !file.endsWith("package-info.java"))
            .toList();

    @Test
    void filesAreShort() {
        List<Long> lengths = MAIN.stream()
                .map(file -> Repository.read(file).lines().count())
                .sorted()
                .toList();

        assertThat(lengths.get(lengths.size() / 2)).as("median lines").isLessThanOrEqualTo(MAX_MEDIAN_LINES);
        assertThat(lengths.get(lengths.size() * 9 / 10))
                .as("90th percentile of lines")
                .isLessThanOrEqualTo(MAX_90TH_PERCENTILE_LINES);
    }

    @Test
    void packagesAreSmall() {
        Map<Path, Long> files = MAIN.stream()
                .map(file -> Repository.ROOT.relativize(file).getParent())
                .filter(directory -> !slashed(directory).endsWith(CONTRACTS))
                .collect(Collectors.groupingBy(directory -> directory, Collectors.counting()));

        assertThat(files)
                .allSatisfy((directory, count) ->
                        assertThat(count).as("%s", directory).isLessThanOrEqualTo(MAX_FILES_OF_PACKAGE));
    }

    private static String slashed(Path file) {
        return file.toString().replace('\\', '/');
    }
}
