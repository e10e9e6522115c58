package io.xhscomments.examples.recipes.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each relative link of a document leads to a file, and each module has a document. */
class DocumentLinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#\\s]+)");

    @Test
    void relativeLinksLeadToFiles() {
        List<Path> documents = Repository.files(".md");

        assertThat(documents).hasSizeGreaterThan(10);
        assertThat(documents.stream().flatMap(DocumentLinksTest::brokenLinks)).isEmpty();
    }

    @Test
    void eachModuleHasAReadme() {
        assertThat(Repository.files("pom.xml").stream().map(Path::getParent).filter(DocumentLinksTest::holdsCode))
                .isNotEmpty()
                .allSatisfy(module -> assertThat(module.resolve("README.md")).exists());
    }

    /** The consumers have one document for all. */
    private static boolean holdsCode(Path module) {
        return Files.isDirectory(module.resolve("src")) && !module.getParent().endsWith("consumers");
    }

    private static Stream<String> brokenLinks(Path document) {
        return LINK.matcher(Repository.read(document))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !Files.exists(document.resolveSibling(link)))
                .map(link -> Repository.ROOT.relativize(document) + ": " + link);
    }
}
