package io.xhscomments.adapter.cache.file.note;

import io.xhscomments.adapter.cache.file.format.PageFileName;
import io.xhscomments.adapter.cache.file.format.StoredGeneration;
import io.xhscomments.adapter.cache.file.report.NoteReading;
import io.xhscomments.adapter.cache.file.storage.NoteRecords;
import io.xhscomments.adapter.cache.file.storage.StoreContext;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.PageRequest;
import io.xhscomments.core.port.ResponseFormat;
import io.xhscomments.core.reading.Reading;
import io.xhscomments.core.reading.ReadingListener;
import io.xhscomments.core.reading.StopReason;
import io.xhscomments.core.reading.Termination;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import lombok.RequiredArgsConstructor;

/**
 * Writes the start and the end of each reading into the record of its note. A record that cannot be written breaks no
 * reading. Safe to share between threads.
 */
@RequiredArgsConstructor
public final class ReadingRecorder implements ReadingListener {
    private static final System.Logger LOG = System.getLogger("io.xhscomments.adapter.cache.file");

    private final StoreContext store;
    private final ResponseFormat format;
    private final String options;
    private final Optional<Instant> floor;
    private final Map<Reading, String> ids = new ConcurrentHashMap<>();

    @Override
    public void started(Reading reading) {
        String id = HexFormat.of().toHexDigits(UUID.randomUUID().getMostSignificantBits());
        ids.put(reading, id);
        write(
                reading.note(),
                () -> store.writer()
                        .records()
                        .start(reading.note(), new NoteReading(id, store.now(), options, floor, Optional.empty())));
    }

    @Override
    public void ended(Reading reading) {
        String id = ids.remove(reading);
        Optional<Termination> termination = reading.termination();
        if (id != null && termination.isPresent()) {
            write(
                    reading.note(),
                    () -> store.writer()
                            .records()
                            .stop(
                                    reading.note(),
                                    id,
                                    end(reading, termination.get().reason())));
        }
    }

    private NoteReading.End end(Reading reading, StopReason reason) throws IOException {
        // A note is read over one route; if that changed, the newest page tells.
        Optional<String> route = NoteRecords.read(store.reader(), reading.note()).stream()
                .max(Comparator.comparingLong(StoredGeneration::fetchedAt))
                .map(StoredGeneration::route);
        OptionalInt gaps = OptionalInt.empty();
        Optional<ResponseFormat> known = route.flatMap(format::ofRoute);
        if (known.isPresent()) {
            gaps = OptionalInt.of(gaps(reading.note(), known.get(), reason));
        }
        return new NoteReading.End(store.now(), route, reason.id(), reading.coverage(), reading.spend(), gaps);
    }

    /** A note that was read once, along its cursors, has one gap: where its reading stopped. */
    private int gaps(NoteId note, ResponseFormat route, StopReason reason) throws IOException {
        PageFileName first = PageFileName.of(route.keyFor(PageRequest.comments(note)));
        if (!store.generations().replaced(first).isEmpty()) {
            return NoteHistory.of(store, route, note).gaps().size();
        }
        return reason.isComplete() ? 0 : 1;
    }

    /** A step on the disk. */
    private interface Line {
        void write() throws IOException;
    }

    private void write(NoteId note, Line line) {
        try {
            store.writer().directories().prepare();
            if (NoteRecords.exist(store.reader())) {
                line.write();
            }
        } catch (IOException | CommentSourceException unwritable) {
            LOG.log(Level.DEBUG, () -> "A reading of note " + note + " is not in its record: " + unwritable);
        }
    }
}
