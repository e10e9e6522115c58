package io.xhscomments.examples.benchmarks.decode;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.ReadThrough;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.ResponseFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The same responses twice on disk: in a page store, and as bare files.
 *
 * @param root the directory of both
 */
record StoredResponses(Path root) {
    private static final PageSize SIZE = PageSize.SAMPLE;

    static List<EncodedResponse> responses(int count) {
        return EncodedResponses.of(SIZE, count);
    }

    /** Writes both. */
    void write(int count) throws IOException {
        Map<PageRequest, byte[]> bodies = new HashMap<>();
        List<EncodedResponse> responses = responses(count);
        responses.forEach(
                response -> bodies.put(response.request(), response.page().body()));
        try (PageStore store = store()) {
            ReadThrough paying = store.readThrough(
                    (request, sink) -> {
                        byte[] body = Objects.requireNonNull(bodies.get(request));
                        RawResponse page = new RawResponse(200, Map.of(), body, RawResponse.Origin.NETWORK);
                        sink.onHeaders(page.status(), page.headers());
                        sink.onBody(body, 0, body.length);
                        return page;
                    },
                    format());
            for (EncodedResponse response : responses) {
                paying.send(response.request());
            }
        }
        Files.createDirectories(root.resolve("bare"));
        for (int i = 0; i < count; i++) {
            Files.write(bare(i), responses.get(i).page().body());
        }
    }

    PageStore store() {
        return PageStore.at(root.resolve("pages"));
    }

    ResponseFormat format() {
        return SIZE.route.format();
    }

    Path bare(int response) {
        return root.resolve("bare").resolve(response + ".json");
    }
}
