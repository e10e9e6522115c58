package io.xhscomments.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SECURITY.md states nothing that no test shows. */
class SecurityPageTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");
    private static final Pattern RULE = Pattern.compile("\\b([TSD]\\d{2})\\b");
    private static final Pattern RULE_NAME = Pattern.compile("@DisplayName\\(\\s*\"([TSD]\\d{2}) ");

    private static List<String> lines() throws IOException {
        return Files.readAllLines(ROOT.resolve("SECURITY.md"), StandardCharsets.UTF_8);
    }

    /** The lines of the tables without their heads. */
    private static List<String> guarantees() throws IOException {
        return lines().stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| what holds"))
                .toList();
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.map(file -> file.toString().replace('\\', '/'))
                    .filter(file -> file.contains("/src/") && file.endsWith(".java"))
                    .toList();
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void eachGuaranteeNamesATest() throws IOException {
        assertThat(guarantees()).hasSizeGreaterThan(20).allSatisfy(line -> {
            String[] cells = line.split("\\|", -1);
            assertThat(cells).hasSize(4);
            assertThat(cells[1].strip()).endsWith(".");
            assertThat(found(TEST, cells[2]).size() + found(RULE, cells[2]).size())
                    .as(line)
                    .isPositive();
            assertThat(cells[2].replaceAll(TEST.pattern(), "").replaceAll(RULE.pattern(), ""))
                    .as("something else than tests in: " + line)
                    .matches("[ ,]*");
        });
    }

    @Test
    void theTestsAndRulesExist() throws IOException {
        String named = String.join("\n", guarantees());
        List<String> sources = sources();
        Set<String> tests = sources.stream()
                .filter(file -> file.contains("/src/test/"))
                .map(file -> file.substring(file.lastIndexOf('/') + 1).replace(".java", ""))
                .collect(Collectors.toSet());
        Set<String> rules = sources.stream()
                .filter(file -> file.contains("/testkit/contract/") && file.endsWith("Rules.java"))
                .flatMap(file -> found(RULE_NAME, read(file)).stream())
                .collect(Collectors.toSet());

        assertThat(tests).containsAll(found(TEST, named));
        assertThat(rules).containsAll(found(RULE, named));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
