package io.xhscomments.examples.benchmarks.store;

import io.xhscomments.adapter.cache.file.PageStore;
import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.PageHeader;
import io.xhscomments.adapter.cache.file.report.PageSource;
import io.xhscomments.adapter.cache.file.storage.FileOps;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.adapter.cache.file.storage.StoreReader;
import io.xhscomments.codec.tikhub.TikHubDecoder;
import io.xhscomments.codec.tikhub.TikHubRoute;
import io.xhscomments.core.model.Cursor;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.page.RawResponse;
import io.xhscomments.testkit.synthetic.SyntheticNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A store of synthetic notes of the Web V1 route, with seven comments on a page as in the documented sample. Writing it
 * forces nothing to the disk, because nothing was paid for.
 *
 * @param directory the store's directory
 * @param notes the number of notes
 * @param pages the number of pages of each note
 */
public record StoredNotes(Path directory, int notes, int pages) {
    private static final TikHubRoute ROUTE = TikHubRoute.WEB_V1;
    private static final int COMMENTS = 7;
    private static final Instant FETCHED_AT = Instant.ofEpochSecond(1_770_343_442);
    private static final FileOps UNFORCED = new FileOps() {
        @Override
        public void force(FileChannel file) {}

        @Override
        public void forceDirectory(Path directory) {}
    };

    /** The number of pages of all notes. */
    public int size() {
        return notes * pages;
    }

    /** The number of comments of all notes. */
    public long comments() {
        return (long) size() * COMMENTS;
    }

    /** The ids of the notes. */
    public List<NoteId> ids() {
        return IntStream.range(0, notes).mapToObj(seed -> note(seed).id()).toList();
    }

    /** Writes the store, on all cores. */
    public void write() throws IOException {
        StoreContext store = StoreContext.of(StoreReader.ofDirectory(directory), UNFORCED, Clock.systemUTC());
        store.writer().directories().prepare();
        IntStream.range(0, notes).parallel().forEach(seed -> write(note(seed), store));
    }

    /** Writes the body of each page into a file of its own, {@code BODIES/NOTE-PAGE.json}. */
    public void writeBodies(Path bodies) throws IOException {
        Files.createDirectories(bodies);
        PageStore store = PageStore.at(directory);
        for (int seed = 0; seed < notes; seed++) {
            PageRequest request = PageRequest.comments(note(seed).id());
            for (int number = 0; number < pages; number++) {
                RawResponse response = store.replay(ROUTE.format()).send(request);
                Files.write(
                        bodies.resolve(String.format(Locale.ROOT, "%05d-%05d.json", seed, number)), response.body());
                Optional<Cursor> next =
                        TikHubDecoder.create().decode(request, response).next();
                request = next.map(request::after).orElse(request);
            }
        }
    }

    private SyntheticNote note(int seed) {
        return SyntheticNote.builder(seed)
                .pageSize(COMMENTS)
                .comments(pages * COMMENTS)
                .build();
    }

    private void write(SyntheticNote note, StoreContext store) {
        PageRequest request = PageRequest.comments(note.id());
        for (int number = 0; number < pages; number++) {
            byte[] body = note.page(ROUTE, request);
            CommentPage page = TikHubDecoder.create().decode(request, RawResponse.stored(body));
            PageFileName name = PageFileName.of(ROUTE.format().keyFor(request));
            Instant fetchedAt = FETCHED_AT.plusSeconds(number);
            PageHeader header = PageHeader.of(name, fetchedAt, PageSource.PAID).withPage(page, PageHeader.VERBATIM);
            try {
                store.writer().put(name, header, body, fetchedAt);
            } catch (IOException diskFull) {
                throw new UncheckedIOException(diskFull);
            }
            request = page.next().map(request::after).orElse(request);
        }
    }
}
