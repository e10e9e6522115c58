package io.xhscomments.examples.benchmarks.decode;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.ReadThrough;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawPage;
import io.xhscomments.core.port.ResponseFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The same answers twice on disk: in a page store, and as bare files.
 *
 * @param root where both are
 */
record StoredAnswers(Path root) {
    private static final PageSize SIZE = PageSize.SAMPLE;

    static List<Answer> answers(int count) {
        return Answers.of(SIZE, count);
    }

    /** Writes them; the store makes sure of each. */
    void write(int count) throws IOException {
        Map<PageRequest, byte[]> bodies = new HashMap<>();
        List<Answer> answers = answers(count);
        answers.forEach(answer -> bodies.put(answer.request(), answer.page().body()));
        try (PageStore store = store()) {
            ReadThrough paying = store.readThrough(
                    (request, sink) -> {
                        byte[] body = Objects.requireNonNull(bodies.get(request));
                        RawPage page = new RawPage(200, Map.of(), body, RawPage.Origin.SERVICE);
                        sink.head(page.status(), page.headers());
                        sink.write(body, 0, body.length);
                        return page;
                    },
                    format());
            for (Answer answer : answers) {
                paying.send(answer.request());
            }
        }
        Files.createDirectories(root.resolve("bare"));
        for (int i = 0; i < count; i++) {
            Files.write(bare(i), answers.get(i).page().body());
        }
    }

    PageStore store() {
        return PageStore.at(root.resolve("pages"));
    }

    ResponseFormat format() {
        return SIZE.route.format();
    }

    Path bare(int answer) {
        return root.resolve("bare").resolve(answer + ".json");
    }
}
