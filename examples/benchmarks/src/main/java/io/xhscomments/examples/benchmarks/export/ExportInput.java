package io.xhscomments.examples.benchmarks.export;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.ReadThrough;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.core.port.BodySink;
import io.xhscomments.core.port.PageTransport;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.examples.benchmarks.decode.Variety;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Notes of ten pages with seven comments each, twice on disk: in a page store, and as one file for each response body.
 *
 * @param root the directory of both, outside of the repository
 * @param notes the number of notes
 */
record ExportInput(Path root, int notes) {
    static final int PAGES = 10;
    static final int COMMENTS = 7;

    private static final TikHubRoute ROUTE = TikHubRoute.WEB_V1;
    private static final int NOTES_IN_DIRECTORY = 100;
    /** Each put waits for the disk, so many at once are faster. */
    private static final int THREADS = 16;

    /** The store. */
    Path store() {
        return root.resolve("pages");
    }

    /** The bodies: {@code bodies/NNN/NOTE-PAGE.json}. */
    Path bodies() {
        return root.resolve("bodies");
    }

    /** The ids of the notes, one per line, in the order in which they are read. */
    Path noteIds() {
        return root.resolve("notes.txt");
    }

    int pages() {
        return notes * PAGES;
    }

    long comments() {
        return (long) pages() * COMMENTS;
    }

    /** Writes everything, unless an earlier run has. */
    void write() throws IOException, InterruptedException {
        if (Files.exists(noteIds())) {
            return;
        }
        Files.createDirectories(root);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (PageStore store = PageStore.at(store())) {
            List<Future<NoteId>> written = new ArrayList<>();
            for (int number = 0; number < notes; number++) {
                int note = number;
                written.add(threads.submit(() -> note(store, note)));
            }
            List<String> ids = new ArrayList<>();
            for (Future<NoteId> note : written) {
                ids.add(note.get().value());
            }
            Files.write(noteIds(), ids);
        } catch (ExecutionException failed) {
            throw new IOException("the pages cannot be written", failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private NoteId note(PageStore store, int number) throws IOException {
        SyntheticNote note = SyntheticNote.builder(number)
                .pageSize(COMMENTS)
                .comments(PAGES * COMMENTS)
                .build();
        Path directory = Files.createDirectories(
                bodies().resolve(String.format(Locale.ROOT, "%03d", number / NOTES_IN_DIRECTORY)));
        SplittableRandom random = new SplittableRandom(number);
        int[] page = {0};
        PageTransport service = (request, sink) -> {
            byte[] body = Variety.in(note.page(ROUTE, request), random);
            write(directory.resolve(String.format(Locale.ROOT, "%05d-%02d.json", number, page[0]++)), body);
            return respond(body, sink);
        };
        ReadThrough paying = store.readThrough(service, ROUTE.format());
        NoteReader.ofDefaults(paying.source()).start(note.id()).forEachRemaining(comment -> {});
        return note.id();
    }

    private static void write(Path file, byte[] body) {
        try {
            Files.write(file, body);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static RawResponse respond(byte[] body, BodySink sink) {
        RawResponse response = new RawResponse(200, Map.of(), body, RawResponse.Origin.NETWORK);
        sink.onHeaders(response.status(), response.headers());
        sink.onBody(body, 0, body.length);
        return response;
    }
}
