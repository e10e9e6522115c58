package io.xhscomments.testkit.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.xhscomments.adapter.cache.file.PageImporter;
import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRedaction;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.testkit.fixture.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnePlace
class RecordingStoreTest {
    @TempDir
    private Path dir;

    private Path directory;

    @BeforeEach
    void name() {
        directory = dir.resolve("exported");
    }

    private RecordingStore pages(UnaryOperator<byte[]> redaction) {
        return RecordingStore.of(directory, dir.resolve("raw"), redaction);
    }

    private static void keepTwo(PageStore raw) {
        PageImporter into = raw.importing(TikHubDecoder.create());
        into.add(Fixtures.sample(), Stores.key(Stores.SAMPLE));
        into.add(Stores.NOTE.page(TikHubRoute.WEB_V1, Stores.OTHER), Stores.key(Stores.OTHER));
    }

    /** A redaction that fails on one page. */
    private static byte[] spoilingTheSample(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.contains(Fixtures.sampleNote().value()) ? "{}".getBytes(StandardCharsets.UTF_8) : body;
    }

    @Test
    void pageThatCannotBeExportedIsKeptAndReported() {
        RecordingStore pages = pages(RecordingStoreTest::spoilingTheSample);
        PageStore raw = pages.acquire();
        keepTwo(raw);

        assertThatIllegalStateException()
                .isThrownBy(pages::export)
                .withMessageContaining("Paid for and kept, but not exported to " + directory)
                .withMessageContaining("comments of note " + Fixtures.sampleNote() + ", first page on web-v1, "
                        + raw.pages().get(0).file());
        assertThat(raw.pages())
                .singleElement()
                .satisfies(kept -> assertThat(kept.key()).isEqualTo(Stores.key(Stores.SAMPLE)));
        assertThat(PageStore.at(directory).pages())
                .singleElement()
                .satisfies(page -> assertThat(page.key()).isEqualTo(Stores.key(Stores.OTHER)));
    }

    @Test
    void pagesStayUntilTheLastUserIsDone() throws IOException {
        RecordingStore pages = pages(TikHubRedaction.secrets());
        PageStore raw = pages.acquire();
        pages.acquire();
        keepTwo(raw);

        pages.export();
        assertThat(PageStore.at(directory).pages()).hasSize(2);
        assertThat(raw.pages()).hasSize(2);

        pages.export();
        assertThat(PageStore.at(directory).pages()).hasSize(2);
        assertThat(raw.pages()).isEmpty();
    }

    @Test
    void noStoreIsCreatedWithoutRecording() throws IOException {
        RecordingStore pages = pages(TikHubRedaction.secrets());
        pages.acquire();

        pages.export();

        assertThat(directory).doesNotExist();
    }
}
