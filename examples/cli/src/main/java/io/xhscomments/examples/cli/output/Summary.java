package io.xhscomments.examples.cli.output;

import com.squareup.moshi.JsonWriter;
import io.xhscomments.core.failure.CommentSourceException;
import io.xhscomments.core.model.Comment;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.page.Charge;
import io.xhscomments.core.page.CommentPage;
import io.xhscomments.core.page.Totals;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import okio.Buffer;

/**
 * What one reading came to.
 *
 * @param stop why it stopped, as a word for programs
 * @param reported what the service says there is
 * @param requests how many requests were sent, by what they cost
 */
public record Summary(
        NoteId note,
        String stop,
        long pages,
        long repeats,
        Totals reported,
        long readTopLevel,
        long readReplies,
        Map<Charge, Long> requests) {

    /** All comments given out, replies among them. */
    public long comments() {
        return readTopLevel + readReplies;
    }

    /** How many requests were charged, were free, or are unknown. */
    public long requests(Charge charge) {
        return requests.getOrDefault(charge, 0L);
    }

    /** How many requests were sent. */
    public long sent() {
        return requests.values().stream().mapToLong(Long::longValue).sum();
    }

    /** A JSON document, UTF-8, with a line break at its end. */
    public byte[] toJson() throws IOException {
        Buffer buffer = new Buffer();
        JsonWriter json = JsonWriter.of(buffer);
        json.setIndent("  ");
        json.beginObject();
        json.name("note").value(note.value());
        json.name("stop").value(stop);
        json.name("pages").value(pages);
        json.name("comments").value(comments());
        json.name("repeats").value(repeats);
        json.name("coverage").beginObject();
        told(json, "reportedTotal", reported.all());
        told(json, "reportedTopLevel", reported.topLevel());
        json.name("readTopLevel").value(readTopLevel);
        json.name("readReplies").value(readReplies);
        json.endObject();
        json.name("requests").beginObject();
        json.name("sent").value(sent());
        json.name("charged").value(requests(Charge.CHARGED));
        json.name("free").value(requests(Charge.FREE));
        json.name("unknown").value(requests(Charge.UNKNOWN));
        json.endObject();
        json.endObject();
        return buffer.writeByte('\n').readByteArray();
    }

    private static void told(JsonWriter json, String name, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            json.name(name).value(value.getAsLong());
        }
    }

    /** Counts while a reading goes on. For one thread. */
    public static final class Tally {
        private final NoteId note;
        private final Map<Charge, Long> requests = new EnumMap<>(Charge.class);
        private Totals reported = Totals.UNKNOWN;
        private long pages;
        private long topLevel;
        private long replies;
        private long repeats;

        /** Nothing read yet. */
        public Tally(NoteId note) {
            this.note = note;
        }

        /** A page came. */
        public void page(CommentPage page) {
            pages++;
            requests.merge(page.receipt().charge(), 1L, Long::sum);
            reported = page.totals().equals(Totals.UNKNOWN) ? reported : page.totals();
        }

        /** No page came. */
        public void failed(CommentSourceException failure) {
            if (failure.status().isPresent() || failure.charge().countsAsPaid()) {
                requests.merge(failure.charge(), 1L, Long::sum);
            }
        }

        /** A comment was given out. */
        public void given(Comment comment) {
            if (comment.isReply()) {
                replies++;
            } else {
                topLevel++;
            }
        }

        /** A comment came that had been given out before. */
        public void repeated() {
            repeats++;
        }

        /** The end, and why. */
        public Summary stopped(String why) {
            return new Summary(note, why, pages, repeats, reported, topLevel, replies, Map.copyOf(requests));
        }
    }
}
