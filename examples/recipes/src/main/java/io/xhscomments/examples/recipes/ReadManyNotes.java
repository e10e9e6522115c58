package io.xhscomments.examples.recipes;

import io.xhscomments.adapter.retrofit.TikHubTransport;
import io.xhscomments.core.model.NoteId;
import io.xhscomments.core.reading.NoteReader;
import io.xhscomments.core.reading.NoteResult;
import io.xhscomments.core.reading.ParallelNoteReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads many notes, several at a time. A note that fails does not stop the others. All notes share the budget and the
 * rate limit of the source.
 */
public final class ReadManyNotes {
    private ReadManyNotes() {}

    /** Arguments: note ids. */
    public static void main(String[] args) {
        try (TikHubTransport tikhub = Live.webV1()) {
            List<NoteId> notes = Arrays.stream(args).map(NoteId::of).toList();
            System.out.println(count(NoteReader.ofDefaults(tikhub.source()), notes));
        }
    }

    /** The number of comments of each note, or its failure. */
    public static Map<String, String> count(NoteReader reader, List<NoteId> notes) {
        Map<String, String> outcome = new TreeMap<>();
        try (Stream<NoteResult<Long>> results = ParallelNoteReader.builder(reader)
                .concurrency(3)
                .build()
                .read(notes, reading -> {
                    long count = 0;
                    for (; reading.hasNext(); reading.next()) {
                        count++;
                    }
                    return count;
                })) {
            results.forEach(result -> outcome.put(
                    result.note().value(),
                    result.value()
                            .map(count -> count + " comments")
                            .orElseGet(() ->
                                    result.failure().orElseThrow().getClass().getSimpleName())));
        }
        return outcome;
    }
}
