package io.xhscomments.examples.cli.report;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.adapter.cache.file.report.CommentChange;
import io.xhscomments.adapter.cache.file.report.CommentChange.Kind;
import io.xhscomments.core.model.NoteId;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import okio.BufferedSink;
import okio.Okio;

/** How many comments of a note are new, changed, gone or back. For one thread until it is complete. */
public final class ChangeCounts {
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

    /** Counts a change. */
    public void add(CommentChange change) {
        counts.merge(change.kind(), 1L, Long::sum);
    }

    /** The number of changes of a kind. */
    public long of(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** Whether nothing has changed. */
    public boolean isEmpty() {
        return counts.isEmpty();
    }

    /** The note and the numbers, in the order of {@link Kind}, for a message. */
    public Object[] values(NoteId note) {
        return Stream.concat(Stream.of(note), Stream.of(Kind.values()).map(this::of))
                .toArray();
    }

    /**
     * Writes a JSON document in UTF-8 that ends with a line break: the moment, the numbers of all notes, and those of
     * each note.
     */
    public static void write(Instant since, Map<NoteId, ChangeCounts> notes, OutputStream stream) throws IOException {
        BufferedSink sink = Okio.buffer(Okio.sink(stream));
        JsonWriter json = JsonWriter.of(sink);
        json.setIndent("  ");
        ChangeCounts all = new ChangeCounts();
        notes.values()
                .forEach(counts -> counts.counts.forEach((kind, count) -> all.counts.merge(kind, count, Long::sum)));
        json.beginObject();
        json.name("since").value(since.toString());
        json.name("changes");
        all.write(json);
        json.name("notes").beginArray();
        for (Map.Entry<NoteId, ChangeCounts> note : notes.entrySet()) {
            json.beginObject();
            json.name("note").value(note.getKey().value());
            json.name("changes");
            note.getValue().write(json);
            json.endObject();
        }
        json.endArray();
        json.endObject();
        sink.writeByte('\n').flush();
    }

    /** Writes an object with a number for each kind, under the names of {@link Kind#id()}. */
    public void write(JsonWriter json) throws IOException {
        json.beginObject();
        for (Kind kind : Kind.values()) {
            json.name(kind.id()).value(of(kind));
        }
        json.endObject();
    }
}
