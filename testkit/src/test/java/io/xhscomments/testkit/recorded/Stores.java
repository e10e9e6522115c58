package io.xhscomments.testkit.recorded;

import io.xhscomments.adapter.cache.file.PageImporter;
import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.page.PageKey;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.testkit.fixture.Fixtures;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories of recorded pages, relative to the working directory, for use in annotations. */
final class Stores {
    /** Two pages: {@link #SAMPLE} and {@link #OTHER}. */
    static final String TWO = "target/recorded/two";

    static final PageRequest SAMPLE = PageRequest.comments(Fixtures.sampleNote());
    static final SyntheticNote NOTE =
            SyntheticNote.builder(4).comments(15).pageSize(10).build();
    static final PageRequest OTHER = PageRequest.comments(NOTE.id());

    private static boolean made;

    private Stores() {}

    /** Creates {@link #TWO} once; no test writes there. */
    static synchronized void makeTwo() {
        if (made) {
            return;
        }
        made = true;
        delete(TWO);
        PageImporter into = PageStore.at(Path.of(TWO)).importing(TikHubDecoder.create());
        into.add(Fixtures.sample(), key(SAMPLE));
        into.add(NOTE.page(TikHubRoute.WEB_V1, OTHER), key(OTHER));
    }

    static PageKey key(PageRequest request) {
        return new PageKey(TikHubRoute.WEB_V1.id(), request);
    }

    static void delete(String directory) {
        files(directory).sorted(Comparator.reverseOrder()).forEach(file -> {
            try {
                Files.delete(file);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    /** Deletes the directory with its content, if it exists. */
    static Stream<Path> files(String directory) {
        Path root = Path.of(directory);
        if (!Files.exists(root)) {
            return Stream.empty();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return List.copyOf(all.toList()).stream();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
