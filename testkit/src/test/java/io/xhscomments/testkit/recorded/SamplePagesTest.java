package io.xhscomments.testkit.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRedaction;
import io.xhscomments.testkit.fixture.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnePlace
class SamplePagesTest {
    private static final Path COMMITTED = Path.of("src/main/resources").resolve(Fixtures.SAMPLE_PAGES);

    /** If this fails, replace the committed files with the exported ones. */
    @Test
    void committedStoreIsAnExportOfTheSample(@TempDir Path dir) throws IOException {
        PageStore store = PageStore.at(dir.resolve("store"));
        store.importing(TikHubDecoder.create()).add(Fixtures.sample(), Stores.key(Stores.SAMPLE));
        Path exported = dir.resolve("exported");
        store.exporting(TikHubDecoder.create(), TikHubRedaction.secrets()).to(exported);

        List<Path> files = files(exported);
        assertThat(files(COMMITTED)).containsExactlyElementsOf(files);
        for (Path file : files) {
            assertThat(COMMITTED.resolve(file)).hasSameBinaryContentAs(exported.resolve(file));
        }
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .sorted()
                    .toList();
        }
    }
}
